package org.marrow.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("What comes with Marrow")
class ShippedTest {

    private static final String PROPERTY = "marrow.home";

    private final String before = System.getProperty(PROPERTY, "");

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void includes_the_vocabulary_and_the_prefix_table() {
        assertThat(Shipped.ontology().resolve("marrow.ttl")).isRegularFile();
        assertThat(Shipped.ontology().resolve("prefixes.ttl")).isRegularFile();
    }

    @Test
    void includes_queries() {
        assertThat(Shipped.files(Shipped.queries(), ".rq")).isNotEmpty();
    }

    @Test
    void is_on_the_class_path_where_no_property_says_otherwise() {
        System.clearProperty(PROPERTY);
        assertThat(Shipped.files(Shipped.ontology(), ".ttl")).isNotEmpty();
        assertThat(Shipped.files(Shipped.queries(), ".rq")).isNotEmpty();
    }

    @Test
    void is_where_the_property_says() {
        System.setProperty(PROPERTY, folder.toString());
        assertThat(Shipped.ontology()).isEqualTo(folder.resolve("ontology"));
        assertThat(Shipped.queries()).isEqualTo(folder.resolve("queries"));
    }

    @Test
    void is_listed_by_ending_and_in_order_down_to_the_last_folder() throws IOException {
        Files.createDirectories(folder.resolve("b/c.ttl"));
        Files.writeString(folder.resolve("b/c.ttl/d.ttl"), "");
        Files.writeString(folder.resolve("z.ttl"), "");
        Files.writeString(folder.resolve("a.ttl"), "");
        Files.writeString(folder.resolve("a.rq"), "");
        assertThat(Shipped.files(folder, ".ttl"))
                .containsExactly(folder.resolve("a.ttl"), folder.resolve("b/c.ttl/d.ttl"), folder.resolve("z.ttl"));
    }

    @Test
    void is_missed_by_name_where_a_folder_is_not_there() {
        Path missing = folder.resolve("missing");
        assertThat(catchThrowableOfType(MarrowException.class, () -> Shipped.files(missing, ".ttl")))
                .hasMessage(missing + ": no such folder")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }
}
