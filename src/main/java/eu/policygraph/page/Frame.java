package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Request;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * What every page needs beside its own content: title, language and words of the interface, links that keep both.
 *
 * @param title of the page, without the name of the site
 */
public record Frame(String title, Request request, Snapshot snapshot) {

    /** The frame of a page about one thing: the title is its label in the language of the page, or the best other one. */
    static Frame of(Node thing, Request request, Snapshot snapshot) {
        return new Frame(new Labels(snapshot).text(thing, Language.of(request).tag()), request, snapshot);
    }

    /** The language of the interface. */
    public Language language() {
        return Language.of(request);
    }

    /** A text of the interface. */
    public String t(String key, Object... arguments) {
        return Messages.in(language()).text(key, arguments);
    }

    /** A text of the interface that may not exist. */
    public String tOr(String key, String otherwise) {
        return Messages.in(language()).textOr(key, otherwise);
    }

    /** The lang attribute of a text in a language: null, for no attribute, where it is the page's own. */
    public String unlessOwn(String tag) {
        return tag.equals(language().tag()) ? null : tag;
    }

    /** Address of data or a file of this site, with the prefix of a proxy. */
    public String link(String path) {
        return request.address().link(path);
    }

    /** Address of a page of this site; keeps the language where the address of this page names it. */
    public String page(String path) {
        Optional<Language> chosen = Language.chosen(request);
        if (chosen.isEmpty() || path.contains("?lang=") || path.contains("&lang=")) {
            return link(path);
        }
        int hash = path.indexOf('#');
        String main = hash < 0 ? path : path.substring(0, hash);
        String parameter = (main.contains("?") ? "&" : "?") + "lang=" + chosen.get().tag();
        return link(main + parameter + (hash < 0 ? "" : path.substring(hash)));
    }

    /** Address of this same page in another language. */
    public String inLanguage(Language other) {
        Map<String, String> values = new LinkedHashMap<>();
        request.query().names().forEach(name -> request.query().all(name).stream().findFirst().ifPresent(value -> values.put(name, value)));
        values.put("lang", other.tag());
        return link(QueryStrings.path(request.path()) + "?" + QueryStrings.of(values));
    }

    /** Whole address of a path of this site. */
    public String absolute(String path) {
        return request.address().absolute(path);
    }

    /** A day in words, as 24 July 2020; what is not a day stays as it is. */
    public String day(String isoDay) {
        return day(isoDay, "day");
    }

    /** @param precision {@code day}, {@code month} or {@code year}: what is not known is not shown */
    public String day(String isoDay, String precision) {
        try {
            LocalDate date = LocalDate.parse(isoDay);
            return switch (precision) {
                case "year" -> Integer.toString(date.getYear());
                case "month" -> date.format(DateTimeFormatter.ofPattern("LLLL yyyy", language().locale()));
                default -> date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language().locale()));
            };
        } catch (DateTimeException e) {
            return isoDay;
        }
    }

    /** A whole number with separators. */
    public String number(long value) {
        return String.format(language().locale(), "%,d", value);
    }
}
