package eu.policygraph.abuse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import eu.policygraph.Project;
import eu.policygraph.outside.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What every answer is held to, whatever was asked. A complaint is one sentence; no complaint is a pass. */
final class Judge {

    private static final Pattern TRACE = Pattern.compile("\\bat [\\w$.]+\\([\\w]+\\.java:\\d+\\)|(?:java|javax|jakarta|org\\.apache|org\\.eclipse|eu\\.policygraph)\\.[\\w.$]+(?:Exception|Error)\\b");
    private static final Map<Integer, String> NEEDED = Map.of(401, "WWW-Authenticate", 405, "Allow", 429, "Retry-After", 503, "Retry-After", 504, "Retry-After");

    private Judge() {}

    /** Complaints that hold for any answer at all. */
    static List<String> complaints(RawHttp.Reply reply) {
        List<String> complaints = new ArrayList<>();
        if (reply.silent() && reply.status() == 0) {
            complaints.add("no answer, and the connection stayed open");
        }
        if (reply.status() == 0) {
            return complaints;
        }
        String all = reply.headers() + "\n" + reply.text();
        if (TRACE.matcher(all).find()) {
            complaints.add("a stack trace or the name of an exception: " + found(TRACE, all));
        }
        for (String path : List.of(Project.HOME.toAbsolutePath().normalize().toString(), System.getProperty("java.io.tmpdir"), System.getProperty("user.home") + "/.m2", System.getProperty("java.home"))) {
            if (all.contains(path + "/")) {
                complaints.add("a path of the machine: " + path);
            }
        }
        if (!reply.header("X-Content-Type-Options").equals("nosniff")) {
            complaints.add("no X-Content-Type-Options");
        }
        if (!reply.header("Content-Security-Policy").contains("frame-ancestors")) {
            complaints.add("no frame-ancestors in Content-Security-Policy");
        }
        if (reply.header("Referrer-Policy").isEmpty()) {
            complaints.add("no Referrer-Policy");
        }
        if (!reply.header("Access-Control-Allow-Credentials").isEmpty() || !List.of("", "*").contains(reply.header("Access-Control-Allow-Origin"))) {
            complaints.add("CORS with credentials or for one origin");
        }
        if (reply.header("Server").matches(".*\\d.*") || !reply.header("X-Powered-By").isEmpty()) {
            complaints.add("tells its version");
        }
        if (reply.status() >= 400) {
            error(reply, complaints);
        }
        return complaints;
    }

    private static void error(RawHttp.Reply reply, List<String> complaints) {
        if (!reply.whole()) {
            complaints.add("an error that is cut");
        }
        String needed = NEEDED.get(reply.status());
        if (needed != null && reply.header(needed).isEmpty()) {
            complaints.add(reply.status() + " without " + needed);
        }
        if (reply.status() == 500 || reply.status() == 502) {
            complaints.add("an undocumented " + reply.status());
        }
        String type = reply.header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            return;
        }
        if (!type.startsWith("application/problem+json")) {
            complaints.add("an error as " + (type.isEmpty() ? "nothing" : type) + ", not as problem details");
            return;
        }
        boolean head = reply.whole() && reply.body().length == 0 && !reply.header("Content-Length").equals("0");
        if (head) {
            return;
        }
        try {
            JsonObject problem = JsonParser.parseString(reply.text()).getAsJsonObject();
            if (!problem.has("type") || !problem.has("title") || !problem.has("detail") || !problem.has("status") || problem.get("status").getAsInt() != reply.status()) {
                complaints.add("problem details without type, title, detail or the right status: " + problem);
            }
        } catch (JsonParseException | IllegalStateException e) {
            complaints.add("problem details that are not JSON");
        }
    }

    /** Complaints about one request of the table. */
    static List<String> complaints(HostileRequest request, RawHttp.Reply reply, double timeout, double slack) {
        List<String> complaints = new ArrayList<>(complaints(reply));
        if (!request.statuses().contains(reply.status())) {
            complaints.add("answered with " + reply.status() + ", allowed: " + request.fields().get("status") + ": " + shortened(reply.text()));
        }
        double seconds = reply.took().toMillis() / 1000.0;
        if (seconds > request.within(timeout) * slack) {
            complaints.add("took " + seconds + " s, allowed: " + request.within(timeout));
        }
        String all = head(reply) + "\n\n" + reply.text();
        request.has().filter(text -> !all.contains(text)).ifPresent(text -> complaints.add("lacks: " + text));
        request.lacks().filter(all::contains).ifPresent(text -> complaints.add("holds: " + text));
        return complaints;
    }

    private static String head(RawHttp.Reply reply) {
        StringBuilder head = new StringBuilder();
        reply.headers().forEach((name, value) -> head.append('\n').append(name.toLowerCase(Locale.ROOT)).append(": ").append(value));
        return head.toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
