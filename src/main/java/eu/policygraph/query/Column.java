package eu.policygraph.query;

import java.util.Objects;

/**
 * A column of the result of a prebuilt query; its name is the projected variable.
 *
 * @param optional whether cells may be empty
 * @param description what the column holds; may be empty
 */
public record Column(String name, ParameterType type, String label, boolean optional, String description) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(label);
    }
}
