package eu.policygraph.cli;

import eu.policygraph.change.FileGuard;
import eu.policygraph.check.Checks;
import eu.policygraph.graph.InputException;
import eu.policygraph.graph.Layout;
import eu.policygraph.graph.ProgramGraph;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.graph.SnapshotBuilder;
import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.publish.QueryGraph;
import eu.policygraph.query.Limits;
import eu.policygraph.query.QueryCatalogue;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.store.DurableStore;
import eu.policygraph.store.GraphStore;
import eu.policygraph.store.Guard;
import eu.policygraph.store.MemoryStore;
import eu.policygraph.store.SourceFiles;
import eu.policygraph.store.StoreException;
import eu.policygraph.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is loaded: flags that every command shares. */
final class DataOptions {

    private static final int SHOWN = 5;

    /** For one quality check of what comes as files. */
    private static final Duration CHECK_TIME = Duration.ofSeconds(30);

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "${env:POLICYGRAPH_HOME}",
            description = "Folder that holds ontology/, data/ and queries/. Environment: POLICYGRAPH_HOME. Default: the folder of the program.")
    private Path home;

    @Option(names = "--data", paramLabel = "PATH", arity = "1..*", split = ",", defaultValue = "${env:POLICYGRAPH_DATA}",
            description = "Files or folders of RDF to load instead of the shipped data, any syntax, also gzip. A file of triples becomes the graph "
                    + "of its own name. Environment: POLICYGRAPH_DATA, separated by commas.")
    private List<Path> data = List.of();

    @Option(names = "--report-violations", defaultValue = "${env:POLICYGRAPH_REPORT_VIOLATIONS:-false}",
            description = "Load data that breaks the shapes all the same, and say that it does: for data made by other rules. "
                    + "Environment: POLICYGRAPH_REPORT_VIOLATIONS.")
    private boolean reportViolations;

    @Option(names = "--store", paramLabel = "DIR", defaultValue = "${env:POLICYGRAPH_STORE}",
            description = "Folder that keeps the data and every change to them; made when it is not there. It takes over the files at the first start, and later "
                    + "those that have changed. Without it, changes live in memory and are gone at the end. Environment: POLICYGRAPH_STORE.")
    private Path store;

    @Option(names = "--reload", description = "With --store, when serving: let the files win over what was written to their graphs.")
    private boolean reload;

    @Mixin
    private SnapshotOptions snapshots = new SnapshotOptions();

    /** Whether queries and checks were found to be right when what is served was made. */
    private boolean known;

    private QueryCatalogue catalogue;

    /** What an earlier load has kept, being read; null where nobody has begun. */
    private FutureTask<Optional<Snapshot>> ahead;

    private Optional<KeptLoad> kept = Optional.empty();

    Layout layout() throws UserException {
        Layout layout = data == null || data.isEmpty() ? Layout.shipped(home()) : Layout.of(home(), data);
        return reportViolations ? layout.reporting() : layout;
    }

    /** The prebuilt queries. After {@link #load} and {@link #store} they are read when they are asked for, where an earlier start has found them right. */
    QueryCatalogue catalogue() throws InputException, IOException, UserException {
        if (catalogue == null) {
            Path folder = home().resolve("queries");
            catalogue = known ? QueryCatalogue.known(folder) : QueryCatalogue.read(folder);
        }
        return catalogue;
    }

    /** The checks, as {@link #catalogue}. */
    Checks checks() throws InputException, IOException, UserException {
        Path folder = home().resolve("queries").resolve("checks");
        return known ? Checks.known(folder) : Checks.read(folder);
    }

    /** The folder of the store, if there is to be one. */
    Optional<Path> storeFolder() {
        return Optional.ofNullable(store);
    }

    /**
     * Begins to read what an earlier load has kept, on a thread of its own: {@link #load} and {@link #store} wait for it. Nothing is written, so that
     * one may also end without either.
     */
    void readAhead(PrintStream progress) throws IOException, UserException {
        if (store == null) {
            kept = snapshots.of(home(), layout());
            ahead = new FutureTask<>(() -> found(progress));
            Thread.ofPlatform().name("read-ahead").daemon().start(ahead);
        }
    }

    private Optional<Snapshot> found(PrintStream progress) throws IOException {
        return kept.isPresent() ? kept.get().read(progress) : Optional.empty();
    }

    /** What the files say or, with a store that nobody serves, what it holds. */
    Snapshot load(PrintStream progress) throws InputException, IOException, UserException {
        if (store == null) {
            return read(progress);
        }
        try (DurableStore opened = openExisting(progress)) {
            return opened.get();
        }
    }

    /** What is to be served: a store in a folder, or in memory when none is named. */
    GraphStore store(PrintStream progress) throws InputException, IOException, UserException {
        if (store == null) {
            return new MemoryStore(new SnapshotBuilder(Brussels.CLOCK), Brussels.CLOCK, read(progress));
        }
        DurableStore opened = open(progress);
        try {
            Layout layout = layout();
            List<ProgramGraph> additions = List.of(QueryGraph.of(catalogue()));
            tell(opened.load(new SourceFiles(layout.data(), () -> load(layout, additions, progress)), reload, guard()), progress);
            opened.takeRequests(guard());
            return opened;
        } catch (StoreUnavailableException e) {
            if (opened.isNew()) {
                opened.close();
                throw new UserException("the store in " + store + " could not be filled: " + e.getMessage());
            }
            progress.println("  warning: changed files were not taken over, the data are served as the store has them: " + e.getMessage());
            opened.takeRequests(guard());
            return opened;
        } catch (InputException | IOException | UserException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The store of a folder, which must be there. */
    DurableStore openExisting(PrintStream progress) throws InputException, IOException, UserException {
        if (store == null || !DurableStore.isStore(store)) {
            throw new UserException(store == null ? "name the folder of the store with --store DIR"
                    : "there is no store in " + store + "; check the path, or make one with: policygraph serve --store " + store);
        }
        return open(progress);
    }

    /** The store of a folder, or a new one; {@code UserException} comes as {@code IOException}. */
    DurableStore openAny(PrintStream progress) throws InputException, IOException {
        try {
            return open(progress);
        } catch (UserException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    /** Holds what comes as files to shapes and checks, unless it is to be served as it is. */
    Guard guard() throws InputException, IOException, UserException {
        return reportViolations ? Guard.NONE : new FileGuard(checks(), new QueryRunner(new Limits(CHECK_TIME, Integer.MAX_VALUE)));
    }

    private DurableStore open(PrintStream progress) throws InputException, IOException, UserException {
        long started = System.nanoTime();
        Schema schema = Schema.read(layout().ontology(), List.of(QueryGraph.of(catalogue())));
        DurableStore opened = DurableStore.open(store, schema, snapshots.ofStore(home(), layout()), new SnapshotBuilder(Brussels.CLOCK), Brussels.CLOCK);
        progress.printf("  %-9s %,d graphs from %s, change %d (%d ms)%n", "store", opened.get().asserted().size(), store, opened.status().sequence(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        if (!opened.status().writable()) {
            progress.println("  warning: the store in " + store + " may only be read: it is served, and every change is refused. To change it, mount its disk for writing, "
                    + "see to the owner of the folder, and start again.");
        }
        return opened;
    }

    private Snapshot read(PrintStream progress) throws InputException, IOException, UserException {
        if (ahead == null) {
            readAhead(progress);
        }
        Optional<Snapshot> found = outcome(ahead);
        ahead = null;
        known = found.isPresent();
        if (known) {
            return found.get();
        }
        String[] verdict = {""};
        Snapshot snapshot = new SnapshotLoader(Brussels.CLOCK, (step, result, took) -> {
            tell(progress, step, result, took);
            verdict[0] = step.equals("validate") ? result : verdict[0];
        }).load(layout(), List.of(QueryGraph.of(catalogue())));
        if (kept.isPresent()) {
            checks();
            kept.get().write(snapshot, verdict[0]);
        }
        return snapshot;
    }

    private static <T> T outcome(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the snapshot file was read");
        }
    }

    private Snapshot load(Layout layout, List<ProgramGraph> additions, PrintStream progress) throws InputException, IOException {
        return new SnapshotLoader(Brussels.CLOCK, (step, result, took) -> tell(progress, step, result, took)).load(layout, additions);
    }

    private static void tell(PrintStream progress, String step, String result, Duration took) {
        progress.printf("  %-9s %s (%d ms)%n", step, result, took.toMillis());
    }

    private static void tell(DurableStore.Loaded loaded, PrintStream progress) {
        if (!loaded.taken().isEmpty()) {
            progress.printf("  %-9s %,d graphs taken over from files%n", "files", loaded.taken().size());
        }
        if (!loaded.kept().isEmpty()) {
            progress.printf("  warning: %,d graphs were written to in the store and have other files now; they stay as they were written: %s%s%n", loaded.kept().size(),
                    loaded.kept().stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", ")), loaded.kept().size() > SHOWN ? ", …" : "");
            progress.println("           To let the files win, start once with --reload; what was written to these graphs is in the journal then, and no longer served.");
        }
    }

    Path home() throws UserException {
        Path folder = home != null ? home : Path.of(System.getProperty("policygraph.home", "."));
        if (!Files.isDirectory(folder.resolve("ontology"))) {
            throw new UserException("there is no ontology/ in " + folder.toAbsolutePath().normalize() + "; name the project's folder with --home");
        }
        return folder.normalize();
    }
}
