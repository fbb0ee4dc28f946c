package eu.policygraph.abuse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The table of hostile requests. */
public final class HostileRequests {

    private HostileRequests() {}

    /** Every request of {@code abuse/requests.yaml}, in its order. */
    static List<HostileRequest> all() throws IOException {
        try (InputStream in = HostileRequests.class.getResourceAsStream("/abuse/requests.yaml")) {
            LoadSettings settings = LoadSettings.builder().setLabel("abuse/requests.yaml").setSchema(new FailsafeSchema()).setCodePointLimit(Integer.MAX_VALUE).build();
            List<?> entries = (List<?>) new Load(settings).loadFromInputStream(in);
            return entries.stream().map(e -> HostileRequest.of((Map<?, ?>) e)).toList();
        }
    }

    /**
     * Sends them one after the other.
     *
     * @param slow also those that are marked as slow
     * @param seen is told each outcome at once
     */
    public static List<Outcome> run(Siege siege, boolean slow, Consumer<Outcome> seen) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (HostileRequest request : all()) {
            if (slow || !request.slow()) {
                Outcome outcome = siege.send(request);
                seen.accept(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }
}
