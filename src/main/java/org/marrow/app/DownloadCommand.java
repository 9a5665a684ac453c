package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.ingest.Download;
import org.marrow.ingest.DownloadTable;
import org.marrow.ingest.Downloads;
import org.marrow.model.Blame;
import org.marrow.model.MarrowException;
import org.marrow.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow download`.
@Command(
        name = "download",
        description = {
            "Fetches published files from their publishers.",
            "A file that is there already is fetched again only if its publisher has another one; a download that"
                    + " broke off goes on where it stopped. What was there before stays until the new file is whole"
                    + " and checked."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  marrow download --list",
            "  marrow download hpo hpoa",
            "  marrow download medgen --to files"
        })
final class DownloadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "A file or a group of the table.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Shows the table, or the files named, and fetches nothing.")
    private boolean list;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "downloads",
            description = "The folder to write into. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path to;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "A YAML file that changes or adds entries, in the form of src/main/resources/downloads.yaml.")
    private @Nullable Path table;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            defaultValue = "4294967296",
            description = "The size of the largest file to accept. Default: ${DEFAULT-VALUE}.")
    private long maxBytes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        DownloadTable known = table == null
                ? DownloadTable.shipped()
                : DownloadTable.shipped().with(table);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            List<Download> listed = names.isEmpty() ? known.all() : known.named(names);
            print(listed, out);
            out.flush();
            return 0;
        }
        if (names.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "found no name, expected files or groups; marrow download --list shows them");
        }
        if (maxBytes < 1) {
            throw new ParameterException(
                    spec.commandLine(), "found --max-bytes %d, expected 1 or more".formatted(maxBytes));
        }
        return fetch(known.named(names), out);
    }

    private static void print(List<Download> downloads, PrintWriter out) {
        List<List<Optional<String>>> rows = downloads.stream()
                .map(download -> List.of(
                        Optional.of(download.name()),
                        download.group(),
                        Optional.of(download.title()),
                        Optional.of(download.url().toString())))
                .toList();
        TextTable.print(new Table(List.of("name", "group", "title", "url"), rows), out);
        out.println();
        printLicences(downloads, out);
    }

    private int fetch(List<Download> downloads, PrintWriter out) {
        List<Downloads.Fetched> there = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        try (var downloading = new Downloads(to, Downloads.Patience.USUAL, maxBytes)) {
            for (Download download : downloads) {
                try {
                    Downloads.Fetched file = fetch(download, downloading);
                    there.add(file);
                    print(file, out);
                } catch (MarrowException e) {
                    if (e.code().blame() == Blame.SERVICE) {
                        throw e;
                    }
                    err.println("marrow: " + e.getMessage());
                    err.println("Help: " + Main.help(e.code()));
                    err.flush();
                }
            }
        }
        if (!there.isEmpty()) {
            out.println();
            printLicences(there.stream().map(Downloads.Fetched::download).toList(), out);
            out.println();
        }
        long fresh = there.stream().filter(Downloads.Fetched::isNew).count();
        int failed = downloads.size() - there.size();
        out.printf("%d fetched, %d unchanged, %d failed.%n", fresh, there.size() - fresh, failed);
        out.flush();
        return failed == 0 ? 0 : Main.WRONG_INPUT;
    }

    private Downloads.Fetched fetch(Download download, Downloads downloading) {
        try (var progress = new ProgressLines()) {
            return downloading.fetch(download, progress);
        }
    }

    private static void print(Downloads.Fetched file, PrintWriter out) {
        out.printf(
                "%s: %s %s, %,d bytes%n",
                file.download().name(), file.isNew() ? "fetched" : "unchanged", file.file(), file.bytes());
        out.println("    sha256 " + file.sha256());
        out.flush();
    }

    private static void printLicences(List<Download> downloads, PrintWriter out) {
        Map<Download.Licence, List<String>> names = new LinkedHashMap<>();
        downloads.forEach(download -> names.computeIfAbsent(download.licence(), licence -> new ArrayList<>())
                .add(download.name()));
        names.forEach((licence, of) -> {
            out.println("Licence of %s: %s".formatted(String.join(", ", of), licence.iri()));
            out.println("    Asks: " + licence.asks());
            out.println("    Cite: " + licence.citation());
        });
    }
}
