package eu.policygraph.publish;

import eu.policygraph.model.Namespaces;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** Terms by their prefixed names, as {@code dcat:Dataset}; the prefix is one of {@link Namespaces#all}. */
final class Vocabulary {

    private Vocabulary() {}

    static Property property(String name) {
        return ResourceFactory.createProperty(iri(name));
    }

    static Resource resource(String name) {
        return ResourceFactory.createResource(iri(name));
    }

    static String iri(String name) {
        int colon = name.indexOf(':');
        String namespace = Namespaces.all().get(name.substring(0, colon));
        if (namespace == null) {
            throw new IllegalArgumentException("no house prefix in " + name);
        }
        return namespace + name.substring(colon + 1);
    }

    /** A count as the integer that VoID and DCAT want. */
    static Literal count(long number) {
        return ResourceFactory.createTypedLiteral(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** An empty model that knows the house prefixes. */
    static Model model() {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefixes(Namespaces.all());
        return model;
    }
}
