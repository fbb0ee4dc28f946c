package eu.policygraph.change;

import eu.policygraph.Project;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.model.Namespaces;
import eu.policygraph.server.Changes;
import eu.policygraph.server.RunningServer;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.MemoryStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server with the shipped data in memory that takes changes, and a token for each kind of user. */
final class ChangingServer implements AutoCloseable {

    static final String MINE = Namespaces.SOURCE + "test-mine";
    static final String THEIRS = Namespaces.SOURCE + "test-theirs";

    /** Kinds of users. */
    enum Kind { WRITER, OTHER_WRITER, ADMIN, EXPIRED }

    final Path file;
    final GraphStore store;
    final RunningServer http;
    private final Map<Kind, String> tokens = new EnumMap<>(Kind.class);

    ChangingServer(Path folder) throws Exception {
        this(folder, false);
    }

    private ChangingServer(Path folder, boolean proxied) throws Exception {
        file = folder.resolve("tokens.txt");
        add(Kind.WRITER, IssuedToken.make("ada", Set.of(Role.WRITER), List.of(MINE + "*", Namespaces.SOURCE + "editorial", Namespaces.GRAPH + "*"), Optional.empty()));
        add(Kind.OTHER_WRITER, IssuedToken.make("bob", Set.of(Role.WRITER), List.of(THEIRS), Optional.of(LocalDate.now(Project.CLOCK))));
        add(Kind.ADMIN, IssuedToken.make("carla", Set.of(Role.ADMIN), List.of(), Optional.empty()));
        add(Kind.EXPIRED, IssuedToken.make("dora", Set.of(Role.WRITER), List.of("*"), Optional.of(LocalDate.now(Project.CLOCK).minusDays(1))));
        store = new MemoryStore(new SnapshotBuilder(Project.CLOCK), Project.CLOCK, Project.snapshot());
        Changes changes = new Changes(Optional.of(TokenFile.open(file, Project.CLOCK)), 2_000, 3L << 20);
        http = proxied ? RunningServer.behindProxy(store, changes) : RunningServer.start(store, changes);
    }

    /** As if behind a proxy on the same machine whose headers are believed. */
    static ChangingServer behindProxy(Path folder) throws Exception {
        return new ChangingServer(folder, true);
    }

    private void add(Kind kind, IssuedToken token) throws Exception {
        TokenFile.append(file, token);
        tokens.put(kind, token.token());
    }

    String token(Kind kind) {
        return tokens.get(kind);
    }

    HttpResponse<String> update(Kind kind, String update, String... headers) throws Exception {
        return http.post("/update", "application/sparql-update", update, as(kind, headers));
    }

    HttpResponse<String> graph(Kind kind, String method, String graph, String turtle, String... headers) throws Exception {
        return http.send(method, "/graphs?graph=" + RunningServer.encoded(graph), "text/turtle", turtle, as(kind, headers));
    }

    String[] as(Kind kind, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token(kind);
        return all;
    }

    /** A description of a source, which every graph needs. */
    static String description(String graph) {
        return "<" + graph + "> a <https://w3id.org/eu-policy-graph/ontology#Source> ; <http://purl.org/dc/terms/title> \"A source of a test\"@en ; "
                + "<http://www.w3.org/2004/02/skos/core#prefLabel> \"A source of a test\"@en ; "
                + "<https://w3id.org/eu-policy-graph/ontology#reliability> <https://w3id.org/eu-policy-graph/id/status/unverified> . ";
    }

    @Override
    public void close() {
        http.close();
        store.close();
    }
}
