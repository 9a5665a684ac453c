package org.marrow;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The architecture")
class ArchitectureTest {

    /// From the ground up: a package may use those named before it, and none named after it.
    static final List<String> LAYERS = List.of(
            "model",
            "source",
            "vocabulary",
            "rdf",
            "reason",
            "engine",
            "store",
            "query",
            "check",
            "lookup",
            "sheet",
            "export",
            "ingest",
            "rest",
            "page",
            "web",
            "app");

    /// A library and the packages that may call it.
    static final List<Map.Entry<String, Set<String>>> HOMES = List.of(
            Map.entry("com.fasterxml.jackson..", Set.of("source", "reason", "query", "lookup", "ingest", "rest")),
            Map.entry("org.apache.commons.csv..", Set.of("source", "lookup", "export")),
            Map.entry("org.apache.jena.tdb2..", Set.of("engine", "store")),
            Map.entry("org.apache.jena.shacl..", Set.of("check")),
            Map.entry("org.apache.lucene..", Set.of("store")),
            Map.entry("org.roaringbitmap..", Set.of("reason", "engine", "lookup", "export")),
            Map.entry("org.apache.parquet..", Set.of("export")),
            Map.entry("org.apache.hadoop..", Set.of("export")),
            Map.entry("org.semanticweb..", Set.of("reason")),
            Map.entry("org.liveontologies..", Set.of("reason")),
            Map.entry("uk.ac.manchester..", Set.of("reason")),
            Map.entry("org.apache.jena.fuseki..", Set.of("web")),
            Map.entry("jakarta.servlet..", Set.of("rest", "web")),
            Map.entry("gg.jte..", Set.of("web")),
            Map.entry("com.github.victools..", Set.of("rest")),
            Map.entry("org.commonmark..", Set.of("web")),
            Map.entry("io.micrometer..", Set.of("web")),
            Map.entry("org.eclipse.jetty..", Set.of("web")),
            Map.entry("picocli..", Set.of("app")),
            Map.entry("me.tongfei..", Set.of("app")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.marrow");

    @ParameterizedTest
    @FieldSource("LAYERS")
    void lets_no_package_use_a_higher_one(String layer) {
        String[] higher = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).stream()
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inside(layer))
                .should()
                .dependOnClassesThat(higher.length == 0 ? alwaysTrue().negate() : resideInAnyPackage(higher))
                .because("packages build on those before them: " + LAYERS)
                .check(CLASSES);
    }

    @Test
    void knows_every_package() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackageName().replace("org.marrow.", ""))
                .filter(name -> !name.startsWith("gg.jte"))
                .collect(Collectors.toSet());
        assertThat(packages).isEqualTo(Set.copyOf(LAYERS));
    }

    @ParameterizedTest
    @FieldSource("HOMES")
    void gives_each_library_a_home(Map.Entry<String, Set<String>> home) {
        String[] elsewhere = LAYERS.stream()
                .filter(layer -> !home.getValue().contains(layer))
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(elsewhere)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(home.getKey())
                .check(CLASSES);
    }

    @Test
    void keeps_the_model_to_the_jdk() {
        classes()
                .that()
                .resideInAPackage(inside("model"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", inside("model"))
                .check(CLASSES);
    }

    @Test
    void shows_no_jena_type_to_users_of_lookup() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("org.marrow.lookup"))
                        .filter(type ->
                                type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .flatMap(method -> method.getAllInvolvedRawTypes().stream())
                        .map(type -> type.getPackageName())
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("org.apache.jena"));
    }

    private static String inside(String layer) {
        return "org.marrow." + layer + "..";
    }
}
