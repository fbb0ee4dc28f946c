package eu.policygraph.change;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may change data, as a line of the token file says.
 *
 * @param name letters, digits, dot, hyphen, underscore and at sign; stands in the audit log
 * @param roles what they may do; not empty
 * @param sources IRIs of the graphs that they may write; one that ends in {@code *} stands for all that begin so
 */
record User(String name, Set<Role> roles, List<String> sources) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    User {
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
        sources = List.copyOf(sources);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    boolean mayWrite(String graph) {
        return roles.contains(Role.WRITER) && sources.stream().anyMatch(source -> source.endsWith("*")
                ? graph.startsWith(source.substring(0, source.length() - 1)) : graph.equals(source));
    }
}
