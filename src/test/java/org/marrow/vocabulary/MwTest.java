package org.marrow.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The constants of our vocabulary")
class MwTest {

    static List<Field> constants() {
        return Arrays.stream(Mw.class.getFields())
                .filter(field -> field.getType().equals(Node.class))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    @Test
    void are_the_terms_of_the_vocabulary_and_no_others() {
        Set<String> constants = constants().stream().map(MwTest::iri).collect(Collectors.toSet());
        assertThat(constants).isNotEmpty().isEqualTo(terms());
    }

    @Test
    void stand_for_a_term_each() {
        assertThat(constants()).extracting(MwTest::iri).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void have_the_names_of_their_terms(Field constant) {
        assertThat(constant.getName().replaceFirst("_CLASS$", "").replace("_", ""))
                .isEqualTo(iri(constant).substring(Mw.NAMESPACE.length()).toUpperCase(Locale.ROOT));
    }

    private static Set<String> terms() {
        return TurtleFile.read(Shipped.ontology().resolve("marrow.ttl"))
                .find()
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .mapWith(Node::getURI)
                .filterKeep(iri -> iri.startsWith(Mw.NAMESPACE) && !iri.equals(Mw.NAMESPACE))
                .toSet();
    }

    private static String iri(Field constant) {
        try {
            return ((Node) constant.get(null)).getURI();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
