package eu.policygraph.browser;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Tools;
import eu.policygraph.server.RunningServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages in a real browser: accessibility, narrow screens, keyboard, and that nothing is asked of another host. */
class BrowserTest {

    private static final String BROWSER = "/usr/bin/chromium";
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final Map<String, String> SCHEMES = Map.of("light", "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}",
            "dark", "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}");
    private static RunningServer server;
    private static ChromeDriver browser;
    private static String axe;

    @BeforeAll
    static void start() throws Exception {
        boolean there = Files.isExecutable(Path.of(BROWSER)) && Files.isExecutable(Path.of(DRIVER)) && Tools.exists("npm");
        if (!there) {
            System.out.println("Pages are not tested in a browser: install chromium, chromium-driver and npm.");
        }
        Assumptions.assumeTrue(there || System.getenv("CI") != null);
        axe = Files.readString(Tools.npm().resolve("node_modules/axe-core/axe.min.js"));
        server = RunningServer.start();
        browser = browser(true);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    /** What one browser found on its way through all pages. */
    private record Walk(int pages, List<String> violations, List<String> asked) {}

    /** All rules in the light scheme, those of colours in the dark one, a browser for each language. */
    @Test
    void axeFindsNothingInBothLanguagesAndColourSchemesAndNoOtherHostIsAsked() throws Exception {
        ChromeDriver second = browser(true);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            int pages = 0;
            for (Future<Walk> each : List.of(both.submit(() -> walk(browser, "en")), both.submit(() -> walk(second, "fr")))) {
                Walk walk = each.get();
                assertThat(walk.violations()).isEmpty();
                assertThat(walk.asked()).hasSizeGreaterThan(80).allMatch(url -> url.startsWith(server.base()) || url.startsWith("data:") || url.startsWith("chrome:"));
                pages += walk.pages();
            }
            assertThat(pages).isGreaterThan(160);
        } finally {
            second.quit();
        }
    }

    private static Walk walk(ChromeDriver driver, String language) {
        driver.manage().logs().get(LogType.PERFORMANCE);
        List<String> violations = new ArrayList<>();
        int pages = 0;
        for (Map.Entry<String, String> scheme : SCHEMES.entrySet()) {
            prefer(driver, scheme.getKey());
            for (String page : SitePages.all()) {
                String address = SitePages.in(language, page);
                driver.get(server.base() + address);
                driver.executeScript(axe);
                axe(driver, scheme.getValue()).forEach(v -> violations.add(scheme.getKey() + " " + address + " " + v));
                pages++;
            }
        }
        return new Walk(pages, violations, asked(driver));
    }

    private static List<?> axe(ChromeDriver driver, String rules) {
        return (List<?>) driver.executeAsyncScript("const done = arguments[0]; axe.run(document, {runOnly: " + rules + "})"
                + ".then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(' | '))));");
    }

    /** Whatever it asked any host for. */
    private static List<String> asked(ChromeDriver driver) {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream().map(LogEntry::getMessage).filter(m -> m.contains("\"Network.requestWillBeSent\""))
                .map(m -> m.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]+)\".*", "$1")).toList();
    }

    @Test
    void noPageScrollsSidewaysAt320Pixels() {
        prefer(browser, "light");
        int pages = 0;
        narrow(320);
        try {
            List<String> wide = new ArrayList<>();
            for (String page : SitePages.all()) {
                browser.get(server.base() + page);
                long width = (Long) browser.executeScript("return document.documentElement.scrollWidth");
                if (width > 320) {
                    wide.add(page + " is " + width + " wide: " + browser.executeScript("return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321"
                            + " && !e.closest('.scroll') && !e.closest('pre')).slice(0, 3).map(e => e.outerHTML.slice(0, 100)).join(' ; ')"));
                }
                pages++;
            }
            assertThat(wide).isEmpty();
            assertThat(pages).isGreaterThan(40);
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void theFirstTabLeadsToTheContentAndFocusIsSeen() {
        for (String page : List.of("/", "/strategy/csa-2020", "/queries", "/sparql")) {
            browser.get(server.base() + page);
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement first = browser.switchTo().activeElement();
            assertThat(first.getDomAttribute("href")).as(page).isEqualTo("#main");
            assertThat(first.getCssValue("outline-style")).as(page).isNotEqualTo("none");
            first.sendKeys(Keys.ENTER);
            assertThat(browser.switchTo().activeElement().getDomAttribute("id")).as(page).isEqualTo("main");
        }
    }

    @Test
    void trackerAndGalleryCanBeWalkedByKeyboardWithFocusInSight() {
        for (String page : List.of("/strategy/csa-2020", "/queries")) {
            browser.get(server.base() + page);
            Set<String> stops = new LinkedHashSet<>();
            for (int i = 0; i < 40; i++) {
                new Actions(browser).sendKeys(Keys.TAB).perform();
                WebElement focused = browser.switchTo().activeElement();
                assertThat(focused.isDisplayed()).as(page).isTrue();
                assertThat(focused.getCssValue("outline-style")).as("focus on %s of %s", focused.getTagName(), page).isNotEqualTo("none");
                stops.add(focused.toString());
            }
            assertThat(stops).as(page).hasSizeGreaterThan(30);
        }
    }

    @Test
    void theEditorIsEnteredUsedAndLeftByKeyboard() {
        browser.get(server.base() + "/sparql");
        WebElement host = new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> b.findElement(By.id("editor")));
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> host.isDisplayed());
        int tabs = 0;
        while (!browser.switchTo().activeElement().equals(host) && tabs++ < 40) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
        }
        assertThat(browser.switchTo().activeElement()).isEqualTo(host);
        new Actions(browser).sendKeys(Keys.ESCAPE).sendKeys(Keys.TAB).perform();
        assertThat(browser.switchTo().activeElement()).as("Escape, then Tab, leaves the editor").isNotEqualTo(host);
        new Actions(browser).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
        new Actions(browser).keyDown(Keys.CONTROL).sendKeys(Keys.ENTER).keyUp(Keys.CONTROL).perform();
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> b.getCurrentUrl().contains("query="));
        assertThat(browser.findElements(By.cssSelector("main table tbody tr"))).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aResearcherGetsFromTheFirstPageToTheEvidenceOfAStatusInThreeClicks() {
        browser.get(server.base() + "/");
        browser.findElement(By.cssSelector("#strategies ~ ul a, section[aria-labelledby=strategies] a")).click();
        assertThat(browser.getCurrentUrl()).contains("/strategy/");
        List<WebElement> evidence = browser.findElements(By.cssSelector("main table a[href*='/source/'], main a.badge[href*='/source/']")).stream().filter(WebElement::isDisplayed).toList();
        assertThat(evidence).isNotEmpty();
        evidence.get(0).click();
        assertThat(browser.getCurrentUrl()).contains("/source/");
    }

    @Test
    void searchWithoutScriptGoesStraightToAnIdentifier() {
        ChromeDriver plain = browser(false);
        try {
            plain.get(server.base() + "/");
            plain.findElement(By.id("site-search")).sendKeys("2011/93/EU", Keys.ENTER);
            assertThat(plain.getCurrentUrl()).endsWith("/act/directive-2011-93");
            plain.get(server.base() + "/queries/timeline-of-a-strategy");
            assertThat(plain.findElements(By.cssSelector("main form"))).isNotEmpty();
            plain.get(server.base() + "/sparql");
            assertThat(plain.findElement(By.cssSelector("main textarea")).isDisplayed()).isTrue();
        } finally {
            plain.quit();
        }
    }

    @Test
    void theEditorCompletesTermsAndTheBrowserHasNothingToComplain() {
        browser.get(server.base() + "/sparql");
        browser.manage().logs().get(LogType.BROWSER);
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
        WebElement text = wait.until(b -> b.findElement(By.id("editor")).getShadowRoot().findElement(By.cssSelector(".cm-content")));
        text.sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "# ", "deliver");
        wait.until(b -> b.findElement(By.id("editor")).getShadowRoot().findElements(By.cssSelector(".cm-tooltip-autocomplete li")).size() > 3);
        text.sendKeys(Keys.ESCAPE);
        wait.until(b -> b.findElement(By.id("editor")).getShadowRoot().findElements(By.cssSelector(".cm-tooltip-autocomplete")).isEmpty());
        text.sendKeys(" epg:partOfStrat");
        wait.until(b -> b.findElement(By.id("editor")).getShadowRoot().findElements(By.cssSelector(".cm-tooltip-autocomplete li[aria-selected]")).stream().anyMatch(e -> e.getDomProperty("textContent").startsWith("epg:partOfStrategy")));
        text.sendKeys(Keys.ENTER);
        assertThat(browser.findElement(By.id("query")).getDomProperty("value")).endsWith("# deliver epg:partOfStrategy");
        text.sendKeys(Keys.TAB);
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).as("Tab indents").isEqualTo("editor");
        text.sendKeys(Keys.ESCAPE, Keys.TAB);
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).as("Esc, Tab leaves").isEqualTo("format");
        text.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        wait.until(b -> b.getCurrentUrl().contains("query="));
        assertThat(browser.findElements(By.cssSelector("#answer ~ .scroll tbody tr"))).isNotEmpty();
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).as("console").isEmpty();
    }

    @Test
    void aQuestionIsFoundAskedAndSharedWithoutScript() {
        ChromeDriver plain = browser(false);
        try {
            WebDriverWait wait = new WebDriverWait(plain, Duration.ofSeconds(20));
            plain.get(server.base() + "/queries");
            plain.findElement(By.id("q")).sendKeys("gaps", Keys.ENTER);
            wait.until(ExpectedConditions.urlContains("q=gaps"));
            wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("main h3 a"))).click();
            wait.until(ExpectedConditions.urlContains("/queries/gaps"));
            plain.get(server.base() + "/queries/strategy-tracker");
            new Select(plain.findElement(By.id("p-strategy"))).selectByIndex(1);
            plain.findElement(By.cssSelector("form.filters button")).click();
            By status = By.cssSelector("main [role=status]");
            String answer = wait.until(ExpectedConditions.presenceOfElementLocated(status)).getText();
            String shared = plain.findElement(By.cssSelector(".formats a[href^='/queries/strategy-tracker?']")).getDomProperty("href");
            String editor = plain.findElement(By.cssSelector(".formats a[href^='/sparql?example']")).getDomProperty("href");
            plain.get(shared);
            assertThat(plain.findElement(status).getText()).isEqualTo(answer);
            plain.get(editor);
            plain.findElement(By.cssSelector("main form button[type=submit]")).click();
            assertThat(wait.until(ExpectedConditions.presenceOfElementLocated(By.id("answer"))).isDisplayed()).isTrue();
        } finally {
            plain.quit();
        }
    }

    private static void prefer(ChromeDriver driver, String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static void narrow(int width) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    private static ChromeDriver browser(boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,1000");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER)).usingAnyFreePort().build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60)).pageLoadTimeout(Duration.ofSeconds(60));
        driver.manage().window().setSize(new Dimension(1280, 1000));
        return driver;
    }
}
