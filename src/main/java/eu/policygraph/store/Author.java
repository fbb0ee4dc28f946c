package eu.policygraph.store;

import java.util.Objects;

/**
 * Who makes a change, as the journal keeps it.
 *
 * @param name of a person or a program; a line of text, not empty
 * @param role in which the change is made, as "write" or "admin"; a line of text, not empty
 * @param reason why or by which request; a line of text, may be empty
 */
public record Author(String name, String role, String reason) {

    public Author {
        Objects.requireNonNull(reason);
        if (name.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("an author has a name and a role");
        }
    }
}
