package eu.policygraph.rivals;

import eu.policygraph.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** nginx that serves the bytes of answers as files: the most that a server could reach which computes nothing. */
final class StaticAnswers {

    private static final String CONFIGURATION = """
            %s
            daemon off;
            worker_processes auto;
            pid %s/nginx.pid;
            error_log %s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              open_file_cache max=10000;
              default_type application/sparql-results+json;
              server { listen 127.0.0.1:%d; root %s/answers; }
            }
            """;

    private StaticAnswers() {}

    /** Whether nginx is installed. */
    static boolean exists() throws IOException, InterruptedException {
        return Tools.exists("nginx");
    }

    /** How to come by it. */
    static final String NEEDS = "apt-get install -y nginx-light";

    /** Asks for the answers as long as the program is asked for them: the query goes along, and nginx passes over it. */
    static List<Ask> asks(List<Ask> own) {
        return IntStream.range(0, own.size()).mapToObj(i -> new Ask("/" + i + own.get(i).path().substring(own.get(i).path().indexOf('?')), own.get(i).accept())).toList();
    }

    /** @param folder an empty one */
    static Running start(Path folder, List<byte[]> answers) throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("answers"));
        for (int i = 0; i < answers.size(); i++) {
            Files.write(files.resolve(Integer.toString(i)), answers.get(i));
        }
        int port = Contenders.freePort();
        Path configuration = folder.resolve("nginx.conf");
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(configuration, CONFIGURATION.formatted(user, folder, folder, port, folder));
        return Running.start(port, List.of("nginx", "-p", folder.toString(), "-e", folder.resolve("error.log").toString(), "-c", configuration.toString()), folder, Map.of(), new Ask("/0", "*/*"));
    }
}
