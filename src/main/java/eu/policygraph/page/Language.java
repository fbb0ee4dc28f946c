package eu.policygraph.page;

import eu.policygraph.web.Request;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the interface. Literals of the data keep their own. */
public enum Language {
    EN("English", Locale.UK), FR("français", Locale.FRANCE);

    private final String ownName;
    private final Locale locale;

    Language(String ownName, Locale locale) {
        this.ownName = ownName;
        this.locale = locale;
    }

    /** Tag as in {@code ?lang=} and {@code <html lang>}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** For dates and numbers. */
    public Locale locale() {
        return locale;
    }

    static Optional<Language> of(String tag) {
        String primary = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Arrays.stream(values()).filter(l -> l.tag().equals(primary)).findFirst();
    }

    /** What the address says; else what the browser prefers most; else English. */
    static Language of(Request request) {
        return chosen(request).or(() -> request.header("Accept-Language").flatMap(Language::preferred)).orElse(EN);
    }

    /** Tag of the language that a browser prefers, where the address names none. */
    public static String preferredTag(Optional<String> acceptLanguage) {
        return acceptLanguage.flatMap(Language::preferred).orElse(EN).tag();
    }

    /** The language that the address names, if it is one of these. */
    static Optional<Language> chosen(Request request) {
        List<String> given = request.query().all("lang");
        return given.size() == 1 ? of(given.get(0)) : Optional.empty();
    }

    private static Optional<Language> preferred(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream().sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
                    .filter(r -> r.getWeight() > 0).flatMap(r -> r.getRange().equals("*") ? Optional.of(EN).stream() : of(r.getRange()).stream()).findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
