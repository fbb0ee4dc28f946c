package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.EntityTag;
import eu.policygraph.web.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts on an answer that depends on nothing but the snapshot, the address and the day what a cache needs: ETag, Last-Modified, Cache-Control. */
final class Validators {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private Validators() {}

    /**
     * The ETag is of the body. There is no Last-Modified while the second in which the snapshot was made is not over: another
     * snapshot may be made in it, which the date would not tell from this one (RFC 9110, section 8.8.2.2). An answer that says
     * already how it may be kept stays as it is.
     */
    static Response add(Response response, Snapshot snapshot) {
        if (response.headers().stream().anyMatch(header -> header.getKey().equals("Cache-Control"))) {
            return response;
        }
        Response dated = Instant.now().getEpochSecond() == snapshot.loadedAt().getEpochSecond() ? response : response.header("Last-Modified", HTTP_DATE.format(snapshot.loadedAt()));
        return dated.header("ETag", EntityTag.ofBody(response.body()).value()).header("Cache-Control", "public, max-age=300, must-revalidate");
    }
}
