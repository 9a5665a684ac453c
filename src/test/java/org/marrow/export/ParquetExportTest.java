package org.marrow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.row.PqList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

/// Read back with a reader that shares no code with the writer.
@DisplayName("An export as Parquet")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParquetExportTest {

    @TempDir
    static Path folder;

    private Path tables = Path.of("");

    @BeforeAll
    void export() throws IOException {
        ReleaseBuilder.build(OntologyFolder.read(Shipped.ontology()), Miniature.all(folder), data(), Progress.NONE);
        tables = written("tables", Optional.empty());
    }

    @AfterAll
    void leaveNothingOpen() throws IOException {
        try (Stream<Path> files = Files.list(tables)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.endsWith(".parquet"));
        }
    }

    private static DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    private static Path written(String name, Optional<String> root) {
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            Path target = folder.resolve(name);
            marrow.export(root, Progress.NONE).writeParquet(target);
            return target;
        }
    }

    private static List<Map<String, Object>> rows(Path file) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (var reader = ParquetFileReader.open(InputFile.of(file));
                var row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                Map<String, Object> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.getFieldCount(); i++) {
                    if (!row.isNull(i)) {
                        Object value = row.getValue(i);
                        cells.put(row.getFieldName(i), value instanceof PqList list ? list.values() : value);
                    }
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private List<Map<String, Object>> table(String name) {
        return rows(tables.resolve(name + ".parquet"));
    }

    /// A cell as CSV has it.
    private static String text(Map<String, Object> row, String column) {
        Object value = row.getOrDefault(column, "");
        if (value instanceof List<?> values) {
            return values.stream().map(Object::toString).collect(Collectors.joining("|"));
        }
        return value.equals(false) ? "" : value.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms", "synonyms", "edges", "annotations", "associations", "mappings"})
    void has_the_cells_of_the_table_in_CSV(String name) throws IOException {
        Path csv = folder.resolve("csv-" + name);
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            marrow.export(Optional.empty(), Progress.NONE).writeTables(csv);
        }
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(csv.resolve(name + ".csv")))) {
            List<String> columns = parser.getHeaderNames();
            assertThat(table(name))
                    .isNotEmpty()
                    .extracting(row ->
                            columns.stream().map(column -> text(row, column)).toList())
                    .isEqualTo(parser.stream().map(CSVRecord::toList).toList());
        }
    }

    @Test
    void has_numbers_flags_and_lists_as_such() {
        assertThat(table("associations"))
                .filteredOn(row -> text(row, "association").endsWith("OMIM-100001-HP-0033606"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("state", "mw:Present")
                        .containsEntry("affected", 5)
                        .containsEntry("examined", 8)
                        .extractingByKey("annotations")
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                        .hasSize(3));
        assertThat(table("terms"))
                .filteredOn(row -> List.of("HP:0000057", "HP:0001871").contains(row.get("term")))
                .extracting(row -> row.get("obsolete"))
                .containsExactly(true, false);
        assertThat(table("annotations"))
                .filteredOn(row -> row.containsKey("percentage"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("percentage")).isInstanceOf(Double.class));
    }

    @Test
    void has_an_edge_of_its_state_for_each_association_and_no_other() {
        assertThat(table("graph_edges"))
                .filteredOn(row -> row.containsKey("state"))
                .hasSameSizeAs(table("associations"))
                .extracting(row -> row.get("state"), row -> row.get("predicate"))
                .containsOnly(
                        tuple("mw:Present", "RO:0002200"),
                        tuple("mw:Contradictory", "RO:0002200"),
                        tuple("mw:Excluded", "mw:lacksPhenotype"),
                        tuple("mw:Disputed", "mw:disputedPhenotype"));
    }

    @Test
    void has_the_edges_that_the_dataset_has() {
        for (Node predicate : List.of(
                Published.HAS_PHENOTYPE,
                Mw.LACKS_PHENOTYPE,
                Mw.DISPUTED_PHENOTYPE,
                Mw.INHERITANCE,
                Published.GENE_ASSOCIATED_WITH_CONDITION,
                org.apache.jena.vocabulary.RDFS.Nodes.subClassOf,
                org.apache.jena.vocabulary.SKOS.broadMatch.asNode())) {
            long stated;
            try (Release release = data().openCurrent()) {
                stated = release.read((DatasetGraph dataset) -> dataset.getDefaultGraph()
                        .find(Node.ANY, predicate, Node.ANY)
                        .filterKeep(triple -> triple.getObject().isURI())
                        .toList()
                        .size());
            }
            String name = OntologyFolder.read(Shipped.ontology())
                    .prefixes()
                    .curie(predicate.getURI())
                    .orElseThrow()
                    .toString();
            assertThat(table("graph_edges"))
                    .filteredOn(row -> name.equals(row.get("predicate")))
                    .as(name)
                    .hasSize((int) stated)
                    .isNotEmpty();
        }
    }

    @Test
    void has_no_edge_for_a_mapping_that_is_denied() {
        assertThat(table("mappings"))
                .filteredOn(row -> "Not".equals(row.get("predicate_modifier")))
                .isNotEmpty()
                .extracting(row -> row.get("subject"), row -> row.get("object"))
                .contains(tuple("HP:0033606", "DOID:4961"));
        assertThat(table("graph_edges"))
                .extracting(row -> row.get("subject"), row -> row.get("object"))
                .contains(tuple("HP:0005561", "DOID:4961"))
                .doesNotContain(tuple("HP:0033606", "DOID:4961"));
    }

    @Test
    void has_a_node_for_each_end_of_an_edge_each_once() {
        List<Map<String, Object>> nodes = table("graph_nodes");
        Set<Object> ids = nodes.stream().map(row -> row.get("id")).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(nodes);
        assertThat(table("graph_edges"))
                .allSatisfy(row -> assertThat(ids).contains(row.get("subject"), row.get("object")));
        assertThat(nodes)
                .extracting(row -> row.get("id"), row -> row.get("label"), row -> row.get("category"))
                .contains(
                        tuple("HP:0001871", "Abnormality of blood and blood-forming tissues", "term"),
                        tuple("OMIM:100001", "Made-up syndrome 1", "condition"),
                        tuple("DOID:74", "hematopoietic system disease", null));
    }

    @Test
    void has_every_term_with_itself_and_its_ancestors() {
        List<Map<String, Object>> closure = table("closure");
        assertThat(closure)
                .filteredOn(row -> "HP:0012135".equals(row.get("term")))
                .extracting(row -> row.get("ancestor"))
                .containsExactly("HP:0012135", "HP:0000001", "HP:0000118", "HP:0001871", "HP:0001881", "HP:0005561");
        assertThat(closure)
                .filteredOn(row -> "HP:0000057".equals(row.get("term")))
                .extracting(row -> row.get("ancestor"))
                .containsExactly("HP:0000057");
        assertThat(closure).doesNotHaveDuplicates();
    }

    @Test
    void names_its_release_and_sources_in_every_file() throws IOException {
        try (Stream<Path> files = Files.list(tables);
                Marrow marrow = Marrow.open(folder.resolve("data"))) {
            assertThat(files).hasSize(9).allSatisfy(file -> {
                try (var reader = ParquetFileReader.open(InputFile.of(file))) {
                    assertThat(reader.getFileMetaData().keyValueMetadata())
                            .containsEntry("marrow.release", marrow.release())
                            .hasEntrySatisfying(
                                    "marrow.sources",
                                    sources -> assertThat(sources).contains("Human Phenotype Ontology 2025-01-01"));
                }
            });
        }
    }

    @Test
    void has_the_same_bytes_each_time() throws IOException {
        Path again = written("again", Optional.empty());
        try (Stream<Path> files = Files.list(tables)) {
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
    }

    @Test
    void takes_a_branch() {
        Path branch = written("branch", Optional.of("HP:0005561"));
        assertThat(rows(branch.resolve("associations.parquet")))
                .isNotEmpty()
                .extracting(row -> row.get("phenotype"))
                .isSubsetOf("HP:0005561", "HP:0012135", "HP:0033606", "HP:0410253");
        assertThat(rows(branch.resolve("closure.parquet")))
                .extracting(row -> row.get("term"))
                .contains("HP:0000001", "HP:0410253")
                .doesNotContain("HP:0000007");
    }

    @Test
    void has_tables_without_rows_where_nothing_is_said_of_a_branch() {
        Path branch = written("empty", Optional.of("HP:0000057"));
        assertThat(rows(branch.resolve("terms.parquet"))).hasSize(1);
        assertThat(rows(branch.resolve("edges.parquet"))).isEmpty();
    }

    @Test
    void knows_no_branch_of_a_term_that_is_not_there() {
        assertThatThrownBy(() -> written("unknown", Optional.of("HP:9999999")))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IDENTIFIER));
        assertThat(folder.resolve("unknown")).doesNotExist();
    }
}
