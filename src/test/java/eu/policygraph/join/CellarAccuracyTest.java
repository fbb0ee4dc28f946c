package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.policygraph.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real notices against what EUR-Lex shows for them, where they lie beside the project in {@code ../shared/cellar}. */
class CellarAccuracyTest {

    private static final Path RECORDS = Project.HOME.resolve("../shared/cellar");

    @Test
    void eventsAndTextsOfEurLexAreFoundInWhatIsImported() throws Exception {
        assumeTrue(Files.isDirectory(RECORDS), "there are no real records beside the project in ../shared/cellar, so the accuracy of the import is not measured");

        Accuracy accuracy = Accuracy.of(RECORDS.resolve("procedures"), RECORDS.resolve("eur-lex"),
                CellarNotices.read(Project.HOME.resolve("join"), KnownThings.of(Project.snapshot(), graph -> false)));

        assertThat(accuracy.procedures()).isEqualTo(200);
        assertThat(accuracy.eventRecall()).as(String.join("\n", accuracy.misses())).isGreaterThanOrEqualTo(0.98);
        assertThat(accuracy.textRecall()).as(String.join("\n", accuracy.misses())).isGreaterThanOrEqualTo(0.97);
        assertThat(accuracy.twice()).isZero();
    }
}
