package eu.policygraph.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.server.RunningServer;
import eu.policygraph.web.Address;
import eu.policygraph.web.Parameters;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class CrawlingTest {

    @Test
    void everyPageOfTheSitemapAnswers() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            Document sitemap = Jsoup.parse(server.get("/sitemap.xml").body(), "", Parser.xmlParser());
            List<String> pages = sitemap.select("urlset > url > loc").eachText();
            assertThat(pages).hasSizeGreaterThan(100).doesNotHaveDuplicates();
            for (String page : pages) {
                assertThat(page).startsWith(server.base());
                assertThat(server.head(page.substring(server.base().length()), "Accept", "text/html").statusCode()).as(page).isEqualTo(200);
            }
            assertThat(server.get("/robots.txt").body()).contains("Sitemap: " + server.base() + "/sitemap.xml").doesNotContain("Disallow: /");
            assertThat(server.get("/sitemap-1.xml").statusCode()).isEqualTo(404);
            assertThat(server.get("/favicon.ico").statusCode()).isEqualTo(308);
            assertThat(server.get("/favicon.svg").headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        }
    }

    @Test
    void moreThanOneFileMayListBecomeSeveral() throws Exception {
        List<String> paths = IntStream.rangeClosed(1, 25).mapToObj(n -> "/thing/" + n + "?a&b").toList();
        Crawling crawling = new Crawling(() -> paths, 10);
        assertThat(parsed(crawling.sitemap(request("1"))).select("sitemapindex > sitemap > loc").eachText())
                .containsExactly("http://localhost/sitemap-1.xml", "http://localhost/sitemap-2.xml", "http://localhost/sitemap-3.xml");
        assertThat(parsed(crawling.part(request("3"))).select("url > loc").eachText()).hasSize(5).last().isEqualTo("http://localhost/thing/25?a&b");
        for (String number : List.of("0", "4", "x", "999999999")) {
            assertThatThrownBy(() -> crawling.part(request(number))).as(number).isInstanceOf(ProblemException.class);
        }
    }

    private static Request request(String number) {
        return new Request("GET", "/", Parameters.parse(null), Map.of(), new byte[0], new Address("http://localhost", ""), Map.of("number", number));
    }

    private static Document parsed(Response response) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.body().writeTo(out);
        return Jsoup.parse(out.toString(StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
