package eu.policygraph.browser;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Tools;
import eu.policygraph.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML of every kind of page: valid by the Nu Html Checker, with one heading, its language, nothing inline, nothing from elsewhere. */
class HtmlValidityTest {

    @Test
    void everyPageOfTheSiteIsValidHtmlAndEveryLinkAnswers(@TempDir Path folder) throws Exception {
        boolean npm = Tools.exists("npm");
        if (!npm) {
            System.out.println("HTML is not validated: npm is not on this machine.");
        }
        Assumptions.assumeTrue(npm || System.getenv("CI") != null);
        int pages = 0;
        Set<String> links = new TreeSet<>();
        try (RunningServer server = RunningServer.start()) {
            List<String> addresses = new ArrayList<>(SitePages.everything());
            SitePages.all().forEach(page -> addresses.add(SitePages.in("fr", page)));
            for (String address : addresses) {
                String body = server.get(address, "Accept", "text/html").body();
                Files.writeString(folder.resolve(pages++ + address.replaceAll("[^a-z0-9]+", "-").replaceFirst("(.{80}).*", "$1") + ".html"), body);
                Jsoup.parse(body, server.base()).select("a[href]").stream().map(a -> a.absUrl("href")).filter(url -> url.startsWith(server.base()))
                        .forEach(url -> links.add(url.substring(server.base().length()).replaceFirst("#.*", "")));
            }
            links.removeIf(link -> link.startsWith("/no-such-page"));
            for (String link : links) {
                assertThat(server.head(link, "Accept", "text/html,*/*;q=0.5").statusCode()).as("the link %s", link).isIn(200, 303);
            }
        }
        System.out.println(pages + " pages with " + links.size() + " internal links");
        Path vnu = Tools.npm().resolve("node_modules/vnu-jar/build/dist/vnu.jar");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss4m", "-jar", vnu.toString(), "--errors-only", "--skip-non-html", folder.toString())
                .redirectErrorStream(true).start();
        String findings = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(findings.lines().limit(30).reduce("", (a, b) -> a + b + "\n")).isZero();
        assertThat(pages).isGreaterThan(1_000);
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
