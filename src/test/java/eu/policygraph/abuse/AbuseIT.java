package eu.policygraph.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A short cut of the long runs {@code ./bench abuse}, {@code injection} and {@code fuzz}, against one server. The seed is the day, so that every
 * day tries others; a failure says it.
 */
class AbuseIT {

    private static final int TIMEOUT = 3;
    private static final double SLACK = 8;
    private static final long SEED = LocalDate.now().toEpochDay();

    private static Siege siege;

    @BeforeAll
    static void start() throws Exception {
        siege = Siege.begin(TIMEOUT, SLACK);
    }

    @AfterAll
    static void stop() {
        siege.close();
    }

    @Test
    void everyHostileRequestIsAnsweredAsPromised() throws Exception {
        List<Outcome> outcomes = HostileRequests.run(siege, false, outcome -> {});
        assertThat(outcomes).hasSizeGreaterThan(200);
        assertThat(outcomes.stream().map(Outcome::promise).distinct()).containsExactlyInAnyOrder("outgoing", "time", "size", "leaks", "writes");
        assertThat(outcomes).filteredOn(outcome -> !outcome.passed()).isEmpty();
    }

    @Test
    void crowdsLeaveTheOthersServed() throws Exception {
        List<Outcome> outcomes = new Crowds(siege, Duration.ofSeconds(1)).run(outcome -> {});
        assertThat(outcomes).hasSize(10).filteredOn(outcome -> !outcome.passed()).isEmpty();
    }

    @Test
    void payloadsAreTakenAsText() throws Exception {
        Injection.Result result = new Injection(siege, Project.catalogue()).sample(700, SEED);
        assertThat(result.payloads()).isGreaterThan(214);
        assertThat(result.complaints()).as("seed %d, answered with %s", SEED, result.statuses()).isEmpty();
    }

    @Test
    void noiseIsAnsweredWithoutAFault() throws Exception {
        Fuzz.Result result = new Fuzz(siege, Project.HOME.resolve("queries"), SEED).run(500);
        assertThat(result.sent()).isEqualTo(500);
        assertThat(result.complaints()).as("seed %d, answered with %s", SEED, result.statuses()).isEmpty();
    }
}
