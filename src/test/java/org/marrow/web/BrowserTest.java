package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.app.Marrow;

/// Lets a browser use the pages, with the checks of `src/test/browser`; skipped where there is no Chromium or no npm.
@DisplayName("The pages in a browser")
class BrowserTest {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Path SCRIPTS = Path.of("src/test/browser");
    private static final Path WORK = Path.of("target/browser");
    private static final int MINUTES = 15;

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> pages() throws IOException, InterruptedException {
        assumeTrue(
                System.getenv("CHROMIUM") != null
                        || BROWSERS.stream().anyMatch(browser -> Files.isExecutable(Path.of(browser))),
                "No Chromium at " + BROWSERS + " nor where CHROMIUM says: on Debian, apt-get install chromium");
        assumeTrue(isThere("npm"), "No npm to install the browser's driver: on Debian, apt-get install nodejs npm");
        install();
        var releases = PageReleases.in(folder);
        List<String> lines;
        try (Marrow marrow = Marrow.open(releases.data());
                Server server = marrow.serve(0, true)) {
            List<String> command =
                    new ArrayList<>(List.of("node", "pages.mjs", server.url().toString(), releases.other()));
            command.addAll(PageReleases.HOSTILE);
            lines = run(command);
        }
        assertThat(lines).as("checks that the browser made").hasSizeGreaterThan(80);
        return lines.stream().map(BrowserTest::test);
    }

    private static DynamicTest test(String line) {
        return DynamicTest.dynamicTest(
                line.replaceFirst("^(not )?ok ", "").replaceFirst(" \".*", ""),
                () -> assertThat(line).startsWith("ok "));
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Files.copy(
                        script, WORK.resolve(script.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"));
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(WORK.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            List<String> lines;
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                lines = out.lines().toList();
            }
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
