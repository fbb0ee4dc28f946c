package eu.policygraph.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a token may do. A token can have both roles. */
public enum Role {
    /** Change the source graphs that the token names. */
    WRITER,
    /** Back up, restore, compact, and read the audit log. */
    ADMIN;

    /** The role of a word in a token file, if there is one. */
    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
