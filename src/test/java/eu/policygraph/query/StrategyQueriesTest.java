package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the queries about strategies say, and that they are about any strategy. */
class StrategyQueriesTest {

    private static final Map<String, String> STRATEGY = Map.of("strategy", "csa-2020");

    static List<String> strategies() {
        Node type = NodeFactory.createURI(Namespaces.ONTOLOGY + "Strategy");
        return Project.snapshot().union().stream(Node.ANY, RDF.type.asNode(), type).map(t -> t.getSubject().getURI()).sorted().toList();
    }

    @Test
    void theTimelineHasTheNineEntriesOfThePageInDateOrder() {
        List<Map<String, String>> rows = Asking.rows("timeline-of-a-strategy", STRATEGY);
        assertThat(rows).extracting(r -> r.get("date")).containsExactly("2011-12-13", "2016-12-16", "2016-12-16", "2019-10-08", "2019-11-26",
                "2020-07-24", "2020-07-24", "2021-03-24", "2021-07-06");
        assertThat(rows).extracting(r -> r.get("event")).doesNotHaveDuplicates();
        assertThat(rows).extracting(r -> r.get("position")).containsExactly("9", "7", "8", "6", "5", "3", "4", "1", "2");
    }

    @Test
    void everyInitiativeIsListedInTheWordsOfEachSource() {
        List<Map<String, String>> rows = Asking.rows("initiatives-of-a-strategy", STRATEGY);
        assertThat(rows.stream().map(r -> r.get("initiative")).distinct()).hasSize(8);
        assertThat(rows).filteredOn(r -> r.get("position").equals("6")).extracting(r -> r.get("wording"))
                .contains("establish a European centre to prevent and counter child sexual abuse", "A European centre to prevent and counter child sexual abuse");
    }

    @Test
    void labelsFallBackToEnglishOneByOne() {
        List<Map<String, String>> rows = Asking.rows("timeline-of-a-strategy", Map.of("strategy", "csa-2020", "lang", "xx"));
        assertThat(rows).hasSize(9).allSatisfy(r -> assertThat(r.get("eventLabel")).isNotBlank().doesNotStartWith("https://"));
    }

    @Test
    void theTrackerHasOneRowForEachInitiativeAndFollowsTheDay() {
        assertThat(statuses("2020-01-01")).as("before the first delivery").contains("no-delivery-linked").doesNotContain("delivered");
        assertThat(statuses("2026-11-21")).hasSize(8).doesNotContain("no-delivery-linked");
        assertThat(Asking.rows("strategy-tracker", Map.of("strategy", "csa-2020", "on", "2020-01-01"))).hasSize(8);
    }

    @Test
    void anActionThatWasProposedInFullIsDelivered() {
        Map<String, String> given = Map.of("strategy", "csa-2020", "on", "2022-05-11");
        assertThat(Asking.rows("actions-of-a-strategy", given)).filteredOn(r -> r.get("action").endsWith("/csa-2020-2-2"))
                .extracting(r -> r.get("status").replaceAll("^.*/", "")).containsExactly("delivered");
        assertThat(Asking.rows("actions-of-a-strategy", Map.of("strategy", "csa-2020", "on", "2022-05-10"))).filteredOn(r -> r.get("action").endsWith("/csa-2020-2-2"))
                .extracting(r -> r.get("status").replaceAll("^.*/", "")).containsExactly("no-delivery-linked");
    }

    @Test
    void aCommitmentIsOpenThenOverdueThenLate() {
        assertThat(commitment("2021-06-30")).containsEntry("state", "open").containsEntry("daysLate", "");
        assertThat(commitment("2021-07-01")).containsEntry("state", "overdue").containsEntry("daysLate", "1");
        assertThat(commitment("2022-05-10")).containsEntry("state", "overdue").containsEntry("daysLate", "314");
        assertThat(commitment("2022-05-11")).containsEntry("state", "late").containsEntry("daysLate", "315").containsEntry("doneOn", "2022-05-11");
    }

    @Test
    void thereIsMoreThanOneStrategy() {
        assertThat(strategies()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Asking.rows("strategies", Map.of()).stream().map(r -> r.get("strategy")).distinct()).containsExactlyInAnyOrderElementsOf(strategies());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyQueryAboutAStrategyTakesAnyStrategy(String strategy) {
        List<PrebuiltQuery> queries = Project.catalogue().all().stream().filter(q -> q.parameter("strategy").isPresent()).toList();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(8);
        for (PrebuiltQuery query : queries) {
            Answer answer = Asking.ask(Project.snapshot(), query, Map.of("strategy", strategy));
            if (answer instanceof Answer.Rows rows) {
                assertThat(rows.rows()).as(query.name()).allSatisfy(row -> query.columns().stream().filter(c -> !c.optional())
                        .forEach(c -> assertThat(row.contains(c.name())).as(c.name()).isTrue()));
            }
        }
    }

    @Test
    void moreThanOneStrategyHasEventsAndADocument() {
        assertThat(strategies()).filteredOn(s -> !Asking.rows("events-of-a-strategy", Map.of("strategy", s)).isEmpty()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Asking.rows("strategies", Map.of())).filteredOn(r -> !r.get("document").isEmpty()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<String> statuses(String day) {
        return Asking.rows("strategy-tracker", Map.of("strategy", "csa-2020", "on", day)).stream().map(r -> r.get("status").replaceAll("^.*/", "")).toList();
    }

    private static Map<String, String> commitment(String day) {
        return Asking.rows("commitments-with-a-deadline", Map.of("on", day)).stream().filter(r -> r.get("promise").endsWith("/csa-2020-2-2")).findFirst().orElseThrow();
    }
}
