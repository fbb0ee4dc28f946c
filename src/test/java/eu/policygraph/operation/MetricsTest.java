package eu.policygraph.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void aCounterGoesOnWhenNobodyElseHoldsWhatItCounts() {
        try (Metrics metrics = new Metrics()) {
            int[] count = {0};
            metrics.counter("test_things_total", "Things.", () -> ++count[0]);
            System.gc();
            assertThat(metrics.text()).contains("test_things_total 1.0");
            System.gc();
            assertThat(metrics.text()).contains("test_things_total 2.0");
        }
    }
}
