package eu.policygraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short cut of {@code ./bench durability}. */
class DurabilityTest {

    @Test
    void noAcknowledgedWriteIsLostAndNoneIsThereByHalf(@TempDir Path folder) throws Exception {
        assertThat(new Durability(2, 4, 40).run(folder)).contains("0 lost, 0 half");
    }
}
