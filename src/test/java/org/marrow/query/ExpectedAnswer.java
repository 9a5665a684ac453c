package org.marrow.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The answer to a question of the catalogue that is written down, and what it is asked with.
///
/// @param of         the release that is asked
/// @param parameters what is asked with; defaults for the others
/// @param lines      the answer, as CSV or Turtle
record ExpectedAnswer(Of of, Map<String, String> parameters, List<String> lines) {

    static final Path FOLDER = Path.of("src/test/resources/answers");
    private static final String PARAMETERS = "# ";

    /// The small releases that are asked.
    enum Of {
        HOME,
        MINIATURE,
        HEART;

        private Path folder() {
            return this == HOME ? FOLDER : FOLDER.resolve(name().toLowerCase(Locale.ROOT));
        }
    }

    private static Path file(CatalogueQuery query, Of of) {
        return of.folder().resolve(query.name() + (query.isGraph() ? ".ttl" : ".csv"));
    }

    /// The files that have one; there should be no more than one.
    static List<Path> files(CatalogueQuery query) {
        return Stream.of(Of.values())
                .map(of -> file(query, of))
                .filter(Files::exists)
                .toList();
    }

    /// The answer to `query`, if there is one.
    static Optional<ExpectedAnswer> to(CatalogueQuery query) {
        return Stream.of(Of.values())
                .filter(of -> Files.exists(file(query, of)))
                .findFirst()
                .map(of -> read(of, file(query, of)));
    }

    private static ExpectedAnswer read(Of of, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Map<String, String> parameters = new HashMap<>();
            if (lines.getFirst().startsWith(PARAMETERS) && of != Of.HOME) {
                for (String parameter :
                        lines.getFirst().substring(PARAMETERS.length()).split(" ", -1)) {
                    parameters.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
                }
                lines = lines.subList(1, lines.size());
            }
            return new ExpectedAnswer(of, parameters, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
