package eu.policygraph.join;

import eu.policygraph.model.Namespaces;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms by which the steps of an import speak to each other; none of them is ever in its result. */
final class JoinTerms {

    private static final String BASE = Namespaces.BASE + "join/";

    /** Property {@code address/{register}}: what follows the register in an address of the thing, decoded, as "51979PC0158". */
    static final String ADDRESS = BASE + "address/";

    /** Graph of a table. */
    static final String TABLE = BASE + "table/";

    /** Property of a row of a table. */
    static final String COLUMN = BASE + "column/";

    /** Addresses for one run only, of things that a record names and does not address. */
    static final String PASSING = "urn:x-join:";

    /** The lower, the better an address of ours is; the best one is kept. */
    static final Node RANK = NodeFactory.createURI(BASE + "key/rank");

    /** The short name of a procedure, as "1979-1004-cns". */
    static final Node SLUG = NodeFactory.createURI(BASE + "key/slug");

    /** True of a procedure whose steps our data number themselves. */
    static final Node ORDERED = NodeFactory.createURI(BASE + "key/ordered");

    /** The words of a record for a type of event that no table lists. */
    static final Node UNLISTED = NodeFactory.createURI(BASE + "key/unlisted");

    /** The day of an event. */
    static final Node DAY = NodeFactory.createURI(BASE + "key/day");

    private JoinTerms() {}
}
