package eu.policygraph.generate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.check.CheckResult;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyGraphsTest {

    @Test
    void whatIsMadeUpPassesTheShapesAndEveryCheck(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("made-up.nq");
        long written = PolicyGraphs.write(file, 5_000, 1).statements();
        assertThat(written).isBetween(5_000L, 6_000L);
        Snapshot snapshot = Project.load(file);
        List<CheckResult> results = Project.checks().run(snapshot, new QueryRunner(new Limits(Duration.ofSeconds(60), 1_000)));
        assertThat(results).hasSizeGreaterThan(30).allSatisfy(result -> assertThat(result.defects()).as(result.toString()).isEmpty());
    }

    @Test
    void sameSeedSameGraph(@TempDir Path folder) throws Exception {
        PolicyGraphs.write(folder.resolve("one.nq"), 2_000, 7);
        PolicyGraphs.write(folder.resolve("two.nq"), 2_000, 7);
        PolicyGraphs.write(folder.resolve("other.nq"), 2_000, 8);
        assertThat(folder.resolve("one.nq")).hasSameBinaryContentAs(folder.resolve("two.nq"));
        assertThat(folder.resolve("other.nq")).content().isNotEqualTo(Files.readString(folder.resolve("one.nq")));
    }
}
