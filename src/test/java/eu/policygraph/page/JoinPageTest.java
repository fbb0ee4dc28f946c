package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.server.RunningServer;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The join lab: every key with its numbers, and queries that parse and open in the editor without running. */
class JoinPageTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRowOfTheQueryIsShownUnderItsKind() throws Exception {
        List<String> rows = server.get("/queries/join-keys-by-kind.csv").body().lines().skip(1).toList();
        for (String language : List.of("en", "fr")) {
            Document page = page("/join?lang=" + language);
            assertThat(page.select("main tbody tr")).hasSameSizeAs(rows).hasSizeGreaterThan(20);
            assertThat(page.select("main section h2").eachAttr("id")).containsExactlyElementsOf(rows.stream().map(row -> row.substring(0, row.indexOf(','))).distinct().toList());
            assertThat(page.select("style, script, [style]")).isEmpty();
        }
    }

    @Test
    void eachQueryStartsHereFromFewKeysAndOpensInTheEditorWithoutRunning() throws Exception {
        int queries = 0;
        for (Element row : page("/join?lang=en").select("main tbody tr:has(details)")) {
            String text = row.select("pre code").first().wholeText();
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            assertThat(query.getLimit()).isEqualTo(500);
            assertThat(text).contains("SERVICE <https://", "LIMIT 20");
            String keys = text.substring(text.indexOf("SELECT DISTINCT"), text.indexOf("LIMIT 20"));
            assertThat(server.get("/sparql?query=" + RunningServer.encoded(keys + "LIMIT 20"), "Accept", "text/csv").body()).as(keys).contains("https://w3id.org/eu-policy-graph/id/");
            if (queries++ < 3) {
                Document editor = page(row.select("details a").attr("href"));
                assertThat(editor.select("textarea").first().wholeText()).isEqualTo(text);
                assertThat(editor.select("table, [role=alert]")).isEmpty();
            }
        }
        assertThat(queries).isGreaterThan(15);
    }

    private static Document page(String path) throws Exception {
        var response = server.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), server.base() + path);
    }
}
