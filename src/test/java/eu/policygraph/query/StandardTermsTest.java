package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

/** A client that knows published vocabularies only, and none of our terms, finds what it came for. */
class StandardTermsTest {

    private static final QueryRunner RUNNER = new QueryRunner(new Limits(Duration.ofSeconds(30), 10_000));

    @Test
    void allActsHaveCelexNumberTitleAndDates() throws Exception {
        List<Map<String, String>> rows = ask("""
                PREFIX eli: <http://data.europa.eu/eli/ontology#>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                SELECT ?act ?celex ?same ?date ?title ?type WHERE {
                  ?act a eli:LegalResource ; eli:id_local ?celex ; eli:type_document ?type ; skos:prefLabel ?title .
                  ?act owl:sameAs ?same FILTER(STRSTARTS(STR(?same), "http://publications.europa.eu/resource/celex/"))
                  OPTIONAL { ?act eli:date_document ?date }
                  FILTER(LANG(?title) = "en")
                }
                ORDER BY ?celex
                """);
        assertThat(rows.stream().map(r -> r.get("act")).distinct()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(rows).allSatisfy(r -> assertThat(r.get("same")).endsWith("/" + r.get("celex")));
        assertThat(rows).filteredOn(r -> r.get("celex").equals("32021R1232")).extracting(r -> r.get("date")).contains("2021-07-14");
        assertThat(rows).filteredOn(r -> r.get("date").isEmpty()).extracting(r -> r.get("celex")).hasSizeLessThan(rows.size() / 4);
    }

    @Test
    void entryIntoForceApplicationAndEndAreThere() throws Exception {
        List<Map<String, String>> rows = ask("""
                PREFIX eli: <http://data.europa.eu/eli/ontology#>
                SELECT ?celex ?published ?entry ?applies ?last WHERE {
                  ?act eli:id_local ?celex ; eli:date_publication ?published ; eli:first_date_entry_in_force ?entry .
                  OPTIONAL { ?act eli:date_applicability ?applies }
                  OPTIONAL { ?act eli:date_no_longer_in_force ?last }
                }
                """);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(15)
                .anySatisfy(r -> assertThat(r).containsEntry("celex", "32021R1232").containsEntry("entry", "2021-08-02").containsEntry("last", "2026-04-03"))
                .anySatisfy(r -> assertThat(r).containsEntry("celex", "32016R0679").containsEntry("applies", "2018-05-25"));
    }

    @Test
    void theStepsOfAProcedureAreOrdered() throws Exception {
        List<Map<String, String>> rows = ask("""
                PREFIX eli-dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#>
                SELECT ?order ?step (MAX(?day) AS ?date) WHERE {
                  ?procedure eli-dl:process_id "2022/0155(COD)" ; eli-dl:consists_of ?step .
                  ?step eli-dl:activity_order ?order ; eli-dl:activity_date ?day .
                }
                GROUP BY ?order ?step ORDER BY ?order
                """);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(12);
        assertThat(rows).extracting(r -> r.get("date")).isSorted();
        assertThat(rows.get(0)).containsEntry("date", "2022-05-11");
    }

    @Test
    void theTwentySevenMemberStatesHaveTheirAuthorityIri() throws Exception {
        List<Map<String, String>> rows = ask("""
                PREFIX org: <http://www.w3.org/ns/org#>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                SELECT DISTINCT ?state ?name ?authority WHERE {
                  ?state a org:FormalOrganization ; skos:prefLabel ?name ; owl:sameAs ?authority .
                  FILTER(LANG(?name) = "en")
                  FILTER(STRSTARTS(STR(?authority), "http://publications.europa.eu/resource/authority/country/"))
                  FILTER(!STRENDS(STR(?authority), "/GBR"))
                }
                ORDER BY ?authority
                """);
        assertThat(rows).hasSize(27);
        assertThat(rows).extracting(r -> r.get("authority").replaceAll("^.*/", "")).contains("AUT", "FRA", "HRV", "SWE").doesNotHaveDuplicates();
    }

    @Test
    void actorsTakePartInActivitiesAndSourcesAreEntities() throws Exception {
        assertThat(ask("""
                PREFIX dcterms: <http://purl.org/dc/terms/>
                PREFIX prov: <http://www.w3.org/ns/prov#>
                SELECT ?event ?actor WHERE { ?event a prov:Activity ; prov:wasAssociatedWith ?actor ; dcterms:date ?date }
                """)).hasSizeGreaterThan(100);
        assertThat(ask("""
                PREFIX dcterms: <http://purl.org/dc/terms/>
                PREFIX prov: <http://www.w3.org/ns/prov#>
                SELECT ?source WHERE { ?source a prov:Entity ; dcterms:title ?title . GRAPH ?source { ?s ?p ?o } }
                """)).isNotEmpty();
    }

    private static List<Map<String, String>> ask(String query) throws QueryTimeoutException {
        assertThat(query).as("our own terms").doesNotContain("w3id.org/eu-policy-graph");
        return Asking.rows(RUNNER.run(QueryFactory.create(query), Map.of(), Project.snapshot().dataset()));
    }
}
