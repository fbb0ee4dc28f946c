package eu.policygraph.change;

import eu.policygraph.store.Author;
import eu.policygraph.store.Backup;
import eu.policygraph.store.Change;
import eu.policygraph.store.Entry;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.StoreStatus;
import eu.policygraph.web.Body;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import eu.policygraph.web.Response;
import eu.policygraph.web.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an administrator does to the store over HTTP: back up, restore, compact, and see who changed what. */
public final class AdminEndpoint {

    private static final List<String> BACKUPS = List.of("application/gzip", "application/octet-stream");
    private static final int MOST_ENTRIES = 1_000;

    private final GraphStore store;
    private final Gate gate;
    private final Writer writer;
    private final Clock clock;

    AdminEndpoint(GraphStore store, Gate gate, Writer writer, Clock clock) {
        this.store = Objects.requireNonNull(store);
        this.gate = Objects.requireNonNull(gate);
        this.writer = Objects.requireNonNull(writer);
        this.clock = Objects.requireNonNull(clock);
    }

    /** {@code GET /admin/backup}: the data as one file, as of now; reading and writing go on. */
    public Response backup(Request request) {
        gate.require(request, Role.ADMIN);
        Backup backup = Backup.of(store.get(), clock.instant());
        try {
            Path file = Files.createTempFile("policygraph-", ".nq.gz");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    backup.write(out);
                }
                return Response.of("application/gzip", Body.InFile.open(file)).header("Cache-Control", "no-store").header(Writer.VERSION, backup.version())
                        .header("Content-Disposition", "attachment; filename=\"policygraph-" + backup.version().substring(0, 12) + ".nq.gz\"");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed("The backup cannot be written", e);
        }
    }

    /** Who may send a backup, of which size. */
    Upload backups(long limit) {
        return new Upload(request -> gate.require(request, Role.ADMIN), limit);
    }

    /** {@code POST /admin/restore}: a backup becomes the data, as one change under the same guard as any other. */
    public Response restore(Request request) {
        User user = gate.require(request, Role.ADMIN);
        if (!BACKUPS.contains(UpdateRequest.mediaType(request))) {
            throw Problem.of("unsupported-media-type", 415, "Unsupported media type", "Send a backup as application/gzip.").exception();
        }
        Backup backup = read(request);
        Preconditions preconditions = Preconditions.of(request);
        Change replacing = backup.replacing();
        Change change = current -> {
            preconditions.require(current);
            return replacing.evaluate(current);
        };
        return switch (writer.write(request, new Author(user.name(), Role.ADMIN.word(), backup.reason() + ", request " + request.exchange().id()), change)) {
            case Writer.Done done -> Writer.receipt(done.commit());
            case Writer.Refused refused -> refused.response();
        };
    }

    private static Backup read(Request request) {
        try (InputStream in = Files.newInputStream(request.exchange().upload())) {
            return Backup.read(in);
        } catch (IOException e) {
            throw Problem.badRequest("bad-backup", "The body is no whole backup: " + e.getMessage() + ".").exception();
        }
    }

    /** {@code POST /admin/compact}. */
    public Response compact(Request request) {
        gate.require(request, Role.ADMIN);
        try {
            store.compact();
        } catch (IOException e) {
            throw failed("The store cannot be compacted", e);
        }
        StoreStatus status = store.status();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sequence", status.sequence());
        answer.put("journal-bytes", status.journalBytes());
        answer.put("checkpoint-bytes", status.checkpointBytes());
        return Response.json(answer).header("Cache-Control", "no-store");
    }

    /** {@code GET /admin/audit?from=&to=&user=&limit=}: the last changes that fit, oldest first. */
    public Response audit(Request request) {
        gate.require(request, Role.ADMIN);
        Optional<Instant> from = request.query().one("from").map(text -> instant("from", text, 0));
        Optional<Instant> to = request.query().one("to").map(text -> instant("to", text, 1));
        Optional<String> user = request.query().one("user");
        int limit = request.query().one("limit").map(AdminEndpoint::limit).orElse(100);
        Deque<Entry> last = new ArrayDeque<>();
        try {
            store.audit(entry -> {
                if (from.filter(entry.at()::isBefore).isEmpty() && to.filter(end -> !entry.at().isBefore(end)).isEmpty() && user.filter(name -> !name.equals(entry.author().name())).isEmpty()) {
                    last.add(entry);
                    if (last.size() > limit) {
                        last.remove();
                    }
                }
            });
        } catch (IOException e) {
            throw failed("The record of changes cannot be read", e);
        }
        return Response.json(Map.of("changes", last.stream().map(AdminEndpoint::told).toList())).header("Cache-Control", "no-store");
    }

    private static Map<String, Object> told(Entry entry) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sequence", entry.sequence());
        told.put("at", entry.at().toString());
        told.put("user", entry.author().name());
        told.put("role", entry.author().role());
        told.put("reason", entry.author().reason());
        told.put("added", entry.additions());
        told.put("removed", entry.removals());
        told.put("version", entry.version());
        return told;
    }

    /** @param days added to a whole day, so that an end counts its day */
    private static Instant instant(String name, String text, int days) {
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest("bad-parameter", "Parameter '" + name + "' takes a day as 2027-12-31 or a time as 2027-12-31T12:00:00Z, in UTC.").with("parameter", name).exception();
        }
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_ENTRIES) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below like a number out of range.
        }
        throw Problem.badRequest("bad-parameter", "Parameter 'limit' is a whole number from 1 to " + MOST_ENTRIES + ".").with("parameter", "limit").exception();
    }

    private static ProblemException failed(String what, IOException e) {
        org.slf4j.LoggerFactory.getLogger(AdminEndpoint.class).error(what, e);
        return Problem.of("store-unavailable", 503, "Unavailable", what + ". Its operator finds the reason in the log.").withHeader("Retry-After", "30").exception();
    }
}
