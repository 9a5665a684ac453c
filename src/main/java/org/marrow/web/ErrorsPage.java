package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.marrow.page.Frame;
import org.marrow.page.Links;

/// The page at `/errors`, where every problem document leads: `src/docs/errors.md`.
final class ErrorsPage extends HttpServlet {

    private static final String SOURCE = "/docs/errors.md";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream in = ErrorsPage.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The class path lacks " + SOURCE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String body = HtmlRenderer.builder()
                    .escapeHtml(true)
                    .attributeProviderFactory(context -> (node, tag, attributes) -> {
                        if (node instanceof Heading heading && heading.getFirstChild() instanceof Text name) {
                            attributes.put("id", name.getLiteral());
                        }
                    })
                    .build()
                    .render(Parser.builder().build().parse(text));
            Html.write(
                    response,
                    "errors.jte",
                    Map.of(
                            "frame",
                            Frame.without(
                                    "Errors",
                                    new Links(request.getContextPath(), Optional.empty(), "", Optional.empty())),
                            "body",
                            body));
        }
    }
}
