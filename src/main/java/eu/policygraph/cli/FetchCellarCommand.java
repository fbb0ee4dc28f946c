package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.join.CellarFetch;
import eu.policygraph.join.CellarNotices;
import eu.policygraph.join.Dossiers;
import eu.policygraph.join.FetchLimits;
import eu.policygraph.join.ImportException;
import eu.policygraph.join.RecordKey;
import eu.policygraph.publish.Software;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches notices from Cellar and imports them. */
@Command(name = "cellar", description = "Fetch notices from Cellar, one request a second, and import them as import cellar does. An act or text is imported with the procedure it belongs to.")
final class FetchCellarCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CELEX|PROCEDURE", description = "CELEX numbers, as 32011L0093, and numbers of procedures, as 2022/0155(COD) or 2022_155.")
    private List<String> keys;

    @Option(names = "--endpoint", paramLabel = "IRI", description = "Address below which celex/… and procedure/… are. Default: https://publications.europa.eu/resource/.")
    private URI endpoint = CellarFetch.OFFICIAL;

    @Option(names = "--cache", paramLabel = "DIR", description = "Folder that keeps notices; one that has not changed is not sent again. Default: target/notices in the project's folder.")
    private Path cache;

    @Option(names = "--pause", paramLabel = "SECONDS", description = "Time between two requests. Default: 1.")
    private double pause = 1;

    @Option(names = "--keep-raw", description = "Keep each notice as it came as well, in a graph of its own.")
    private boolean keepRaw;

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException, InterruptedException {
        List<RecordKey> asked = asked();
        options.requireTarget(data);
        Set<Path> notices = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        CellarFetch fetch = fetch();
        for (RecordKey key : asked) {
            try {
                notices.addAll(notices(key, fetch));
                System.err.printf("  %s fetched, %d of %d asked for%n", key.text(), asked.indexOf(key) + 1, asked.size());
            } catch (ImportException e) {
                faults.add(key.text() + ": " + e.getMessage());
            }
        }
        faults.forEach(fault -> System.err.println("error: " + fault));
        if (notices.isEmpty()) {
            return 1;
        }
        int imported = options.run(List.copyOf(notices), keepRaw, data, known -> CellarNotices.read(data.home().resolve("join"), known)::graphOf, name -> name.startsWith(CellarNotices.GRAPHS));
        return faults.isEmpty() ? imported : 1;
    }

    private List<RecordKey> asked() throws UserException {
        List<RecordKey> asked = new ArrayList<>();
        for (String key : keys) {
            asked.add(RecordKey.of(key).orElseThrow(() -> new UserException("'" + key + "' is neither a CELEX number, as 32011L0093, nor the number of a procedure, as 2022/0155(COD)")));
        }
        return asked;
    }

    private CellarFetch fetch() throws IOException, UserException {
        if (!(pause >= 0) || pause > 3600) {
            throw new UserException("--pause is in seconds, from 0 to 3600, not " + pause);
        }
        Path folder = cache == null ? data.home().resolve("target").resolve("notices") : cache;
        try {
            return new CellarFetch(endpoint, folder, FetchLimits.USUAL.pausing(Duration.ofMillis(Math.round(pause * 1000))), "policygraph/" + Software.version() + " (+https://w3id.org/eu-policy-graph/)",
                    line -> System.err.println("  " + line));
        } catch (ImportException e) {
            throw new UserException("--endpoint: " + e.getMessage());
        }
    }

    /** The notice of a procedure; of an act or text, those of the procedures that its own notice names. */
    private static List<Path> notices(RecordKey key, CellarFetch fetch) throws ImportException, IOException, InterruptedException {
        Path notice = fetch.notice(key);
        if (key.isProcedure()) {
            return List.of(notice);
        }
        List<RecordKey> procedures = Dossiers.of(notice, key);
        if (procedures.isEmpty()) {
            throw new ImportException("its notice names no procedure; only procedures and what belongs to them can be imported");
        }
        List<Path> notices = new ArrayList<>();
        for (RecordKey procedure : procedures) {
            notices.add(fetch.notice(procedure));
        }
        return notices;
    }
}
