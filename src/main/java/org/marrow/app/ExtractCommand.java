package org.marrow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.marrow.lookup.Modules;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.OntologyModule;
import org.marrow.sheet.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow extract`.
@Command(
        name = "extract",
        description = "Extracts the module of some terms: the part of the ontology from which all follows about them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "owl: RDF/XML. ttl: Turtle. owx: OWL/XML. ofn: functional syntax. omn: Manchester syntax. obo: OBO.",
            "json: obographs, which has no place for definitions with expressions inside expressions; how many axioms",
            "are left out is said.",
            "star: the smallest module. bot: with all superclasses. top: with all subclasses.",
            "",
            "Example: marrow extract --branch HP:0001871 --format obo --out blood.obo --data data"
        })
final class ExtractCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "TERM", description = "Terms, each as a CURIE, an IRI or a label.")
    private List<String> terms = List.of();

    @Option(
            names = "--branch",
            paramLabel = "TERM",
            description = "A term and all below it. May be given several times.")
    private List<String> branches = new ArrayList<>();

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            description = "A file with a term in each line; # begins a comment.")
    private @Nullable Path file;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "star",
            description = "One of star, bot, top. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private OntologyModule.Method method;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "owl",
            description = "One of owl, ttl, owx, ofn, omn, obo, json. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private OntologyModule.Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file, gzipped if its name ends in .gz; standard output without it.")
    private @Nullable Path out;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> seeds = new ArrayList<>(terms);
        if (file != null) {
            seeds.addAll(lines(file));
        }
        if (seeds.isEmpty() && branches.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found no term, expected some, or --branch TERM, or --terms FILE");
        }
        try (Marrow open = data.open()) {
            Modules modules = open.modules();
            OntologyModule module = modules.of(seeds, branches, method);
            AtomicLong left = new AtomicLong();
            if (out == null) {
                left.set(modules.write(module, format, System.out));
            } else {
                WholeFile.write(out, bytes -> left.set(modules.write(module, format, bytes)));
            }
            long leftOut = left.get();
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "%s, %s%s%n",
                    Words.counted(module.size(), "axiom", "axioms"),
                    Words.counted(module.classes(), "class", "classes"),
                    leftOut == 0
                            ? ""
                            : "; left out, since the format has no place for it: "
                                    + Words.counted(leftOut, "axiom or annotation", "axioms or annotations"));
            err.flush();
            return 0;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (MalformedInputException e) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_ROW, "%s: found bytes that are not UTF-8, expected text".formatted(file), e);
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FILE_MISSING, "%s: found no readable file (%s), expected one".formatted(file, e), e);
        }
    }
}
