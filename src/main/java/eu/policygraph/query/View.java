package eu.policygraph.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a page shows a result by default. */
public enum View {
    TABLE, TIMELINE, COUNT, GRAPH;

    static Optional<View> of(String key) {
        return Arrays.stream(values()).filter(v -> v.name().toLowerCase(Locale.ROOT).equals(key)).findFirst();
    }
}
