package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two clocks: the golden table was written from the facts, not from what the program answers. */
class StatusOnADayTest {

    static List<CSVRecord> rows() throws IOException {
        try (var in = Files.newBufferedReader(Project.HOME.resolve("src/test/resources/golden/status-on-a-day.csv"))) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).getRecords();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theStatusIsRightOnEveryBoundaryDay(CSVRecord row) {
        Map<String, String> given = Map.of("act", row.get("thing"), "on", row.get("day"), "known", row.get("known"));
        Set<String> statuses = Asking.rows("status-of-an-act", given).stream().map(r -> r.get("status").replaceAll("^.*/", "")).collect(Collectors.toSet());
        assertThat(statuses).as("%s on %s, known on %s: %s", row.get("thing"), row.get("day"), row.get("known"), row.get("why"))
                .containsExactlyInAnyOrder(row.get("expected").split(" "));
    }

    @Test
    void theTableCoversTheKnownTraps() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(rows().stream().map(r -> r.get("thing")).distinct()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(rows().stream().map(r -> r.get("expected")).collect(Collectors.toSet()))
                .contains("not-in-force", "adopted", "in-force", "in-force applicable", "expired", "superseded");
    }

    @Test
    void theLapseOfTheInterimRegulationLastsFor118Days() {
        assertThat(Asking.rows("gaps-in-a-chain-of-acts", Map.of("act", "regulation-2021-1232"))).singleElement().satisfies(gap -> {
            assertThat(gap).containsEntry("lastDay", "2026-04-03").containsEntry("firstDay", "2026-07-31").containsEntry("days", "118");
            assertThat(gap.get("later")).endsWith("/act/regulation-2026-1881");
        });
    }

    @Test
    void daysWithoutAValueAreThoseOfTheClock() {
        assertThat(Asking.rows("status-of-an-act", Map.of("act", "regulation-2021-1232"))).extracting(r -> r.get("status")).allMatch(s -> s.endsWith("/expired")).isNotEmpty();
        assertThat(Asking.rows("status-of-an-act", Map.of("act", "regulation-2021-1232", "on", "2021-08-02", "known", "2021-08-02")))
                .extracting(r -> r.get("status")).anyMatch(s -> s.endsWith("/in-force"));
    }
}
