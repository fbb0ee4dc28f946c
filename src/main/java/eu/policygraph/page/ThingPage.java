package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Format;
import eu.policygraph.thing.Description;
import eu.policygraph.thing.DescriptionWriter;
import eu.policygraph.thing.Statement;
import eu.policygraph.web.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/**
 * A thing as its page shows it.
 *
 * @param iri the IRI, to be copied
 * @param kind segment of its kind, or empty
 * @param kindLink address of the list of its kind, or null
 * @param outgoing what is said of it, grouped by property
 * @param incoming what refers to it, grouped by property
 * @param incomingTotal how many statements refer to it in all
 * @param formats name and address of each other form of the page
 */
public record ThingPage(String iri, String kind, String kindLink, List<Group> outgoing, List<Group> incoming, int incomingTotal, boolean cut, Map<String, String> formats) {

    /** Statements with the same property. */
    public record Group(String property, String propertyLink, List<Entry> entries) {}

    /**
     * One statement.
     *
     * @param other its value or, coming in, its subject
     * @param sources the graphs that make it
     */
    public record Entry(ResultTable.Cell other, List<ResultTable.Cell> sources) {}

    static ThingPage of(Description description, Snapshot snapshot, String path, String language, Request request) {
        Frame frame = new Frame("", request, snapshot);
        Labels labels = new Labels(snapshot);
        EntityKind kind = EntityKind.ofIri(description.resource().getURI()).orElse(null);
        Map<String, String> formats = new LinkedHashMap<>();
        for (Format format : DescriptionWriter.FORMATS) {
            formats.put(format.label(), frame.link(path + "." + format.suffix()));
        }
        return new ThingPage(description.resource().getURI(), kind == null ? "" : kind.segment(), kind == null ? null : frame.link("/" + kind.plural()),
                groups(description.outgoing(), s -> s.triple().getObject(), labels, language, frame),
                groups(description.incoming(), s -> s.triple().getSubject(), labels, language, frame),
                description.incomingTotal(), description.cut(), formats);
    }

    private static List<Group> groups(List<Statement> statements, Function<Statement, Node> other, Labels labels, String language, Frame frame) {
        Map<Node, List<Entry>> byProperty = new LinkedHashMap<>();
        for (Statement statement : statements) {
            List<ResultTable.Cell> sources = statement.sources().stream().map(s -> ResultTable.cell(s, labels, language, frame)).toList();
            byProperty.computeIfAbsent(statement.triple().getPredicate(), p -> new ArrayList<>()).add(new Entry(ResultTable.cell(other.apply(statement), labels, language, frame), sources));
        }
        return byProperty.entrySet().stream().map(e -> new Group(labels.text(e.getKey(), language), ResultTable.link(e.getKey().getURI(), frame), e.getValue())).toList();
    }
}
