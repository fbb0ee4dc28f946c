package eu.policygraph.page;

import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** A page of its own for the things of one kind, shown in place of the generic one; {@code ?view=statements} leads to that. */
@FunctionalInterface
public interface KindPage {

    /**
     * The page without cache headers and links, which {@link ThingPages} adds.
     *
     * @param thing that the snapshot knows
     * @return empty when this thing is not what the page is about, as an agreement that is no act
     * @throws eu.policygraph.web.ProblemException 400 for a bad parameter
     */
    Optional<Response> show(Node thing, Request request);
}
