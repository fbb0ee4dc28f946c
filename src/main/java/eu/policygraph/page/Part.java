package eu.policygraph.page;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.web.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a page can be shown without, as a timeline below what the page is about. It is missing where another engine holds the data and
 * refuses the question, or gives no answer that can be used: asking again would not help. An engine that is away or slow fails the page,
 * for then asking again does.
 *
 * @param found empty when it could not be had
 */
public record Part<T>(Optional<T> found) {

    private static final Set<String> LASTING = Set.of("backend-failed", "backend-unable");

    /** What is made, or that it could not be had; other failures come out of here. */
    static <T> Part<T> of(Supplier<T> made) {
        try {
            return new Part<>(Optional.of(made.get()));
        } catch (ProblemException e) {
            if (!LASTING.contains(e.problem().id())) {
                throw e;
            }
        } catch (RefusedException e) {
            if (e.reason() != RefusedException.Reason.BACKEND_FAILED && e.reason() != RefusedException.Reason.BACKEND_UNABLE) {
                throw e;
            }
        }
        return new Part<>(Optional.empty());
    }

    /** Whether the page has to say that it could not be had. */
    public boolean isMissing() {
        return found.isEmpty();
    }

    /** @throws java.util.NoSuchElementException when it {@link #isMissing} */
    public T get() {
        return found.orElseThrow();
    }
}
