package eu.policygraph.abuse;

import java.util.List;

/**
 * How one attack ended.
 *
 * @param what one line for a reader: status and time, or counts
 * @param complaints what was not as promised; none is a pass
 */
public record Outcome(String promise, String name, String what, List<String> complaints) {

    public Outcome {
        complaints = List.copyOf(complaints);
    }

    public boolean passed() {
        return complaints.isEmpty();
    }

    @Override
    public String toString() {
        return (passed() ? "ok    " : "FAILS ") + promise + ": " + name + " (" + what + ")" + (passed() ? "" : "\n        " + String.join("\n        ", complaints));
    }
}
