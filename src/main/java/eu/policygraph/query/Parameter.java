package eu.policygraph.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A typed parameter of a prebuilt query; its name is the name of the SPARQL variable that it binds.
 *
 * @param of IRI of the class whose members are the values, for {@link ParameterType#IRI}; else empty
 * @param required whether the query makes no sense without it
 * @param defaultValue the value used when none is given, as a user would write it
 * @param label what a form calls it
 * @param description more about it; may be empty
 * @param example a value that gives rows on the shipped data
 * @param values the only values allowed; empty when any value of the type is
 */
public record Parameter(String name, ParameterType type, Optional<String> of, boolean required, Optional<String> defaultValue,
        String label, String description, Optional<String> example, List<String> values) {

    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        values = List.copyOf(values);
    }
}
