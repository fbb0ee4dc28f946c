package eu.policygraph.rivals;

import eu.policygraph.Project;
import eu.policygraph.graph.InputException;
import eu.policygraph.shapes.Draw;
import eu.policygraph.shapes.Shape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One run of the bench: each engine is started, measured and ended in turn, so that none disturbs another. */
public final class Race {

    /** Parts that can be run alone. */
    public enum Part { RATES, SHAPES, START, ADDRESSES, GROWTH }

    /**
     * How it is run.
     *
     * @param triples asserted statements of the made-up graph
     * @param largest of the graph on which selective shapes are measured again, against 100,000
     * @param seconds of each run of a load
     * @param queries of each shape
     * @param heap of every JVM, as {@code -Xmx} takes it
     * @param largestHeap of the program on the largest graph
     * @param engines names in any case; empty for all
     */
    public record Plan(long triples, long largest, long seed, int runs, int seconds, int queries, String heap, String largestHeap, Set<Part> parts, Set<String> engines) {}

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final int POINTS = 1_000;
    private static final int ALL_MIX = 240;
    private static final long SMALL = 100_000;

    /** Answered as soon as the data are there, and not before. */
    static final Ask FIRST = Ask.sparql("/sparql", "SELECT * { ?s ?p ?o } LIMIT 1");

    private final Plan plan;
    private final Path folder;
    private final List<Shape> shapes;
    private final Figures figures;
    private MadeUpData data;
    private List<String> points;
    private List<String> mix;

    /** @param folder an empty one, for data and files of the engines */
    public Race(Plan plan, Path folder) throws IOException {
        this.plan = plan;
        this.folder = folder;
        this.shapes = Shape.read(Project.HOME.resolve("src/bench/queries"));
        this.figures = new Figures(new Rates(new Wrk(folder), plan.runs(), plan.seconds()));
    }

    /** Measures all parts of the plan and reports them in Markdown. */
    public Report run() throws IOException, InterruptedException, InputException {
        if (!Wrk.exists()) {
            figures.missing().put("wrk", Wrk.NEEDS);
        }
        if (does(Part.RATES) || does(Part.SHAPES)) {
            makeUp();
            if (drives()) {
                part(Part.RATES, () -> cached(new Contenders(plan.heap()).own(Bars.OWN, OwnOptions.serving(data.data(), folder))));
            }
            engines();
        }
        part(Part.START, this::starts);
        part(Part.ADDRESSES, this::addresses);
        part(Part.GROWTH, this::growth);
        return Report.of(plan, data, figures);
    }

    private interface Measuring {
        void run() throws IOException, InterruptedException, InputException;
    }

    /** A part that fails loses nothing of the others. */
    private void part(Part part, Measuring measuring) throws InterruptedException {
        if (does(part)) {
            System.err.println("Measuring " + part.name().toLowerCase(Locale.ROOT) + " ...");
            try {
                measuring.run();
            } catch (IOException | InputException e) {
                figures.missing().put("part " + part, "it failed, " + e.getMessage());
            }
        }
    }

    private boolean does(Part part) {
        return plan.parts().contains(part);
    }

    private boolean takes(String engine) {
        return plan.engines().isEmpty() || plan.engines().stream().anyMatch(engine::equalsIgnoreCase);
    }

    private boolean drives() {
        return does(Part.RATES) && !figures.missing().containsKey("wrk");
    }

    private void makeUp() throws IOException, InputException {
        data = MadeUpData.write(folder, plan.triples(), plan.seed());
        points = Ask.queries(shapes.stream().filter(s -> s.name().equals("point")).toList(), POINTS, Draw.of(data.strategies(), plan.seed()));
        mix = Ask.queries(shapes, ALL_MIX, Draw.of(data.strategies(), plan.seed() + 1));
    }

    private void engines() throws IOException, InterruptedException {
        ShapeCosts costs = new ShapeCosts(shapes, Draw.of(data.strategies(), plan.seed() + 2), plan.queries(), plan.runs(), plan.seconds() / 2.0);
        Contenders contenders = new Contenders(plan.heap());
        for (Contender contender : List.of(contenders.own(Bars.UNCACHED, OwnOptions.uncached(data.data(), folder)), contenders.rdf4j(data.union()), contenders.oxigraph(data.union()),
                contenders.fuseki(data.union()))) {
            if (contender.needs().isEmpty() && takes(contender.name())) {
                System.err.println("Measuring " + contender.name() + " ...");
                missing(contender, costs);
            } else if (!contender.needs().isEmpty()) {
                figures.missing().put(contender.name(), contender.needs());
            }
        }
        if (!costs.engines().isEmpty()) {
            figures.shapes(costs);
        }
    }

    /** The program with its cache, and nginx with the same bytes. */
    private void cached(Contender own) throws IOException, InterruptedException {
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> mixed = new ArrayList<>();
        if (takes(own.name())) {
            try (Running running = own.start().begin(); Client client = new Client()) {
                running.settle();
                collect(client, running, own, points, bodies);
                collect(client, running, own, mix, mixed);
                figures.rates().measure(own.name(), running, Rates.POINT, asks(own, points), "", CONNECTIONS);
                figures.rates().measure(own.name(), running, Rates.ALL, asks(own, mix), "", CONNECTIONS);
                Ask smallest = asks(own, points).get(smallest(bodies));
                HttpResponse<byte[]> answer = client.get(running.port(), smallest);
                figures.rates().measure(own.name(), running, Rates.SMALLEST, List.of(smallest), "", List.of(32));
                String tag = answer.headers().firstValue("ETag").orElse("");
                if (!tag.isEmpty()) {
                    figures.rates().measure(own.name(), running, Rates.UNCHANGED, List.of(smallest), tag, List.of(32));
                }
                figures.footprints().put(own.name(), new Figures.Footprint(running.start().toMillis() / 1e3, running.figures().residentPeak()));
            }
        }
        if (!StaticAnswers.exists()) {
            figures.missing().put(Bars.NGINX, StaticAnswers.NEEDS);
        } else if (takes(Bars.NGINX) && !bodies.isEmpty()) {
            nginx(Rates.POINT, StaticAnswers.asks(asks(own, points)), bodies);
            nginx(Rates.ALL, StaticAnswers.asks(asks(own, mix)), mixed);
        }
    }

    private void nginx(String load, List<Ask> asks, List<byte[]> bodies) throws IOException, InterruptedException {
        try (Running running = StaticAnswers.start(Files.createTempDirectory(folder, "nginx"), bodies)) {
            figures.rates().measure(Bars.NGINX, running, load, asks, "", CONNECTIONS);
        }
    }

    /** An engine that computes every answer. */
    private void missing(Contender contender, ShapeCosts costs) throws InterruptedException {
        try (Running running = contender.start().begin()) {
            running.settle();
            if (drives()) {
                figures.rates().measure(contender.name(), running, Rates.POINT, asks(contender, points), "", CONNECTIONS);
            }
            if (does(Part.SHAPES)) {
                costs.measure(contender, running);
            }
            if (drives()) {
                figures.rates().measure(contender.name(), running, Rates.ALL, asks(contender, mix), "", List.of(8));
            }
            figures.footprints().put(contender.name(), new Figures.Footprint(running.start().toMillis() / 1e3, running.figures().residentPeak()));
        } catch (IOException e) {
            figures.missing().put(contender.name(), "it failed, " + e.getMessage());
        }
    }

    private static void collect(Client client, Running running, Contender contender, List<String> queries, List<byte[]> bodies) throws IOException, InterruptedException {
        for (Ask ask : asks(contender, queries)) {
            bodies.add(client.get(running.port(), ask).body());
        }
    }

    private static List<Ask> asks(Contender contender, List<String> queries) {
        return queries.stream().map(contender::ask).toList();
    }

    private static int smallest(List<byte[]> bodies) {
        return bodies.indexOf(bodies.stream().min(Comparator.comparingInt(b -> b.length)).orElseThrow());
    }

    private void starts() throws IOException, InterruptedException {
        Starts shipped = new Starts(Map.of(), OwnOptions.shipped(folder), FIRST, plan.runs());
        shipped.prepare();
        figures.shipped(new Figures.Footprint(shipped.seconds(), shipped.idle()));
        Path file = data != null ? data.data() : MadeUpData.ownOnly(folder, plan.triples(), plan.seed()).data();
        Starts madeUp = new Starts(Map.of("JAVA_OPTS", "-Xmx" + plan.heap()), OwnOptions.serving(file, folder), FIRST, plan.runs());
        madeUp.prepare();
        figures.madeUp(madeUp.seconds());
    }

    private void addresses() throws IOException, InterruptedException, InputException {
        List<Ask> asks = ShippedAddresses.all();
        figures.first(ShippedAddresses.first(asks, OwnOptions.shipped(folder), plan.runs()));
        if (!figures.missing().containsKey("wrk")) {
            try (Running running = Contenders.startOwn(Map.of(), OwnOptions.shipped(folder), FIRST); Client client = new Client()) {
                for (Ask ask : asks) {
                    client.get(running.port(), ask);
                }
                running.settle();
                figures.rates().measure(Bars.OWN, running, Rates.SHIPPED, asks, "", List.of(1));
            }
        }
    }

    private void growth() throws IOException, InterruptedException {
        List<Shape> selective = shapes.stream().filter(Shape::selective).toList();
        ShapeCosts small = growth(selective, SMALL, plan.heap());
        ShapeCosts large = growth(selective, plan.largest(), plan.largestHeap());
        String own = Bars.UNCACHED;
        Shape worst = selective.stream().max(Comparator.comparingDouble(s -> large.micros(own, s) / small.micros(own, s))).orElseThrow();
        figures.growth(new Figures.Growth(large.mean(own) / small.mean(own), large.micros(own, worst) / small.micros(own, worst), worst.name()));
    }

    private ShapeCosts growth(List<Shape> selective, long triples, String heap) throws IOException, InterruptedException {
        MadeUpData made = MadeUpData.ownOnly(folder, triples, plan.seed());
        ShapeCosts costs = new ShapeCosts(selective, Draw.of(made.strategies(), plan.seed() + 2), 10 * plan.queries(), plan.runs(), plan.seconds() / 2.0);
        Contender own = new Contenders(heap).own(Bars.UNCACHED, OwnOptions.uncached(made.data(), folder));
        try (Running running = own.start().begin()) {
            running.settle();
            costs.measure(own, running);
        }
        Files.delete(made.data());
        return costs;
    }
}
