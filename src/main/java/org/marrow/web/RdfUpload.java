package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.Quad;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.ForeignRdf;

/// RDF that came with a request, read to its end: as the body, or as the files of a form.
///
/// @param isOfQuads  whether it says itself which graphs its statements are in
/// @param statements those of the default graph in [Quad#defaultGraphIRI]
record RdfUpload(boolean isOfQuads, List<Quad> statements) {

    /// The most bytes of a body, unpacked.
    static final long MOST = 64L << 20;

    /// What `request` has in its body.
    ///
    /// @param most the most statements
    /// @throws org.marrow.model.MarrowException `RDF_INVALID`, `UNSUPPORTED_MEDIA_TYPE`, `REQUEST_TOO_LARGE` or
    ///                                          `WORKSPACE_FULL`
    static RdfUpload read(HttpServletRequest request, long most) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String base = request.getRequestURL().toString();
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return readParts(request, base, most);
        }
        Lang lang = ForeignRdf.language(type, "");
        try (LimitedBody in = LimitedBody.of(request, MOST)) {
            return new RdfUpload(isOfQuads(lang), read(in, lang, base, most));
        }
    }

    /// What broke off may be RDF all the same, but it is not what was meant.
    private static List<Quad> read(LimitedBody in, Lang lang, String base, long most) {
        List<Quad> statements;
        try {
            statements = ForeignRdf.read(in, lang, base, most);
        } catch (MarrowException | RuntimeIOException e) {
            in.requireWhole();
            throw e;
        }
        in.requireWhole();
        return statements;
    }

    private static boolean isOfQuads(Lang lang) {
        return lang.equals(Lang.TRIG) || lang.equals(Lang.NQUADS);
    }

    /// Every file of a form.
    private static RdfUpload readParts(HttpServletRequest request, String base, long most) throws IOException {
        List<Quad> statements = new ArrayList<>();
        boolean isOfQuads = true;
        var upload = new JakartaServletFileUpload<>();
        try {
            FileItemInputIterator parts = upload.getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (!part.isFormField()) {
                    Lang lang = ForeignRdf.language(typeOf(part), String.valueOf(part.getName()));
                    isOfQuads &= isOfQuads(lang);
                    try (LimitedBody in = unpacked(part)) {
                        statements.addAll(read(in, lang, base, most - statements.size()));
                    }
                }
            }
        } catch (FileUploadException e) {
            throw new MarrowException(ErrorCode.RDF_INVALID, "Found a form that cannot be read: " + e.getMessage(), e);
        }
        return new RdfUpload(isOfQuads && !statements.isEmpty(), statements);
    }

    /// Browsers call what they do not know plain text, or bytes.
    private static String typeOf(FileItemInput part) {
        String type = part.getContentType();
        return type == null || type.startsWith("text/plain") || type.startsWith("application/octet-stream") ? "" : type;
    }

    private static LimitedBody unpacked(FileItemInput part) throws IOException {
        return String.valueOf(part.getName()).endsWith(".gz")
                ? LimitedBody.unpacked(part.getInputStream(), MOST)
                : LimitedBody.of(part.getInputStream(), MOST);
    }
}
