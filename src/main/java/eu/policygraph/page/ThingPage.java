package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.Description;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * A thing as its page shows it.
 *
 * @param kind name of its kind, or empty
 * @param kindLink address of the list of its kind, or null
 * @param outgoing what is said of it, grouped by property: names, classes, days, identifiers, things, texts
 * @param elsewhere the same thing in other data sets, each with the name of its host
 * @param incoming what refers to it, grouped by property, the first {@value #SHOWN}
 * @param incomingTotal how many statements refer to it in all
 * @param formats name and address of each other form of the page
 */
public record ThingPage(String iri, String kind, String kindLink, List<Group> outgoing, List<ResultTable.Cell> elsewhere, List<Group> incoming,
        int incomingTotal, int incomingShown, Map<String, String> formats, Neighbourhood near) {

    static final int SHOWN = 40;

    private static final List<Node> NAMES = List.of(SKOS.prefLabel.asNode(), DCTerms.title.asNode(), NodeFactory.createURI("http://data.europa.eu/eli/ontology#title"));
    private static final Comparator<Node> BY_TEXT = Comparator.comparing(Node::toString);

    /**
     * Statements with the same property.
     *
     * @param folded the values in other languages, which the page folds away
     */
    public record Group(String property, String propertyIri, String propertyLink, List<Entry> entries, List<Entry> folded) {}

    /**
     * One statement.
     *
     * @param other its value or, coming in, its subject
     * @param sources the graphs that make it
     */
    public record Entry(ResultTable.Cell other, List<ResultTable.Cell> sources) {}

    static ThingPage of(Description description, Snapshot snapshot, String path, Frame frame) {
        Labels labels = new Labels(snapshot);
        EntityKind kind = EntityKind.ofIri(description.resource().getURI()).orElse(null);
        Map<String, String> formats = new LinkedHashMap<>();
        DescriptionWriter.FORMATS.forEach(format -> formats.put(format.label(), frame.link(path + "." + format.suffix())));
        List<Statement> said = description.outgoing().stream().filter(s -> !isRepetition(s)).sorted(Comparator.comparingInt(s -> rank(s))).toList();
        List<Statement> referring = description.incoming().stream().filter(s -> !isInferred(s)).limit(SHOWN).toList();
        List<ResultTable.Cell> elsewhere = said.stream().filter(ThingPage::isSame).map(s -> ResultTable.cell(s.triple().getObject(), labels, frame)).distinct().toList();
        return new ThingPage(description.resource().getURI(), kind == null ? "" : frame.tOr("kind." + kind.segment(), kind.segment()), kind == null ? null : frame.page("/" + kind.plural()),
                groups(said.stream().filter(s -> !isSame(s)).toList(), s -> s.triple().getObject(), labels, frame), elsewhere,
                groups(referring, s -> s.triple().getSubject(), labels, frame), description.incomingTotal(), referring.size(), formats,
                Neighbourhood.of(description, labels, frame));
    }

    /** The loader copies preferred labels to rdfs:label, and titles stand under two names: people need each once. */
    private static boolean isRepetition(Statement statement) {
        Node property = statement.triple().getPredicate();
        return property.equals(RDFS.label.asNode()) || property.equals(NAMES.get(2)) || property.equals(RDF.type.asNode()) && isInferred(statement);
    }

    private static boolean isInferred(Statement statement) {
        return statement.sources().equals(List.of(SnapshotLoader.INFERRED));
    }

    private static boolean isSame(Statement statement) {
        return statement.triple().getPredicate().equals(OWL.sameAs.asNode());
    }

    private static int rank(Statement statement) {
        Node property = statement.triple().getPredicate();
        Node value = statement.triple().getObject();
        if (NAMES.contains(property)) {
            return 0;
        }
        if (property.equals(RDF.type.asNode())) {
            return 1;
        }
        if (value.isLiteral() && XSDDatatype.XSDdate.equals(value.getLiteralDatatype())) {
            return 2;
        }
        return value.isLiteral() && value.getLiteralLanguage().isEmpty() ? 3 : value.isURI() && value.getURI().startsWith(Namespaces.BASE) ? 4 : value.isURI() ? 5 : 6;
    }

    private static List<Group> groups(List<Statement> statements, Function<Statement, Node> other, Labels labels, Frame frame) {
        Map<Node, List<Statement>> byProperty = new LinkedHashMap<>();
        statements.forEach(s -> byProperty.computeIfAbsent(s.triple().getPredicate(), p -> new ArrayList<>()).add(s));
        List<Group> groups = new ArrayList<>();
        byProperty.forEach((property, list) -> {
            List<Statement> first = list.stream().filter(s -> !isForeign(other.apply(s), frame)).sorted(Comparator.comparing(other, BY_TEXT)).toList();
            List<Statement> folded = list.stream().filter(s -> isForeign(other.apply(s), frame)).sorted(Comparator.comparing(s -> other.apply(s).getLiteralLanguage())).toList();
            boolean onlyForeign = first.isEmpty() && folded.size() <= 2;
            groups.add(new Group(labels.text(property, frame.language().tag()), property.getURI(), ResultTable.link(property.getURI(), frame),
                    entries(onlyForeign ? folded : first, other, labels, frame), entries(onlyForeign ? List.of() : folded, other, labels, frame)));
        });
        return groups;
    }

    private static List<Entry> entries(List<Statement> statements, Function<Statement, Node> other, Labels labels, Frame frame) {
        return statements.stream().map(s -> new Entry(ResultTable.cell(other.apply(s), labels, frame), s.sources().stream().map(g -> ResultTable.cell(g, labels, frame)).toList())).toList();
    }

    private static boolean isForeign(Node value, Frame frame) {
        return value.isLiteral() && !value.getLiteralLanguage().isEmpty() && !value.getLiteralLanguage().equals(frame.language().tag()) && !value.getLiteralLanguage().equals("en");
    }
}
