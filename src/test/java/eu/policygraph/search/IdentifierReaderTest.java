package eu.policygraph.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every spelling of {@code search/identifiers.tsv} gives the identifiers beside it, and nothing else. */
class IdentifierReaderTest {

    @Test
    void everySpellingGivesItsIdentifier() throws IOException {
        List<String[]> cases = cases();
        SoftAssertions softly = new SoftAssertions();
        for (String[] spelling : cases) {
            softly.assertThat(written(IdentifierReader.read(spelling[0]))).as(spelling[0]).isEqualTo(spelling[1]);
        }
        softly.assertAll();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(75);
        assertThat(cases.stream().map(c -> c[1].split(" ")[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("celex", "act-number", "commission-document", "procedure", "eli", "wikidata", "iri", "-");
    }

    @Test
    void theNormalFormIsReadAsItself() throws IOException {
        int covered = 0;
        for (String[] spelling : cases()) {
            for (Identifier identifier : IdentifierReader.read(spelling[0])) {
                assertThat(IdentifierReader.read(identifier.text())).anyMatch(identifier::fits);
                covered++;
            }
        }
        assertThat(covered).isGreaterThanOrEqualTo(70);
    }

    @Test
    void systemsOfIdentifiersMeetWhereTheySayTheSame() {
        Identifier celex = one("32011L0093");
        Identifier eli = one("http://data.europa.eu/eli/dir/2011/93/oj");
        assertThat(IdentifierReader.equivalents(celex)).isEqualTo(IdentifierReader.equivalents(eli)).containsExactly(one("Directive 2011/93"));
        assertThat(IdentifierReader.equivalents(one("52020DC0607"))).containsExactly(one("COM(2020) 607"));
        assertThat(IdentifierReader.equivalents(one("02011L0093-20111217"))).isEmpty();
    }

    @Test
    void whatIsLeftOutFitsAndWhatIsSaidOtherwiseDoesNot() {
        assertThat(one("2011/93").fits(one("Directive 2011/93/EU"))).isTrue();
        assertThat(one("2011/93/EU").fits(one("Directive 2011/93"))).isTrue();
        assertThat(one("Decision 2011/93").fits(one("Directive 2011/93/EU"))).isFalse();
        assertThat(one("2011/93/JHA").fits(one("Directive 2011/93/EU"))).isFalse();
        assertThat(one("2022/0155").fits(one("2022/0155(COD)"))).isTrue();
        assertThat(one("2022/0155(CNS)").fits(one("2022/0155(COD)"))).isFalse();
    }

    private static Identifier one(String text) {
        return assertThat(IdentifierReader.read(text)).hasSize(1).actual().get(0);
    }

    private static String written(List<Identifier> identifiers) {
        return identifiers.isEmpty() ? "-" : identifiers.stream()
                .map(i -> i.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + " " + i.text()).collect(Collectors.joining(" | "));
    }

    private static List<String[]> cases() throws IOException {
        return Files.readAllLines(Project.HOME.resolve("src/test/resources/search/identifiers.tsv")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\t")).toList();
    }
}
