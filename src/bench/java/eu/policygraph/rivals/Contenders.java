package eu.policygraph.rivals;

import eu.policygraph.Project;
import eu.policygraph.Tools;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How each engine is started. Rivals hold the union of all graphs as their default graph, which is what the shapes ask; nothing is logged for a
 * request, nothing is compressed.
 *
 * @param heap of every JVM, as {@code -Xmx} takes it
 */
record Contenders(String heap) {

    private static final String ASK = "SELECT ?p WHERE { <https://w3id.org/eu-policy-graph/id/institution/g1> ?p ?o } LIMIT 1";

    /** The program as its launcher starts it, open to as many requests as come. */
    Contender own(String name, List<String> arguments) {
        return new Contender(name, "/sparql", "", () -> startOwn(Map.of("JAVA_OPTS", "-Xmx" + heap), arguments, Ask.sparql("/sparql", ASK)));
    }

    /** Starts the program by its launcher. */
    static Running startOwn(Map<String, String> environment, List<String> arguments, Ask first) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Project.HOME.resolve("policygraph").toString(), "serve", "--port", Integer.toString(port),
                "--queries-per-client", "64", "--query-wait", "10", "--timeout", "120"));
        command.addAll(arguments);
        return Running.start(port, command, Project.HOME, environment, first);
    }

    /** Fuseki as it comes, in memory. */
    Contender fuseki(Path union) {
        return new Contender("Fuseki", "/ds/sparql", "", () -> {
            int port = freePort();
            return Running.start(port, java(FusekiServed.class.getName(), Integer.toString(port), union.toString()), Project.HOME, Map.of(), Ask.sparql("/ds/sparql", ASK));
        });
    }

    /** RDF4J's memory store behind an endpoint of the bench. */
    Contender rdf4j(Path union) {
        return new Contender("RDF4J", "/sparql", "", () -> {
            int port = freePort();
            return Running.start(port, java(Rdf4jServer.class.getName(), Integer.toString(port), union.toString()), Project.HOME, Map.of(), Ask.sparql("/sparql", ASK));
        });
    }

    /** Oxigraph as WebAssembly in node. */
    Contender oxigraph(Path union) throws IOException, InterruptedException {
        String needs = Tools.exists("node") && Tools.exists("npm") ? "" : "apt-get install -y nodejs npm";
        return new Contender("Oxigraph", "/sparql", needs, () -> {
            int port = freePort();
            return Running.start(port, List.of("node", "--max-old-space-size=4096", packages().resolve("oxigraph.mjs").toString(), Integer.toString(port), union.toString()),
                    Project.HOME, Map.of(), Ask.sparql("/sparql", ASK));
        });
    }

    private List<String> java(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.config.file=" + Project.HOME.resolve("src/test/resources/logging.properties"), "-Dpolicygraph.home=" + Project.HOME, "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(p -> Path.of(p).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator)), main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path packages() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Project.HOME.resolve("target/bench-npm"));
        for (String file : List.of("package.json", "package-lock.json", "oxigraph.mjs")) {
            Files.copy(Project.HOME.resolve("src/bench/npm").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/oxigraph"))) {
            Tools.run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        return folder;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
