package eu.policygraph.web;

import eu.policygraph.model.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses a format by the {@code Accept} header (RFC 9110, section 12.5.1). */
public final class Negotiation {

    private record Range(String type, String subtype, double quality) {
        int specificity() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }

        boolean matches(String mediaType) {
            int slash = mediaType.indexOf('/');
            return (type.equals("*") || type.length() == slash && mediaType.startsWith(type))
                    && (subtype.equals("*") || subtype.length() == mediaType.length() - slash - 1 && mediaType.endsWith(subtype));
        }
    }

    private static final Map<Format, List<String>> NAMES = Arrays.stream(Format.values()).collect(Collectors.toUnmodifiableMap(format -> format, Negotiation::names));

    private Negotiation() {}

    /**
     * The offered format that the client likes best; among equals the one offered first.
     *
     * @param accept value of the header; absent or unreadable means that anything will do
     * @param offered in the server's order of preference; not empty
     * @return empty when the client accepts none of them
     */
    public static Optional<Format> choose(Optional<String> accept, List<Format> offered) {
        List<Range> ranges = accept.map(Negotiation::ranges).orElse(List.of());
        if (ranges.isEmpty()) {
            return Optional.of(offered.get(0));
        }
        Format best = null;
        double bestQuality = 0;
        for (Format format : offered) {
            double quality = quality(format, ranges);
            if (quality > bestQuality) {
                best = format;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Chooses, or fails with the list of what there is.
     *
     * @throws ProblemException 406
     */
    public static Format require(Request request, List<Format> offered) {
        return choose(request.header("Accept"), offered).orElseThrow(() -> notAcceptable(offered));
    }

    /**
     * What a value of Accept says of the formats that there are: two values that every choice treats alike have the same. Names of
     * other media types, and how far apart preferences are, do not count; by which name JSON is asked for does.
     */
    public static String preferences(Optional<String> accept) {
        List<Range> ranges = accept.map(Negotiation::ranges).orElse(List.of());
        if (ranges.isEmpty()) {
            return "";
        }
        double[] qualities = Arrays.stream(Format.values()).mapToDouble(format -> quality(format, ranges)).toArray();
        double[] steps = Arrays.stream(qualities).filter(quality -> quality > 0).distinct().sorted().toArray();
        if (steps.length == 1 && Arrays.stream(qualities).allMatch(quality -> quality > 0)) {
            return "";
        }
        StringBuilder ranks = new StringBuilder(qualities.length + 1);
        for (double quality : qualities) {
            ranks.append((char) ('0' + (quality > 0 ? Arrays.binarySearch(steps, quality) + 1 : 0)));
        }
        return ranks.append(asksForPlainJson(accept) ? "j" : "").toString();
    }

    /** Whether a client with these {@link #preferences} gets a page wherever there is one: it likes nothing else as much. */
    public static boolean prefersPages(String preferences) {
        return !preferences.isEmpty() && preferences.chars().limit(Format.values().length).max().orElseThrow() == preferences.charAt(Format.HTML.ordinal())
                && preferences.chars().limit(Format.values().length).filter(rank -> rank == preferences.charAt(Format.HTML.ordinal())).count() == 1;
    }

    /** Whether results in JSON are asked for by the name of JSON itself, and not by their own. */
    public static boolean asksForPlainJson(Optional<String> accept) {
        return accept.filter(value -> value.contains(Format.ROWS_JSON.mediaType()) && !value.contains(Format.RESULTS_JSON.mediaType())).isPresent();
    }

    /** The 406 that lists what there is. */
    public static ProblemException notAcceptable(List<Format> offered) {
        List<String> types = offered.stream().map(Format::mediaType).toList();
        return Problem.of("not-acceptable", 406, "Not acceptable", "None of the formats that you accept is offered here. Offered: " + String.join(", ", types) + ".")
                .with("formats", types).exception();
    }

    private static double quality(Format format, List<Range> ranges) {
        int specificity = -1;
        double quality = 0;
        for (Range range : ranges) {
            if (range.specificity() > specificity && matches(range, NAMES.get(format))) {
                specificity = range.specificity();
                quality = range.quality();
            }
        }
        return quality;
    }

    private static boolean matches(Range range, List<String> names) {
        for (String name : names) {
            if (range.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** Media types that clients use for a format beside its own. */
    private static List<String> names(Format format) {
        return switch (format) {
            case RESULTS_JSON -> List.of(format.mediaType(), "application/json");
            case RESULTS_XML -> List.of(format.mediaType(), "application/xml", "text/xml");
            case HTML -> List.of(format.mediaType(), "application/xhtml+xml");
            case TURTLE -> List.of(format.mediaType(), "application/x-turtle");
            case NTRIPLES -> List.of(format.mediaType(), "text/plain");
            default -> List.of(format.mediaType());
        };
    }

    private static List<Range> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.strip().split(";", -1);
            String[] type = pieces[0].strip().split("/");
            if (type.length == 2 && !type[0].isBlank() && !type[1].isBlank()) {
                ranges.add(new Range(type[0].strip(), type[1].strip(), quality(pieces)));
            }
        }
        return ranges;
    }

    private static double quality(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                try {
                    return Math.clamp(Double.parseDouble(piece.substring(2)), 0.0, 1.0);
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
