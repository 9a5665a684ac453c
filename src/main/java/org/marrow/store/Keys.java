package org.marrow.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The keys to a workspace, in the file `keys` of a data folder: a name, a role, a salt and a hash a line. May
/// be shared between threads; what another process changes in the file holds from the next question on.
///
/// A key is 256 random bits, so nobody can go through a list of likely ones, and one round of SHA-256 over
/// salt and key keeps it as well as a slow function would, which would only let strangers spend our time.
public final class Keys {

    /// What a key lets its holder do.
    public enum Role {
        /// Ask and fetch.
        READ,
        /// Change, too.
        WRITE
    }

    /// A key without its secret.
    public record Key(String name, Role role) {}

    /// Salt and hash in hexadecimal.
    private record Line(Key key, String salt, String hash) {}

    private record State(FileTime changed, long length, List<Line> lines) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LINE =
            Pattern.compile("(" + NAME.pattern() + ") (read|write) ([0-9a-f]{32}) ([0-9a-f]{64})");
    private static final String BEGINNING = "marrow-";
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path data;
    private final Path file;
    private volatile Optional<State> known = Optional.empty();

    /// The keys of the data folder `data`, which need not have any yet.
    public Keys(Path data) {
        this.data = data;
        this.file = data.resolve("keys");
    }

    /// Whether there is a key at all.
    public boolean isEmpty() {
        return lines().isEmpty();
    }

    /// All keys, in the order of the file.
    public List<Key> list() {
        return lines().stream().map(Line::key).toList();
    }

    /// Whose key `secret` is. Takes the same time for every secret.
    public Optional<Key> find(String secret) {
        Optional<Key> found = Optional.empty();
        for (Line line : lines()) {
            if (MessageDigest.isEqual(
                    hash(line.salt(), secret).getBytes(StandardCharsets.US_ASCII),
                    line.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = Optional.of(line.key());
            }
        }
        return found;
    }

    /// Makes a key. Its secret is the answer, and is nowhere else.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if the name is no name or is taken, `FOLDER_NOT_WRITABLE`
    public synchronized String add(String name, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "\"%s\": expected a name of up to 64 letters, digits, dots, hyphens and underscores"
                            .formatted(name));
        }
        List<Line> lines = new ArrayList<>(lines());
        if (lines.stream().anyMatch(line -> line.key().name().equals(name))) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "%s: found a key of this name, expected a new one".formatted(name));
        }
        String salt = HexFormat.of().formatHex(random(SALT_BYTES));
        String secret = BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(random(KEY_BYTES));
        lines.add(new Line(new Key(name, role), salt, hash(salt, secret)));
        write(lines);
        return secret;
    }

    /// Removes the key `name`, which opens nothing any more.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if there is none, `FOLDER_NOT_WRITABLE`
    public synchronized void remove(String name) {
        List<Line> lines = new ArrayList<>(lines());
        if (!lines.removeIf(line -> line.key().name().equals(name))) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s: found no key of this name, expected one of: %s"
                            .formatted(name, list().stream().map(Key::name).toList()));
        }
        write(lines);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String hash(String salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private List<Line> lines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            FileTime changed = Files.getLastModifiedTime(file);
            long length = Files.size(file);
            Optional<State> state = known.filter(last -> last.changed().equals(changed) && last.length() == length);
            if (state.isEmpty()) {
                state = Optional.of(new State(changed, length, read()));
                known = state;
            }
            return state.get().lines();
        } catch (IOException e) {
            throw new MarrowException(ErrorCode.KEYS_INVALID, "%s: found no way to read it (%s)".formatted(file, e), e);
        }
    }

    private List<Line> read() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                throw new MarrowException(
                        ErrorCode.KEYS_INVALID,
                        "%s, line %d: expected a name, a role, a salt and a hash, as marrow key add writes them"
                                .formatted(file, lines.size() + 1));
            }
            lines.add(new Line(
                    new Key(line.group(1), Role.valueOf(line.group(2).toUpperCase(Locale.ROOT))),
                    line.group(3),
                    line.group(4)));
        }
        return List.copyOf(lines);
    }

    /// In one step, readable by the owner alone.
    private void write(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append("%s %s %s %s\n"
                    .formatted(
                            line.key().name(),
                            line.key().role().name().toLowerCase(Locale.ROOT),
                            line.salt(),
                            line.hash()));
        }
        try {
            Files.createDirectories(data);
            Path written = file.resolveSibling(".keys-" + UUID.randomUUID());
            create(written);
            Files.writeString(written, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
            Workplace.forceOne(written);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            Workplace.forceOne(data);
            known = Optional.empty();
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to write it (%s), expected a folder that may be written to".formatted(file, e),
                    e);
        }
    }

    private static void create(Path written) throws IOException {
        if (written.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(written);
        }
    }
}
