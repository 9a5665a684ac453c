package org.marrow.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// Pages, made from the templates of `src/main/jte`.
final class Html {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /// The pages of programs of others, which set styles of their own.
    private static final Set<String> STYLED = Set.of("api.jte", "sparql.jte");

    private Html() {}

    /// Writes the page that `template` makes of `values`, with nothing from any other host.
    static void write(HttpServletResponse response, String template, Map<String, Object> values) throws IOException {
        var page = new StringOutput();
        TEMPLATES.render(template, values, page);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                ("default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; font-src 'self';"
                                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                        .formatted(STYLED.contains(template) ? " 'unsafe-inline'" : ""));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(page);
    }
}
