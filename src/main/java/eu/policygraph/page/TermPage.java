package eu.policygraph.page;

import eu.policygraph.model.Namespaces;
import eu.policygraph.page.ResultTable.Cell;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * A term of the ontology as its page shows it.
 *
 * @param kind key of its kind in messages
 * @param labels its names, with languages
 * @param related other terms by what they are to it, as key of a message
 * @param usedOn classes or properties that the data use it with, with their numbers
 * @param usedTo for a property the classes that it leads to
 * @param instances for a class three of its members
 * @param statements for a property three statements
 * @param queries prebuilt queries that use it
 */
public record TermPage(String name, String iri, String kind, long uses, List<Cell> labels, List<Cell> definitions, List<Cell> examples, List<Cell> notes, String status,
        Map<String, List<Cell>> related, List<Counted> usedOn, List<Counted> usedTo, List<Cell> instances, List<List<Cell>> statements, List<PrebuiltQuery> queries) {

    private static final int FEW = 3;
    private static final int SOME = 12;
    private static final String SCHEMA = "https://schema.org/";
    private static final Node STATUS = NodeFactory.createURI("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status");
    private static final Node STATED_ONCE = NodeFactory.createURI(Namespaces.ONTOLOGY + "statedOnce");

    /** Something with the number of its uses. */
    public record Counted(Cell what, long number) {}

    static TermPage of(Ontology.Term term, Ontology ontology, QueryCatalogue catalogue, Labels labels, Frame frame) {
        Node node = term.node();
        Graph graph = ontology.graph();
        boolean isClass = term.kind() == Ontology.Kind.CLASS;
        Map<String, List<Cell>> related = new LinkedHashMap<>();
        put(related, "superclass", objects(graph, node, RDFS.subClassOf.asNode()), labels, frame);
        put(related, "subclass", subjects(graph, RDFS.subClassOf.asNode(), node), labels, frame);
        put(related, "superproperty", objects(graph, node, RDFS.subPropertyOf.asNode()), labels, frame);
        put(related, "subproperty", subjects(graph, RDFS.subPropertyOf.asNode(), node), labels, frame);
        put(related, "inverse", Stream.concat(objects(graph, node, OWL2.inverseOf.asNode()), subjects(graph, OWL2.inverseOf.asNode(), node)), labels, frame);
        put(related, "disjoint", Stream.concat(objects(graph, node, OWL2.disjointWith.asNode()), subjects(graph, OWL2.disjointWith.asNode(), node)), labels, frame);
        put(related, "domain", objects(graph, node, schema("domainIncludes")), labels, frame);
        put(related, "range", objects(graph, node, schema("rangeIncludes")), labels, frame);
        put(related, "domainOf", subjects(graph, schema("domainIncludes"), node), labels, frame);
        put(related, "rangeOf", subjects(graph, schema("rangeIncludes"), node), labels, frame);
        for (Node match : List.of(SKOS.exactMatch.asNode(), SKOS.closeMatch.asNode(), SKOS.broadMatch.asNode(), SKOS.narrowMatch.asNode(), SKOS.relatedMatch.asNode())) {
            put(related, match.getLocalName(), objects(graph, node, match), labels, frame);
        }
        put(related, "replaced", objects(graph, node, DCTerms.isReplacedBy.asNode()), labels, frame);
        Pattern mention = Pattern.compile("\\bepg:" + Pattern.quote(term.name()) + "\\b(?![-\\w])");
        return new TermPage(term.name(), node.getURI(), term.kind().key(), term.uses(), texts(graph, node, RDFS.label.asNode(), frame), texts(graph, node, SKOS.definition.asNode(), frame),
                texts(graph, node, SKOS.example.asNode(), frame), notes(graph, node, frame), graph.stream(node, STATUS, Node.ANY).map(t -> t.getObject().getLiteralLexicalForm()).sorted().findFirst().orElse(null), related,
                counted(isClass ? ontology.propertiesOf(term) : ontology.classesAt(term, Triple::getSubject), labels, frame),
                isClass ? List.of() : counted(ontology.classesAt(term, Triple::getObject), labels, frame),
                isClass ? ontology.instances(term).stream().limit(FEW).map(n -> ResultTable.cell(n, labels, frame)).toList() : List.of(),
                isClass ? List.of() : ontology.statements(term).stream().limit(FEW).map(t -> List.of(ResultTable.cell(t.getSubject(), labels, frame), ResultTable.cell(t.getObject(), labels, frame))).toList(),
                catalogue.all().stream().filter(q -> mention.matcher(q.text()).find()).toList());
    }

    /** Address of the page of a term of ours, or what another term is known by. */
    static Cell term(Node node, Labels labels, Frame frame) {
        Cell cell = ResultTable.cell(node, labels, frame);
        return Ontology.isOurs(node) ? new Cell(cell.text(), frame.page("/ontology/" + node.getURI().substring(Namespaces.ONTOLOGY.length())), cell.iri(), cell.language(), cell.kind(), cell.value()) : cell;
    }

    private static List<Cell> notes(Graph graph, Node node, Frame frame) {
        List<Cell> notes = new ArrayList<>(texts(graph, node, SKOS.scopeNote.asNode(), frame));
        notes.addAll(texts(graph, node, RDFS.comment.asNode(), frame));
        if (graph.contains(node, STATED_ONCE, Node.ANY)) {
            notes.add(new Cell(frame.t("ontology.statedOnce"), null, null, null, ResultTable.Kind.TEXT, ""));
        }
        return notes;
    }

    /** The texts of a property: that in the language of the page first. */
    private static List<Cell> texts(Graph graph, Node node, Node property, Frame frame) {
        return graph.stream(node, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral)
                .sorted(Comparator.comparing((Node l) -> !l.getLiteralLanguage().equals(frame.language().tag())).thenComparing(Node::getLiteralLanguage))
                .map(l -> new Cell(l.getLiteralLexicalForm(), null, null, Markup.language(l, frame), ResultTable.Kind.TEXT, "")).toList();
    }

    private static List<Counted> counted(Map<Node, Long> counts, Labels labels, Frame frame) {
        return counts.entrySet().stream().limit(SOME).map(e -> new Counted(term(e.getKey(), labels, frame), e.getValue())).toList();
    }

    private static void put(Map<String, List<Cell>> related, String key, Stream<Node> nodes, Labels labels, Frame frame) {
        List<Cell> cells = nodes.filter(Node::isURI).distinct().map(n -> term(n, labels, frame)).sorted(Comparator.comparing(Cell::text)).toList();
        if (!cells.isEmpty()) {
            related.put(key, cells);
        }
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY).map(Triple::getObject);
    }

    private static Stream<Node> subjects(Graph graph, Node property, Node object) {
        return graph.stream(Node.ANY, property, object).map(Triple::getSubject);
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(SCHEMA + name);
    }
}
