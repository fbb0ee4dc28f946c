package eu.policygraph.browser;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Tools;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML of every kind of page: valid by the Nu Html Checker, with one heading, its language, nothing inline, nothing from elsewhere. */
class HtmlValidityTest {

    @Test
    void everyPageIsValidHtml(@TempDir Path folder) throws Exception {
        boolean npm = Tools.exists("npm");
        if (!npm) {
            System.out.println("HTML is not validated: npm is not on this machine.");
        }
        Assumptions.assumeTrue(npm || System.getenv("CI") != null);
        int pages = 0;
        try (RunningServer server = RunningServer.start()) {
            for (String page : SitePages.all()) {
                for (String language : List.of("en", "fr")) {
                    String body = server.get(SitePages.in(language, page), "Accept", "text/html").body();
                    Files.writeString(folder.resolve(page.replaceAll("[^a-z0-9]+", "-") + "-" + language + ".html"), body);
                    pages++;
                }
            }
        }
        Path vnu = Tools.npm().resolve("node_modules/vnu-jar/build/dist/vnu.jar");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss4m", "-jar", vnu.toString(), "--errors-only", "--skip-non-html", folder.toString())
                .redirectErrorStream(true).start();
        String findings = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(findings.lines().limit(30).reduce("", (a, b) -> a + b + "\n")).isZero();
        assertThat(pages).isGreaterThan(80);
    }

    @Test
    void everyPageHasOneHeadingItsLanguageAndNothingInlineOrFromElsewhere() throws Exception {
        int pages = 0;
        try (RunningServer server = RunningServer.start()) {
            for (String page : SitePages.all()) {
                HttpResponse<String> response = server.get(SitePages.in("fr", page), "Accept", "text/html");
                Document html = Jsoup.parse(response.body(), server.base());
                assertThat(html.select("h1")).as(page).hasSize(1);
                assertThat(html.selectFirst("html").attr("lang")).as(page).isEqualTo("fr");
                assertThat(html.select("[style], style, [onclick], script:not([src]):not([type=application/ld+json])")).as(page).isEmpty();
                assertThat(html.select("script[src], link[rel=stylesheet], link[rel=icon], img[src]").stream().map(e -> e.hasAttr("src") ? e.absUrl("src") : e.absUrl("href")))
                        .as(page).allMatch(url -> url.startsWith(server.base()));
                assertThat(html.select("table").stream().filter(t -> t.selectFirst("caption") == null)).as("tables without caption on %s", page).isEmpty();
                assertThat(html.select("input:not([type=hidden]), select, textarea").stream().filter(i -> html.select("label[for=" + i.id() + "]").isEmpty() && !i.hasAttr("aria-label")))
                        .as("fields without label on %s", page).isEmpty();
                assertThat(response.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(p -> assertThat(p).contains("default-src 'self'").doesNotContain("unsafe"));
                pages++;
            }
        }
        assertThat(pages).isGreaterThan(40);
    }
}
