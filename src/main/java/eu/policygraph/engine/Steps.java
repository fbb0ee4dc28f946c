package eu.policygraph.engine;

import eu.policygraph.index.IdScan;
import eu.policygraph.index.Terms;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/** Follows property paths from one term: as often as the path leads to an end, but closures lead to each end once (SPARQL 1.1, 9.3 and 18.5). */
final class Steps {

    /** Estimated bytes of an end that is kept. */
    private static final int END = 16;

    /** A path ready to be followed. */
    interface Way {
        void follow(int from, IntConsumer ends);
    }

    private final Run run;

    Steps(Run run) {
        this.run = run;
    }

    /** @throws UnsupportedPlanException for paths that SPARQL 1.1 does not have */
    Way way(Path path, boolean forward) {
        return switch (path) {
            case P_Link link -> link(run.number(property(link.getNode())), forward);
            case P_ReverseLink link -> link(run.number(property(link.getNode())), !forward);
            case P_Inverse inverse -> way(inverse.getSubPath(), !forward);
            case P_Seq sequence -> sequence(way(forward ? sequence.getLeft() : sequence.getRight(), forward), way(forward ? sequence.getRight() : sequence.getLeft(), forward));
            case P_Alt either -> either(way(either.getLeft(), forward), way(either.getRight(), forward));
            case P_ZeroOrOne maybe -> maybe(way(maybe.getSubPath(), forward));
            case P_ZeroOrMore1 star -> closure(way(star.getSubPath(), forward), true);
            case P_OneOrMore1 plus -> closure(way(plus.getSubPath(), forward), false);
            case P_NegPropSet others -> others(forward ? others.getFwdNodes() : others.getBwdNodes(), forward ? others.getBwdNodes() : others.getFwdNodes());
            default -> throw new UnsupportedPlanException("path");
        };
    }

    private static Node property(Node node) {
        if (node.isURI() && node.getURI().startsWith("http://jena.apache.org/text#")) {
            throw new UnsupportedPlanException("property function");
        }
        return node;
    }

    private Way link(int property, boolean forward) {
        return (from, ends) -> {
            IdScan scan = new IdScan(run.view.parts());
            scan.open(forward ? from : Terms.NONE, property, forward ? Terms.NONE : from);
            while (scan.next()) {
                run.step();
                ends.accept(forward ? scan.object() : scan.subject());
            }
        };
    }

    private static Way sequence(Way first, Way second) {
        return (from, ends) -> first.follow(from, middle -> second.follow(middle, ends));
    }

    private static Way either(Way one, Way other) {
        return (from, ends) -> {
            one.follow(from, ends);
            other.follow(from, ends);
        };
    }

    private Way maybe(Way way) {
        return (from, ends) -> {
            Numbers seen = new Numbers(run);
            seen.add(from);
            way.follow(from, seen::add);
            seen.each(ends);
            seen.table.free();
        };
    }

    private Way closure(Way way, boolean withStart) {
        return (from, ends) -> {
            Numbers seen = new Numbers(run);
            if (withStart) {
                seen.add(from);
            } else {
                way.follow(from, seen::add);
            }
            for (int i = 0; i < seen.size(); i++) {
                run.step();
                way.follow(seen.get(i), seen::add);
            }
            seen.each(ends);
            seen.table.free();
        };
    }

    private Way others(List<Node> along, List<Node> against) {
        Set<Integer> notAlong = numbers(along);
        Set<Integer> notAgainst = numbers(against);
        return (from, ends) -> {
            if (!along.isEmpty()) {
                all(from, Terms.NONE, notAlong, ends);
            }
            if (!against.isEmpty()) {
                all(Terms.NONE, from, notAgainst, ends);
            }
        };
    }

    private Set<Integer> numbers(List<Node> properties) {
        Set<Integer> numbers = new HashSet<>();
        properties.forEach(property -> numbers.add(run.number(property)));
        return numbers;
    }

    private void all(int subject, int object, Set<Integer> except, IntConsumer ends) {
        IdScan scan = new IdScan(run.view.parts());
        scan.open(subject, Terms.NONE, object);
        while (scan.next()) {
            run.step();
            if (!except.contains(scan.predicate())) {
                ends.accept(subject == Terms.NONE ? scan.subject() : scan.object());
            }
        }
    }

    /** Numbers, each once, in the order in which they came. */
    private static final class Numbers {

        private final RowTable table;
        private final int[] row = new int[1];

        Numbers(Run run) {
            table = new RowTable(1, run.meter);
        }

        void add(int number) {
            row[0] = number;
            table.add(row);
        }

        int size() {
            return table.size();
        }

        int get(int index) {
            return table.cell(index, 0);
        }

        void each(IntConsumer consumer) {
            for (int i = 0; i < size(); i++) {
                consumer.accept(get(i));
            }
        }
    }

    /** A list of ends, with repetitions. */
    static final class Ends {

        private final Run run;
        private int[] numbers = new int[16];
        private int size;

        Ends(Run run) {
            this.run = run;
        }

        void clear() {
            size = 0;
        }

        void add(int number) {
            if (size == numbers.length) {
                run.meter.take((long) END * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int size() {
            return size;
        }

        int get(int index) {
            return numbers[index];
        }
    }
}
