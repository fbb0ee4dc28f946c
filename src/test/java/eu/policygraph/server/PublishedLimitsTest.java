package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.admission.RemoteEndpoints;
import eu.policygraph.admission.TextLimits;
import eu.policygraph.query.Limits;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedLimitsTest {

    @Test
    void theServiceDescriptionSaysWhomServiceMayName() {
        RemoteEndpoints one = new RemoteEndpoints(Set.of("https://example.org/sparql"));
        Limits open = new Limits(Duration.ofSeconds(3), 10, 10, 10, TextLimits.DEFAULT, one);
        assertThat(PublishedLimits.text(Settings.of("localhost", 0, open))).endsWith("SERVICE may name https://example.org/sparql.");
        assertThat(PublishedLimits.text(Settings.of("localhost", 0, new Limits(Duration.ofSeconds(3), 10)))).endsWith("SERVICE is refused.");
    }
}
