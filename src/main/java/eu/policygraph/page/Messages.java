package eu.policygraph.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words of the interface, from {@code messages/messages_{language}.properties} (UTF-8). Keys are the same in every
 * language (tested). Texts with arguments are {@link MessageFormat} patterns, where an apostrophe is written twice.
 */
public final class Messages {

    private static final Map<Language, Messages> ALL = Collections.unmodifiableMap(Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Messages::new)));

    private final Language language;
    private final Map<String, String> texts;

    private Messages(Language language) {
        this.language = language;
        Properties properties = new Properties();
        try (var in = new InputStreamReader(Messages.class.getResourceAsStream("/messages/messages_" + language.tag() + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.texts = properties.stringPropertyNames().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), key -> spaced(properties.getProperty(key))));
    }

    /** In French a space stands before some marks and inside quotation marks; no line may break there. */
    private String spaced(String text) {
        return language == Language.FR ? text.replaceAll(" (?=[;:?!»])|(?<=«) ", "\u00a0") : text;
    }

    public static Messages in(Language language) {
        return ALL.get(language);
    }

    /** All texts by key; unmodifiable. */
    public Map<String, String> texts() {
        return texts;
    }

    /** The texts whose keys begin with {@code prefix}, by the rest of their keys, sorted. */
    public SortedMap<String, String> under(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), text);
            }
        });
        return found;
    }

    /** @throws IllegalArgumentException for an unknown key: a fault of the page, which its test finds */
    public String text(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no message " + key + " in " + language.tag());
        }
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    /** The text of a key that may not exist, as a name for a kind that only the data knows. */
    public String textOr(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }
}
