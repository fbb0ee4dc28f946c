package eu.policygraph.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token that was just made.
 *
 * @param name whose it is
 * @param token what its holder sends; kept nowhere, so it is told once
 * @param line what the token file keeps; nobody can make the token from it
 */
public record IssuedToken(String name, String token, String line) {

    /**
     * Makes a token that nobody has.
     *
     * @param sources IRIs of the graphs that a writer may write; one that ends in {@code *} stands for all that begin so
     * @param expires the last day on which it is good, in UTC
     * @throws IllegalArgumentException with what is wrong with the name, the roles or the sources
     */
    public static IssuedToken make(String name, Set<Role> roles, List<String> sources, Optional<LocalDate> expires) {
        String token = TokenEntry.newToken();
        String line = TokenEntry.of(new User(name, roles, sources), token, expires).toLine();
        TokenEntry.parse(line);
        return new IssuedToken(name, token, line);
    }
}
