package eu.policygraph.cache;

import java.util.concurrent.atomic.LongAdder;

/**
 * How the cache has been doing since the start.
 *
 * @param hits answers that were there
 * @param shared answers that somebody else was waiting for already
 * @param misses answers that had to be made
 * @param evictions answers that made room for others
 */
record Counts(LongAdder hits, LongAdder shared, LongAdder misses, LongAdder evictions) {

    Counts() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
