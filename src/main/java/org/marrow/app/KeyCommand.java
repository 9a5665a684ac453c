package org.marrow.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.marrow.store.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow key`: who may use the workspace of a data folder.
@Command(
        name = "key",
        description = "Makes, lists and removes the keys to the workspace of a data folder.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommand.Add.class, KeyCommand.Listing.class, KeyCommand.Remove.class})
final class KeyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// `marrow key add`.
    @Command(
            name = "add",
            description = {
                "Makes a new key and prints it, this once: only its hash is kept.",
                "A running server takes it at once."
            },
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "Whose key it is, for the list and the log.")
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private String name;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                defaultValue = "read",
                description = "read: may ask and fetch; write: may change, too. Default: ${DEFAULT-VALUE}.")
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private Keys.Role role;

        @Mixin
        private final TargetOption target = new TargetOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            out.println(new Keys(target.existing()).add(name, role));
            out.flush();
            return 0;
        }
    }

    /// `marrow key list`.
    @Command(name = "list", description = "Lists names and roles of all keys.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin
        private final TargetOption target = new TargetOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var keys = new Keys(target.existing()).list();
            keys.forEach(
                    key -> out.printf("%s %s%n", key.name(), key.role().name().toLowerCase(Locale.ROOT)));
            out.flush();
            return keys.isEmpty() ? Main.NOTHING_FOUND : 0;
        }
    }

    /// `marrow key remove`.
    @Command(
            name = "remove",
            description = "Removes a key; a running server refuses it at once.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "The key, as marrow key list has it.")
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private String name;

        @Mixin
        private final TargetOption target = new TargetOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() {
            new Keys(target.existing()).remove(name);
            spec.commandLine().getOut().printf("Key %s is removed.%n", name);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
