package eu.policygraph.page;

import eu.policygraph.page.Tracker.Row;
import eu.policygraph.web.Problem;
import eu.policygraph.web.Request;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a reader asks of a tracker, as the address says it.
 *
 * @param on the day whose statuses are asked for
 * @param dated whether the address names that day; else it is today
 * @param since only initiatives for which something changed after this day; null for all
 * @param status local name of a status, or empty for all
 * @param institution IRI of an institution, or empty for all
 */
public record TrackerFilter(LocalDate on, boolean dated, LocalDate since, String status, String institution) {

    /** @throws eu.policygraph.web.ProblemException 400 for what is no day, or days in the wrong order */
    static TrackerFilter of(Request request, Clock clock) {
        LocalDate asOf = day(request, "asOf");
        LocalDate on = asOf == null ? LocalDate.now(clock) : asOf;
        LocalDate since = day(request, "since");
        if (since != null && since.isAfter(on)) {
            throw Problem.badRequest("bad-parameter", "Parameter 'since' is " + since + ", which is after " + on + ", the day asked about; give an earlier day.").with("parameter", "since").exception();
        }
        return new TrackerFilter(on, asOf != null, since, text(request, "status"), text(request, "institution"));
    }

    /** The rows that are asked for. */
    List<Row> of(Tracker tracker) {
        return tracker.rows().stream()
                .filter(r -> status.isEmpty() || r.status().name().equals(status))
                .filter(r -> institution.isEmpty() || r.institutions().contains(institution))
                .filter(r -> since == null || tracker.changes().stream().anyMatch(c -> c.row().equals(r))).toList();
    }

    /** The day in the form that date fields take. */
    public String asOf() {
        return dated ? on.toString() : "";
    }

    /** Parameters of the query for the events of a thing: those up to the day, where the address names one. */
    Map<String, String> events(String thing, Frame frame) {
        return Map.of("thing", thing, "to", asOf(), "lang", frame.language().tag());
    }

    static LocalDate day(Request request, String name) {
        String text = text(request, name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("bad-parameter", "Parameter '" + name + "' is '" + text + "' but should be a day such as 2022-12-31.").with("parameter", name).exception();
        }
    }

    private static String text(Request request, String name) {
        return request.query().one(name).map(String::strip).orElse("");
    }
}
