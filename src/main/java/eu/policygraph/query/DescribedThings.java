package eu.policygraph.query;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;

/** Takes a DESCRIBE query apart: what it describes, and the description. */
final class DescribedThings {

    private DescribedThings() {}

    /** A SELECT of what a DESCRIBE with a pattern finds. */
    static Query selecting(Query describe) {
        Query select = describe.cloneQuery();
        select.setQuerySelectType();
        select.setDistinct(true);
        return select;
    }

    /** A DESCRIBE without a pattern of the IRIs that another names; more may be added to it. */
    static Query named(Query describe) {
        Query named = QueryFactory.make();
        named.setQueryDescribeType();
        describe.getResultURIs().forEach(named::addDescribeNode);
        return named;
    }
}
