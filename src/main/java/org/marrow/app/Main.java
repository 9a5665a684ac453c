package org.marrow.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.marrow.model.Blame;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `marrow`.
@Command(
        name = "marrow",
        description = "Phenotype knowledge as linked data, with its evidence.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Exit codes: 0 done; 1 nothing was found, or a check found errors; 2 a wrong option, file or folder;",
            "3 a fault of Marrow itself."
        })
public final class Main implements Runnable {

    /// A check found errors.
    static final int FAILED = 1;

    /// What was asked for is not there.
    static final int NOTHING_FOUND = 1;

    /// A wrong option, file or folder.
    static final int WRONG_INPUT = 2;
    private static final int INTERNAL = 3;

    /// Held, like the next one, so that its level is not forgotten.
    private static final Logger ROOT = Logger.getLogger("");

    /// What it leaves out is said by the check itself.
    private static final Logger ELK = Logger.getLogger("org.semanticweb.elk");

    /// It misses a module of the JDK that makes vectors faster, of which there are none.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private static final String SERVE = "serve";
    private static final String COMPLETION = "completion";

    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry(SERVE, ServeCommand.class),
            Map.entry("search", SearchCommand.class),
            Map.entry("show", ShowCommand.class),
            Map.entry("query", QueryCommand.class),
            Map.entry("resolve", ResolveCommand.class),
            Map.entry("download", DownloadCommand.class),
            Map.entry("build", BuildCommand.class),
            Map.entry("releases", ReleasesCommand.class),
            Map.entry("use", UseCommand.class),
            Map.entry("bundle", BundleCommand.class),
            Map.entry("remove", RemoveCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("check", CheckCommand.class),
            Map.entry("why", WhyCommand.class),
            Map.entry("dl", DlCommand.class),
            Map.entry("extract", ExtractCommand.class),
            Map.entry("key", KeyCommand.class),
            Map.entry("backup", BackupCommand.class),
            Map.entry("restore", RestoreCommand.class),
            Map.entry(COMPLETION, CompletionCommand.class),
            Map.entry("warm-up", WarmUpCommand.class));

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs the command and ends the program with its exit code.
    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        ELK.setLevel(Level.SEVERE);
        LUCENE.setLevel(Level.SEVERE);
        if (arguments.length > 0 && arguments[0].equals(SERVE)) {
            ServeCommand.prepare();
        }
        System.exit(commandLine(Terminal.here(), asked(arguments)).execute(arguments));
    }

    /// The command in the terminal that this program runs in.
    static CommandLine commandLine() {
        return commandLine(Terminal.here());
    }

    /// The command with its ways to fail.
    ///
    /// @param terminal what texts for people are laid out for
    static CommandLine commandLine(Terminal terminal) {
        return commandLine(terminal, COMMANDS);
    }

    /// The commands that `arguments` may be about. To know all of them takes as long as to start with one.
    private static List<Map.Entry<String, Class<?>>> asked(String... arguments) {
        List<Map.Entry<String, Class<?>>> asked = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && command.getKey().equals(arguments[0]))
                .toList();
        return asked.isEmpty() || asked.getFirst().getKey().equals(COMPLETION) ? COMMANDS : asked;
    }

    private static CommandLine commandLine(Terminal terminal, List<Map.Entry<String, Class<?>>> commands) {
        CommandLine marrow = new CommandLine(new Main(terminal));
        for (Map.Entry<String, Class<?>> command : commands) {
            var line = new CommandLine(command.getValue());
            if (command.getValue() == ServeCommand.class) {
                line.getHelpSectionMap().put(ServeCommand.SECTION, ServeCommand.settings());
            }
            marrow.addSubcommand(command.getKey(), line);
        }
        return marrow.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
    }

    /// What texts for people are laid out for.
    Terminal terminal() {
        return terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("marrow: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_INPUT;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof MarrowException known && known.code().blame() != Blame.SERVICE) {
            command.getErr().println("marrow: " + known.getMessage());
            command.getErr().println("Help: " + help(known.code()));
            return WRONG_INPUT;
        }
        command.getErr().println("marrow: a fault of Marrow itself, please report it: " + e);
        e.printStackTrace(command.getErr());
        command.getErr().println("Help: " + help(ErrorCode.INTERNAL));
        return INTERNAL;
    }

    static String help(ErrorCode code) {
        return "src/docs/errors.md#" + code.anchor();
    }

    /// The version of the jar.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("of a checkout");
            return new String[] {"marrow " + version};
        }
    }
}
