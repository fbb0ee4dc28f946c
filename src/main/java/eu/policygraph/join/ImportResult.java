package eu.policygraph.join;

import java.util.List;

/**
 * What became of an import.
 *
 * @param imported how many records became source graphs
 * @param statements how many statements these hold
 * @param repeated names of the files about a source that another file of the same import had described already; they were left out
 * @param faults a line for each file that was left out because something is wrong with it, name and reason
 * @param remarks what somebody should look at in what was imported, a line each
 */
public record ImportResult(int imported, long statements, List<String> repeated, List<String> faults, List<String> remarks) {

    public ImportResult {
        repeated = List.copyOf(repeated);
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }
}
