package org.marrow.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/// One file of gzipped N-Quads, which counts its statements and digests its bytes while they are written.
final class QuadPart implements AutoCloseable {

    private final String path;
    private final MessageDigest digest;
    private final OutputStream bytes;
    private final StreamRDF stream;
    private long statements;

    private QuadPart(String path, MessageDigest digest, OutputStream bytes) {
        this.path = path;
        this.digest = digest;
        this.bytes = bytes;
        this.stream = StreamRDFWriter.getWriterStream(bytes, Lang.NQUADS);
        stream.start();
    }

    /// The file at `path` below `folder`.
    static QuadPart create(Path folder, String path) throws IOException {
        MessageDigest digest = digest();
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(path)));
        return new QuadPart(path, digest, new GZIPOutputStream(new DigestOutputStream(file, digest)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    String path() {
        return path;
    }

    long statements() {
        return statements;
    }

    /// The digest of the file once it is closed, in hexadecimal. To be asked for once.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void add(Quad quad) {
        stream.quad(quad);
        statements++;
    }

    @Override
    public void close() throws IOException {
        stream.finish();
        bytes.close();
    }
}
