package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A source file")
class SourceFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u001f", "a few\nlines\n"})
    void is_read_as_it_is_when_it_is_plain_even_if_named_like_gzip(String text) throws IOException {
        assertThat(textOf(Files.writeString(folder.resolve("rows.gz"), text))).isEqualTo(text);
    }

    @Test
    void is_unpacked_when_it_is_gzip_whatever_its_name() throws IOException {
        assertThat(textOf(Files.write(folder.resolve("rows.txt"), gzipped("a few\nlines\n"))))
                .isEqualTo("a few\nlines\n");
    }

    @Test
    void has_the_size_on_disk() throws IOException {
        byte[] bytes = gzipped("a".repeat(1_000));
        assertThat(new SourceFile(Files.write(folder.resolve("rows"), bytes)).size())
                .isEqualTo(bytes.length);
    }

    /// The digest of `abc` is an example of [FIPS 180-4](https://csrc.nist.gov/pubs/fips/180-4/upd1/final).
    @Test
    void has_the_digest_of_its_bytes() throws IOException {
        assertThat(new SourceFile(Files.writeString(folder.resolve("abc"), "abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void that_is_not_there_is_refused_by_name() {
        Path missing = folder.resolve("missing");
        assertThat(catchThrowableOfType(MarrowException.class, () -> new SourceFile(missing)))
                .hasMessage(missing + ": no such readable file")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    @Test
    void that_is_a_folder_is_refused_as_such() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> new SourceFile(folder)))
                .hasMessage(folder + ": found a folder, expected a file")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    @Test
    void says_what_is_wrong_with_a_row_by_name_and_line() throws IOException {
        SourceFile file = aFile();
        assertThat(file.malformed(7, "\"x\" as sex", "MALE, FEMALE or nothing"))
                .hasMessage(file + ":7: found \"x\" as sex, expected MALE, FEMALE or nothing")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void quotes_at_most_120_characters_of_what_it_found() throws IOException {
        SourceFile file = aFile();
        assertThat(file.wrongKind(1, "x".repeat(121), "a header"))
                .hasMessage(file + ":1: found " + "x".repeat(117) + "..., expected a header")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void that_ends_too_early_is_truncated() throws IOException {
        SourceFile file = aFile();
        assertThat(file.unreadable(9, new EOFException("Unexpected end of ZLIB input stream")))
                .hasMessageStartingWith(file + ":9: ")
                .hasMessageContaining("Unexpected end of ZLIB input stream")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void that_does_not_unpack_is_truncated() throws IOException {
        assertThat(aFile().unreadable(9, new ZipException("invalid block type")).code())
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void that_is_not_utf_8_is_malformed() throws IOException {
        SourceFile file = aFile();
        assertThat(file.unreadable(9, new MalformedInputException(1)))
                .hasMessage(file + ":9: found bytes that are not UTF-8, expected UTF-8 text")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private SourceFile aFile() throws IOException {
        return new SourceFile(Files.writeString(folder.resolve("phenotype.hpoa"), ""));
    }

    private static String textOf(Path file) throws IOException {
        try (var bytes = new SourceFile(file).open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
