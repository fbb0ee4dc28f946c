package eu.policygraph.query;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.Template;

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

    /** A CONSTRUCT of what the dataset of a DESCRIBE states of things. */
    static Query statements(List<Node> things, Query describe) {
        Var thing = Var.alloc("thing");
        BasicPattern stated = new BasicPattern();
        stated.add(Triple.create(thing, Var.alloc("property"), Var.alloc("value")));
        ElementData values = new ElementData();
        values.add(thing);
        things.forEach(each -> values.add(BindingFactory.binding(thing, each)));
        ElementGroup pattern = new ElementGroup();
        pattern.addElement(values);
        pattern.addElement(new ElementTriplesBlock(stated));
        Query construct = QueryFactory.make();
        construct.setQueryConstructType();
        construct.setConstructTemplate(new Template(stated));
        construct.setQueryPattern(pattern);
        describe.getGraphURIs().forEach(construct::addGraphURI);
        describe.getNamedGraphURIs().forEach(construct::addNamedGraphURI);
        return construct;
    }
}
