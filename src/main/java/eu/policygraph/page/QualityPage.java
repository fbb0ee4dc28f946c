package eu.policygraph.page;

import eu.policygraph.check.CheckResult;
import eu.policygraph.check.Defect;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the quality checks found in the data that is served. */
public final class QualityPage {

    private static final int SHOWN = 20;

    /** A check with its first defects. */
    public record Check(String name, String title, String problem, String fix, String severity, int count, List<Found> found) {}

    /** One defect. */
    public record Found(ResultTable.Cell subject, String problem) {}

    private final Supplier<Snapshot> snapshot;
    private final Supplier<List<CheckResult>> results;
    private final Templates templates;

    /** @param results of all checks on the snapshot that is served; computed once for it */
    public QualityPage(Supplier<Snapshot> snapshot, Supplier<List<CheckResult>> results, Templates templates) {
        this.snapshot = snapshot;
        this.results = results;
        this.templates = templates;
    }

    public Response show(Request request) {
        Frame plain = new Frame("", request, snapshot.get());
        Frame frame = new Frame(plain.t("footer.quality"), request, snapshot.get());
        Labels labels = new Labels(frame.snapshot());
        List<Check> checks = results.get().stream().map(r -> check(r, labels, frame)).toList();
        long clean = checks.stream().filter(c -> c.count() == 0).count();
        return Validators.add(templates.page(frame, "quality", Map.of("checks", checks, "clean", (int) clean)), frame.snapshot());
    }

    private static Check check(CheckResult result, Labels labels, Frame frame) {
        List<Found> found = result.defects().stream().limit(SHOWN).map((Defect d) -> new Found(ResultTable.cell(d.subject(), labels, frame), d.problem())).toList();
        return new Check(result.check().name(), result.check().title(), result.check().problem(), result.check().fix(), result.severity().name(), result.defects().size(), found);
    }
}
