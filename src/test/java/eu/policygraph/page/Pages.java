package eu.policygraph.page;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.query.Answer;
import eu.policygraph.query.Limits;
import eu.policygraph.query.ParameterBinder;
import eu.policygraph.query.ParameterException;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import eu.policygraph.server.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pages as tests see them: fetched over HTTP, read with jsoup, compared with the rows of their queries. */
final class Pages {

    private Pages() {}

    /** A page that answers 200; what holds for every page is checked on the way. */
    static Document page(RunningServer server, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = server.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
        Document page = Jsoup.parse(response.body(), server.base() + path);
        assertThat(page.select("h1")).as("h1 of " + path).hasSize(1);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(response.headers().firstValue("Content-Language").orElseThrow());
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).as("inline style or script on " + path).isEmpty();
        assertThat(page.select("table")).allSatisfy(t -> assertThat(t.select("> caption")).hasSize(1));
        assertThat(page.select("thead th")).allSatisfy(th -> assertThat(th.attr("scope")).isEqualTo("col"));
        assertThat(page.select("td[data-label]")).allSatisfy(td -> assertThat(td.attr("data-label")).isNotBlank());
        assertThat(page.select("[id]").eachAttr("id")).as("ids of " + path).doesNotHaveDuplicates();
        assertThat(page.select("input:not([type=hidden]), select")).allSatisfy(field -> assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1));
        assertThat(page.text()).doesNotContain("null");
        headingsDescendStepByStep(page);
        return page;
    }

    private static void headingsDescendStepByStep(Document page) {
        int before = 0;
        for (Element heading : page.select("h1, h2, h3, h4")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
            before = level;
        }
    }

    /** Every link within the site answers below 400. */
    static void linksLead(RunningServer server, Document page) throws IOException, InterruptedException {
        List<String> links = page.select("main a[href]").eachAttr("abs:href").stream().filter(l -> l.startsWith(server.base())).map(l -> l.substring(server.base().length()).replaceAll("#.*", "")).distinct().toList();
        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(server.get(link, "Accept", "text/html;q=0.9, */*;q=0.8").statusCode()).as(link).isLessThan(400);
        }
    }

    /** Links to a part of the same page lead to something that is there. */
    static void anchorsLead(Document page) {
        assertThat(page.select("main a[href^=#]").eachAttr("href")).allSatisfy(href -> assertThat(page.getElementById(href.substring(1))).as(href).isNotNull());
    }

    /** The rows of a query of the project on the shipped data. */
    static List<AnswerRow> rows(String name, Map<String, String> given) {
        PrebuiltQuery query = Project.catalogue().find(name).orElseThrow();
        try {
            QueryRunner runner = new QueryRunner(new Limits(Duration.ofSeconds(30), 100_000));
            return AnswerRow.of((Answer.Rows) runner.run(query.query(), new ParameterBinder(Project.CLOCK).bind(query, given, Project.snapshot()), Project.snapshot().dataset()));
        } catch (ParameterException | QueryTimeoutException e) {
            throw new AssertionError(name + " " + given, e);
        }
    }
}
