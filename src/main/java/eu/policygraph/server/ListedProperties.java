package eu.policygraph.server;

import eu.policygraph.page.TimelinePages;
import eu.policygraph.search.SearchIndex;
import eu.policygraph.thing.Things;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** What is read ahead of data that another engine holds. */
public final class ListedProperties {

    private ListedProperties() {}

    /** The properties from which lists of things, the order of events and search are made. */
    public static Set<Node> all() {
        return Stream.of(Things.PROPERTIES, TimelinePages.PROPERTIES, SearchIndex.PROPERTIES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
