package eu.policygraph.admission;

import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/**
 * Takes closures out of closures where that gives the same nodes, as {@code (p*)*} is {@code p*}: a closure visits each node once, a
 * closure of closures visits all of them for each.
 */
final class Closures {

    private Closures() {}

    /** An equal path with fewer closures inside closures. */
    static Path flatten(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 star -> new P_ZeroOrMore1(inStar(star.getSubPath()));
            case P_OneOrMore1 plus -> isNullable(plus.getSubPath()) ? new P_ZeroOrMore1(inStar(plus.getSubPath())) : new P_OneOrMore1(inPlus(plus.getSubPath()));
            case P_ZeroOrOne maybe -> maybe(flatten(maybe.getSubPath()));
            case P_Inverse inverse -> new P_Inverse(flatten(inverse.getSubPath()));
            case P_Alt alt -> new P_Alt(flatten(alt.getLeft()), flatten(alt.getRight()));
            case P_Seq seq -> new P_Seq(flatten(seq.getLeft()), flatten(seq.getRight()));
            default -> path;
        };
    }

    /** How many closures are inside one another at most. */
    static int depth(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 star -> 1 + depth(star.getSubPath());
            case P_OneOrMore1 plus -> 1 + depth(plus.getSubPath());
            case P_Path1 one -> depth(one.getSubPath());
            case P_Path2 two -> Math.max(depth(two.getLeft()), depth(two.getRight()));
            default -> 0;
        };
    }

    private static Path maybe(Path sub) {
        return switch (sub) {
            case P_ZeroOrMore1 star -> star;
            case P_ZeroOrOne maybe -> maybe;
            case P_OneOrMore1 plus -> new P_ZeroOrMore1(plus.getSubPath());
            default -> new P_ZeroOrOne(sub);
        };
    }

    /** What stands for a path inside a star: the star adds zero steps and repetition anyway. */
    private static Path inStar(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 star -> inStar(star.getSubPath());
            case P_OneOrMore1 plus -> inStar(plus.getSubPath());
            case P_ZeroOrOne maybe -> inStar(maybe.getSubPath());
            case P_Inverse inverse -> new P_Inverse(inStar(inverse.getSubPath()));
            case P_Alt alt -> new P_Alt(inStar(alt.getLeft()), inStar(alt.getRight()));
            case P_Seq seq when isNullable(seq) -> new P_Alt(inStar(seq.getLeft()), inStar(seq.getRight()));
            default -> flatten(path);
        };
    }

    private static Path inPlus(Path path) {
        return switch (path) {
            case P_OneOrMore1 plus -> inPlus(plus.getSubPath());
            case P_Alt alt -> new P_Alt(inPlus(alt.getLeft()), inPlus(alt.getRight()));
            default -> flatten(path);
        };
    }

    /** Whether the path leads from each node to itself in no step. */
    private static boolean isNullable(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 star -> true;
            case P_ZeroOrOne maybe -> true;
            case P_OneOrMore1 plus -> isNullable(plus.getSubPath());
            case P_Inverse inverse -> isNullable(inverse.getSubPath());
            case P_Alt alt -> isNullable(alt.getLeft()) || isNullable(alt.getRight());
            case P_Seq seq -> isNullable(seq.getLeft()) && isNullable(seq.getRight());
            default -> false;
        };
    }
}
