package eu.policygraph.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address and what answers there.
 *
 * @param template path in which {@code {name}} stands for one segment and {@code {name...}} for the rest
 * @param methods methods it takes; HEAD comes with GET; OPTIONS is answered by itself, unless it is named here
 * @param upload how a POST to it takes its body; empty for one in memory
 */
public record Route(String template, Set<String> methods, Handler handler, Pattern pattern, List<String> variables, Optional<Upload> upload) {

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** @throws ProblemException for anything but a good answer */
        Response handle(Request request);
    }

    public Route {
        Objects.requireNonNull(handler);
        Objects.requireNonNull(upload);
        methods = Set.copyOf(methods);
    }

    /** A route that is read. */
    public static Route get(String template, Handler handler) {
        return of(template, Set.of("GET"), handler);
    }

    public static Route of(String template, Set<String> methods, Handler handler) {
        List<String> variables = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher matcher = Pattern.compile("\\{([a-zA-Z]+)(\\.\\.\\.)?}").matcher(template);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(from, matcher.start()))).append(matcher.group(2) == null ? "([^/]+)" : "(.+)");
            variables.add(matcher.group(1));
            from = matcher.end();
        }
        regex.append(Pattern.quote(template.substring(from)));
        return new Route(template, methods, handler, Pattern.compile(regex.toString()), List.copyOf(variables), Optional.empty());
    }

    /** The same route with something put around its handler. */
    public Route around(UnaryOperator<Handler> wrapping) {
        return new Route(template, methods, wrapping.apply(handler), pattern, variables, upload);
    }

    /** The same route where the body of a POST goes to a file. */
    public Route taking(Upload large) {
        return new Route(template, methods, handler, pattern, variables, Optional.of(large));
    }

    /** The values of the template's variables when the path fits. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
