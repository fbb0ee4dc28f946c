package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the strategy queries say about the strategy that both seed documents describe. */
class StrategyQueriesTest {

    @Test
    void theTimelineHasTheNineEntriesOfThePageInDateOrder() {
        List<Map<String, String>> rows = Asking.rows("timeline-of-a-strategy", Map.of("strategy", "csa-2020"));
        assertThat(rows).extracting(r -> r.get("date")).containsExactly("2011-12-13", "2016-12-16", "2016-12-16", "2019-10-08", "2019-11-26",
                "2020-07-24", "2020-07-24", "2021-03-24", "2021-07-06");
        assertThat(rows).extracting(r -> r.get("event")).doesNotHaveDuplicates();
        assertThat(rows).extracting(r -> r.get("position")).containsExactly("9", "7", "8", "6", "5", "3", "4", "1", "2");
    }

    @Test
    void everyInitiativeIsListedInTheWordsOfEachSource() {
        List<Map<String, String>> rows = Asking.rows("initiatives-of-a-strategy", Map.of("strategy", "csa-2020"));
        assertThat(rows).extracting(r -> r.get("initiative")).hasSizeGreaterThanOrEqualTo(16).isSubsetOf(rows.stream().map(r -> r.get("initiative")).distinct().limit(8).toList());
        assertThat(rows).filteredOn(r -> r.get("position").equals("6")).extracting(r -> r.get("wording"))
                .contains("establish a European centre to prevent and counter child sexual abuse", "A European centre to prevent and counter child sexual abuse");
    }

    @Test
    void labelsFallBackToEnglishOneByOne() {
        List<Map<String, String>> rows = Asking.rows("timeline-of-a-strategy", Map.of("strategy", "csa-2020", "lang", "xx"));
        assertThat(rows).hasSize(9).allSatisfy(r -> assertThat(r.get("eventLabel")).isNotBlank().doesNotStartWith("https://"));
    }
}
