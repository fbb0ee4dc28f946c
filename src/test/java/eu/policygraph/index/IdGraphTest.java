package eu.policygraph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class IdGraphTest {

    private static final int STEPS = 80;

    private final Random random = new Random(7);

    @Test
    void everyPatternFindsWhatASetOfTriplesHoldsAfterEveryChange() {
        Terms terms = new Terms();
        Set<Triple> model = new HashSet<>();
        IdGraph graph = IdGraph.of(terms, GraphFactory.createDefaultGraph());
        int found = 0;
        for (int step = 0; step < STEPS; step++) {
            Set<Triple> gained = new HashSet<>();
            Set<Triple> lost = new HashSet<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                Triple triple = Triple.create(resource(), predicate(), object());
                (random.nextInt(3) > 0 ? gained : lost).add(triple);
            }
            lost.removeAll(gained);
            IdGraph before = graph;
            int size = before.size();
            graph = graph.revise(gained, lost);
            model.removeAll(lost);
            model.addAll(gained);
            assertThat(before.size()).isEqualTo(size);
            assertThat(graph.size()).isEqualTo(model.size());
            for (int mask = 0; mask < 8; mask++) {
                Triple pattern = Triple.create((mask & 1) > 0 ? resource() : Node.ANY, (mask & 2) > 0 ? predicate() : Node.ANY, (mask & 4) > 0 ? object() : Node.ANY);
                List<Triple> expected = model.stream().filter(pattern::matches).toList();
                List<Triple> actual = graph.find(pattern).toList();
                assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(graph.contains(pattern)).isEqualTo(!expected.isEmpty());
                found += actual.size();
            }
        }
        assertThat(graph.parts()).hasSizeGreaterThan(1);
        assertThat(found).isGreaterThan(10_000);
    }

    @Test
    void termsAreTheSameWhenTheyAreEqualAsTermsNotAsValues() {
        Terms terms = new Terms();
        List<Node> different = List.of(number("1", XSDDatatype.XSDinteger), number("01", XSDDatatype.XSDinteger), number("1", XSDDatatype.XSDdecimal), NodeFactory.createLiteralString("1"),
                NodeFactory.createLiteralLang("1", "en"), NodeFactory.createLiteralLang("1", "fr"), NodeFactory.createURI("1"), NodeFactory.createBlankNode("1"));
        List<Integer> numbers = new ArrayList<>(different.stream().map(terms::add).toList());
        assertThat(numbers).doesNotHaveDuplicates().doesNotContain(Terms.NONE);
        assertThat(different.stream().map(terms::add).toList()).isEqualTo(numbers);
        assertThat(numbers.stream().map(terms::term).toList()).isEqualTo(different);
        assertThat(terms.number(NodeFactory.createURI("2"))).isEqualTo(Terms.NONE);
    }

    @Test
    void manyTermsKeepTheirNumbers() {
        Terms terms = new Terms();
        int many = 20_000;
        for (int i = 1; i <= many; i++) {
            assertThat(terms.add(NodeFactory.createURI("urn:x:" + i))).isEqualTo(i);
        }
        for (int i = 1; i <= many; i++) {
            assertThat(terms.number(NodeFactory.createURI("urn:x:" + i))).isEqualTo(i);
        }
        assertThat(terms.count()).isEqualTo(many);
    }

    private Node resource() {
        return NodeFactory.createURI("urn:s:" + random.nextInt(60));
    }

    private Node predicate() {
        return NodeFactory.createURI("urn:p:" + random.nextInt(5));
    }

    private Node object() {
        return random.nextBoolean() ? resource() : number(Integer.toString(random.nextInt(50)), XSDDatatype.XSDinteger);
    }

    private static Node number(String text, XSDDatatype type) {
        return NodeFactory.createLiteralDT(text, type);
    }
}
