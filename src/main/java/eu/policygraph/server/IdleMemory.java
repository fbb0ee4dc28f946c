package eu.policygraph.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Gives memory of the heap back to the system when work is over that visitors did not ask for. */
final class IdleMemory {

    private IdleMemory() {}

    /**
     * Collects what nobody needs any more, where Java does that beside its work (G1 with {@code -XX:+ExplicitGCInvokesConcurrent}); elsewhere nothing is
     * done, for everybody would have to wait.
     */
    static void giveBack() {
        if (isOn("UseG1GC") && isOn("ExplicitGCInvokesConcurrent")) {
            System.gc();
        }
    }

    private static boolean isOn(String option) {
        try {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return options != null && Boolean.parseBoolean(options.getVMOption(option).getValue());
        } catch (IllegalArgumentException e) {
            // Another JVM, or one that was built without it.
            return false;
        }
    }
}
