package eu.policygraph.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.policygraph.web.Address;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * By which addresses visitors come here, and how often. A few are known, those that are used often rather than others: anybody can write
 * anything into the header Host. Safe for any number of threads.
 */
final class Visited {

    private static final int KNOWN = 16;

    private final Address usual;
    private final Cache<Address, LongAdder> counts = Caffeine.newBuilder().maximumSize(KNOWN).executor(Runnable::run).build();

    /** @param usual where the server is if nobody has come yet */
    Visited(Address usual) {
        this.usual = usual;
    }

    /** Counts a visit; true when it is the first by that address, as far as is known. */
    boolean note(Address address) {
        LongAdder count = counts.get(address, a -> new LongAdder());
        count.increment();
        return count.sum() == 1;
    }

    /** The addresses that were used most, and the usual one if there are none. */
    List<Address> foremost(int most) {
        List<Address> known = counts.asMap().entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue().sum()))
                .sorted(Map.Entry.<Address, Long>comparingByValue().reversed()).limit(most).map(Map.Entry::getKey).toList();
        return known.isEmpty() ? List.of(usual) : known;
    }
}
