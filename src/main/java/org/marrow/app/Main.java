package org.marrow.app;

import java.util.Objects;
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
        subcommands = {
            ServeCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            QueryCommand.class,
            ResolveCommand.class,
            DownloadCommand.class,
            BuildCommand.class,
            ReleasesCommand.class,
            UseCommand.class,
            RemoveCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            KeyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class
        },
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
        System.exit(commandLine().execute(arguments));
    }

    /// The command in the terminal that this program runs in.
    static CommandLine commandLine() {
        return commandLine(Terminal.here());
    }

    /// The command with its ways to fail.
    ///
    /// @param terminal what texts for people are laid out for
    static CommandLine commandLine(Terminal terminal) {
        CommandLine marrow = new CommandLine(new Main(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
        Objects.requireNonNull(marrow.getSubcommands().get("serve"))
                .getHelpSectionMap()
                .put(ServeCommand.SECTION, ServeCommand.settings());
        return marrow;
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
