package eu.policygraph.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row for each group of rows, with what is computed over the group. */
final class Grouped extends Step.Following {

    /** Computes something over a group. */
    interface Gatherer {

        /** Takes the row at hand in. */
        void take();

        /** Number of the term that came of it; 0 for none. */
        int result();
    }

    /** Makes what computes over one group. */
    interface Aggregate {

        Gatherer gatherer();

        /** Number of the term where there are no rows at all and nothing to group by; 0 for none. */
        int empty();
    }

    /** Estimated bytes of what is kept for each group and aggregate. */
    private static final int GATHERER = 64;

    private final Run run;
    private final Frame frame;
    private final int[] keySlots;
    private final int[] resultSlots;
    private final List<Aggregate> aggregates;
    private RowTable groups;
    private List<Gatherer[]> gatherers;
    private int at;

    /** @param resultSlots places of what the aggregates give, in their order */
    Grouped(Step input, Run run, Frame frame, int[] keySlots, int[] resultSlots, List<Aggregate> aggregates) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.keySlots = keySlots;
        this.resultSlots = resultSlots;
        this.aggregates = aggregates;
    }

    @Override
    void open() {
        groups = null;
        super.open();
    }

    @Override
    boolean next() {
        if (groups == null) {
            gather();
        }
        Arrays.fill(frame.row, 0);
        boolean nothing = groups.size() == 0 && keySlots.length == 0;
        if (at == (nothing ? 1 : groups.size())) {
            return false;
        }
        for (int i = 0; i < keySlots.length; i++) {
            frame.row[keySlots[i]] = groups.cell(at, i);
        }
        for (int i = 0; i < resultSlots.length; i++) {
            frame.row[resultSlots[i]] = nothing ? aggregates.get(i).empty() : gatherers.get(at)[i].result();
        }
        at++;
        return true;
    }

    private void gather() {
        groups = new RowTable(keySlots.length, run.meter);
        gatherers = new ArrayList<>();
        at = 0;
        int[] key = new int[keySlots.length];
        while (input.next()) {
            run.step();
            for (int i = 0; i < key.length; i++) {
                key[i] = frame.row[keySlots[i]];
            }
            int group = groups.add(key);
            if (group < 0) {
                gatherers.add(created());
                group = -group - 1;
            }
            for (Gatherer gatherer : gatherers.get(group)) {
                gatherer.take();
            }
        }
    }

    private Gatherer[] created() {
        run.meter.take((long) GATHERER * (1 + aggregates.size()));
        return aggregates.stream().map(Aggregate::gatherer).toArray(Gatherer[]::new);
    }

    @Override
    void close() {
        Arrays.fill(frame.row, 0);
        input.close();
    }
}
