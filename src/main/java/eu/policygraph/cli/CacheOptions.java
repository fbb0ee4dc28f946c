package eu.policygraph.cli;

import eu.policygraph.server.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is kept of answers: flags of {@code serve}. */
final class CacheOptions {

    @Option(names = "--cache-mb", paramLabel = "MB", defaultValue = "${env:POLICYGRAPH_CACHE_MB:-0}",
            description = "Memory for answers that are given again; 0 is a sixteenth of the heap, 128 at most. Environment: POLICYGRAPH_CACHE_MB. Default: 0.")
    private int megabytes;

    @Option(names = "--no-cache", defaultValue = "${env:POLICYGRAPH_NO_CACHE:-false}",
            description = "Make every answer anew, to measure how long that takes. Environment: POLICYGRAPH_NO_CACHE.")
    private boolean off;

    @Option(names = "--no-warm-up", defaultValue = "${env:POLICYGRAPH_NO_WARM_UP:-false}",
            description = "Make no answer before somebody asks for it; else pages and prebuilt queries are made in the background after a start and after a change. "
                    + "Environment: POLICYGRAPH_NO_WARM_UP.")
    private boolean cold;

    /** In bytes; 0 for none. */
    long bytes() throws UserException {
        Numbers.between("--cache-mb", megabytes, 0, 1_000_000);
        return off ? 0 : megabytes == 0 ? Settings.usualCache() : megabytes * 1024L * 1024L;
    }

    /** How answers are made before anybody asks for them. */
    Optional<Settings.WarmUp> warmUp() {
        return cold ? Optional.empty() : Optional.of(Settings.WarmUp.usual());
    }
}
