package eu.policygraph.abuse;

import eu.policygraph.outside.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What an injected text leaves in an answer when it was executed rather than shown. */
final class Traces {

    private static final String MARK = "pwned7391";
    private static final String PRODUCT = "5174211";
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction", "data", "srcdoc", "content");

    private Traces() {}

    /** A sentence for each; empty when the text was taken as text. */
    static List<String> in(RawHttp.Reply reply, Payload payload) {
        List<String> traces = new ArrayList<>();
        String text = reply.text();
        if (payload.aim().equals("sparql") && text.contains(MARK)) {
            traces.add("the query was changed: its answer has " + MARK);
        }
        if (text.contains(PRODUCT)) {
            traces.add("an expression was computed");
        }
        if (text.contains("root:x:0:") || text.contains("<modelVersion>4")) {
            traces.add("a file was read");
        }
        reply.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains(MARK) || name.equalsIgnoreCase("Set-Cookie")) {
                traces.add("a header was made: " + name);
            }
            if (name.equalsIgnoreCase("Location") && value.matches("(?i)(https?:)?/?[/\\\\]+[^/]*" + MARK + ".*")) {
                traces.add("sent elsewhere: " + value);
            }
        });
        String type = reply.header("Content-Type");
        if (type.startsWith("text/html")) {
            html(text, traces);
        } else if (type.contains("spreadsheetml")) {
            workbook(reply.body(), traces);
        } else if (type.startsWith("text/csv") && payload.aim().equals("formula") && text.lines().anyMatch(line -> line.startsWith(payload.text()))) {
            traces.add("a cell that is a formula");
        }
        return traces;
    }

    private static void html(String text, List<String> traces) {
        for (Element element : Jsoup.parse(text).getAllElements()) {
            if (element.tagName().equals("script") && element.data().contains(MARK)) {
                traces.add("a script: " + element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
                boolean runs = value.startsWith("javascript:") || value.startsWith("vbscript:") || value.startsWith("data:text/html");
                boolean elsewhere = value.matches("(https?:)?[/\\\\]{2}[^/]*" + MARK + ".*") && !Set.of("a", "input").contains(element.tagName());
                if (name.startsWith("on") || ADDRESSES.contains(name) && (runs || elsewhere)) {
                    traces.add("an attribute: <" + element.tagName() + " " + attribute + ">");
                }
            }
        }
    }

    private static void workbook(byte[] body, List<String> traces) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/worksheets/") && new String(zip.readAllBytes(), StandardCharsets.UTF_8).contains("<f>")) {
                    traces.add("a formula in " + entry.getName());
                }
            }
        } catch (IOException e) {
            traces.add("a broken workbook: " + e.getMessage());
        }
    }
}
