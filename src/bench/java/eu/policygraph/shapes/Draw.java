package eu.policygraph.shapes;

import eu.policygraph.model.Namespaces;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One set of parameters for a made-up graph: each name stands for the same term within a query. */
public final class Draw {

    private static final List<String> WORDS = List.of("protection", "market", "energy", "water", "health", "learning", "transport", "research", "farming", "safety", "climate", "data");

    private final int strategies;
    private final SplittableRandom random;
    private final Map<String, String> drawn = new HashMap<>();

    private Draw(int strategies, SplittableRandom random) {
        this.strategies = strategies;
        this.random = random;
    }

    /**
     * Draws without end.
     *
     * @param strategies of the made-up graph
     * @param seed the same draws for the same seed
     */
    public static Supplier<Draw> of(int strategies, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> new Draw(strategies, random.split());
    }

    /**
     * The term for a parameter, as SPARQL writes it.
     *
     * @throws IllegalArgumentException when there is no such parameter
     */
    String term(String parameter) {
        return drawn.computeIfAbsent(parameter, this::draw);
    }

    private String draw(String parameter) {
        return switch (parameter) {
            case "thing" -> draw(List.of("strategy", "initiative", "act", "event", "event", "institution").get(random.nextInt(6)));
            case "strategy" -> thing("strategy/g" + strategy());
            case "initiative" -> thing("initiative/g" + strategy() + "-" + (1 + random.nextInt(4)));
            case "act" -> thing("act/g" + strategy() + "-" + random.nextInt(6));
            case "event" -> thing("event/g" + strategy() + "-e" + random.nextInt(8));
            case "institution" -> thing("institution/g" + random.nextInt(40));
            case "day" -> "\"" + LocalDate.of(1970, 1, 1).plusDays(random.nextInt(16_000)) + "\"^^<http://www.w3.org/2001/XMLSchema#date>";
            case "year" -> "\"" + (1970 + random.nextInt(30)) + "\"";
            case "words" -> "\"" + strategy() + " on " + WORDS.get(random.nextInt(WORDS.size())) + "\"";
            default -> throw new IllegalArgumentException("no parameter $" + parameter);
        };
    }

    private int strategy() {
        return random.nextInt(strategies);
    }

    private static String thing(String name) {
        return "<" + Namespaces.THING + name + ">";
    }
}
