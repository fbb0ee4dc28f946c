package eu.policygraph.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A kind of thing as addresses know it: the segment after {@code id/}. Any segment found in the data is a kind; the
 * plurals that are not the segment with an s are listed here.
 *
 * @param segment as in {@code id/{segment}/{slug}}
 * @param plural segment of the list of all things of this kind
 */
public record EntityKind(String segment, String plural) {

    public EntityKind {
        Objects.requireNonNull(segment);
        Objects.requireNonNull(plural);
    }

    /** The kind of a segment. */
    public static EntityKind of(String segment) {
        return new EntityKind(segment, switch (segment) {
            case "strategy" -> "strategies";
            case "country" -> "countries";
            case "delivery" -> "deliveries";
            case "person" -> "people";
            case "status" -> "statuses";
            default -> segment + "s";
        });
    }

    /** The kind of a thing's IRI; empty for an IRI that is not {@code id/{kind}/{slug}} or {@code source/{slug}}. */
    public static Optional<EntityKind> ofIri(String iri) {
        if (iri.startsWith(Namespaces.SOURCE) && iri.length() > Namespaces.SOURCE.length()) {
            return Optional.of(of("source"));
        }
        if (!iri.startsWith(Namespaces.THING)) {
            return Optional.empty();
        }
        int slash = iri.indexOf('/', Namespaces.THING.length());
        return slash > 0 && slash < iri.length() - 1 ? Optional.of(of(iri.substring(Namespaces.THING.length(), slash))) : Optional.empty();
    }

    /** Path of the page of a thing on this server: the IRI's path without {@code id}. */
    public static Optional<String> pagePath(String iri) {
        if (iri.startsWith(Namespaces.THING)) {
            return Optional.of("/" + iri.substring(Namespaces.THING.length()));
        }
        return iri.startsWith(Namespaces.BASE) ? Optional.of("/" + iri.substring(Namespaces.BASE.length())) : Optional.empty();
    }
}
