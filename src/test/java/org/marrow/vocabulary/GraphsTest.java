package org.marrow.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The default graph")
class GraphsTest {

    @ParameterizedTest
    @ValueSource(strings = {"hpo", "hpoa", "home", "associations", "manifest", "mappings/mondo_exactmatch_doid"})
    void has_what_sources_say(String name) {
        assertThat(Graphs.isAsserted(NodeFactory.createURI("https://w3id.org/marrow/graph/" + name)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"translations/cs", "inferred", "closure", "mappings", "mappings/", "hpo/mappings/a"})
    void has_no_translation_and_nothing_inferred(String name) {
        assertThat(Graphs.isAsserted(NodeFactory.createURI("https://w3id.org/marrow/graph/" + name)))
                .isFalse();
    }

    @Test
    void has_no_graph_without_an_iri() {
        assertThat(Graphs.isAsserted(NodeFactory.createBlankNode())).isFalse();
    }

    @Test
    void is_told_from_the_names_made_here() {
        assertThat(Graphs.isAsserted(Graphs.mappings("hp_doid"))).isTrue();
        assertThat(Graphs.isAsserted(Graphs.translations("dtp"))).isFalse();
    }
}
