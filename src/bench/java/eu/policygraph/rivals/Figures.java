package eu.policygraph.rivals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that one run of the bench measured; what it did not is absent. */
final class Figures {

    /** Seconds from its start to the first answer, and bytes of resident memory: of an engine under load the most, of the shipped data at rest. */
    record Footprint(double startSeconds, long resident) {}

    /** How much more processor time selective shapes take on the larger of two graphs. */
    record Growth(double mean, double worst, String worstShape) {}

    private final Rates rates;
    private final Map<String, Footprint> footprints = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private Optional<ShapeCosts> shapes = Optional.empty();
    private Optional<Footprint> shipped = Optional.empty();
    private Optional<Double> madeUp = Optional.empty();
    private Optional<Growth> growth = Optional.empty();
    private Optional<ShippedAddresses.First> first = Optional.empty();

    Figures(Rates rates) {
        this.rates = rates;
    }

    Rates rates() {
        return rates;
    }

    Map<String, Footprint> footprints() {
        return footprints;
    }

    /** Engines and tools that were not there, with what to do about it. */
    Map<String, String> missing() {
        return missing;
    }

    Optional<ShapeCosts> shapes() {
        return shapes;
    }

    void shapes(ShapeCosts costs) {
        shapes = Optional.of(costs);
    }

    /** On the shipped data. */
    Optional<Footprint> shipped() {
        return shipped;
    }

    void shipped(Footprint footprint) {
        shipped = Optional.of(footprint);
    }

    /** Seconds until the first answer on the made-up graph. */
    Optional<Double> madeUp() {
        return madeUp;
    }

    void madeUp(double startSeconds) {
        madeUp = Optional.of(startSeconds);
    }

    Optional<Growth> growth() {
        return growth;
    }

    void growth(Growth measured) {
        growth = Optional.of(measured);
    }

    Optional<ShippedAddresses.First> first() {
        return first;
    }

    void first(ShippedAddresses.First measured) {
        first = Optional.of(measured);
    }
}
