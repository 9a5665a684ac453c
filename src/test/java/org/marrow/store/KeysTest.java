package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The keys of a data folder")
class KeysTest {

    @TempDir
    Path folder;

    @Test
    void open_for_who_has_one_and_for_nobody_else() {
        var keys = new Keys(folder);
        String secret = keys.add("one", Keys.Role.READ);
        keys.add("two", Keys.Role.WRITE);
        assertThat(keys.find(secret)).contains(new Keys.Key("one", Keys.Role.READ));
        assertThat(keys.find(secret + "x")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find("one")).isEmpty();
    }

    @Test
    void are_kept_as_hashes_that_the_owner_alone_can_read() throws IOException {
        var keys = new Keys(folder);
        String secret = keys.add("one", Keys.Role.WRITE);
        Path file = folder.resolve("keys");
        assertThat(Files.readString(file)).startsWith("one write ").doesNotContain(secret);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void hold_at_once_where_another_process_changes_them() {
        var here = new Keys(folder);
        var there = new Keys(folder);
        assertThat(here.isEmpty()).isTrue();
        String secret = there.add("one", Keys.Role.READ);
        assertThat(here.find(secret)).isPresent();
        there.remove("one");
        assertThat(here.find(secret)).isEmpty();
    }

    @Test
    void have_one_name_each() {
        var keys = new Keys(folder);
        keys.add("one", Keys.Role.READ);
        assertThatThrownBy(() -> keys.add("one", Keys.Role.WRITE)).hasMessageContaining("one");
        assertThatThrownBy(() -> keys.add("o n e", Keys.Role.WRITE)).hasMessageContaining("o n e");
        assertThatThrownBy(() -> keys.remove("two")).hasMessageContaining("[one]");
    }

    @Test
    void let_nobody_in_from_a_file_that_is_damaged() throws IOException {
        Files.writeString(folder.resolve("keys"), "one write 00 00\n");
        assertThatThrownBy(() -> new Keys(folder).find("x"))
                .satisfies(e -> assertThat(((MarrowException) e).code()).isEqualTo(ErrorCode.KEYS_INVALID))
                .hasMessageContaining("line 1");
    }
}
