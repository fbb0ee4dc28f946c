package eu.policygraph.page;

import eu.policygraph.query.PrebuiltQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prebuilt queries by what people want to know, which their first tag tells. */
final class QueryGroups {

    private static final String REST = "rest";
    private static final Map<String, List<String>> TAGS = tags();

    private QueryGroups() {}

    /** Queries by the key of their group, groups in a fixed order, queries in the order given; groups without a query are left out. */
    static Map<String, List<PrebuiltQuery>> of(List<PrebuiltQuery> queries) {
        Map<String, List<PrebuiltQuery>> groups = new LinkedHashMap<>();
        TAGS.keySet().forEach(key -> groups.put(key, new ArrayList<>()));
        queries.forEach(query -> groups.get(group(query)).add(query));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static String group(PrebuiltQuery query) {
        return query.tags().stream().limit(1).flatMap(tag -> TAGS.entrySet().stream().filter(e -> e.getValue().contains(tag))).map(Map.Entry::getKey).findFirst().orElse(REST);
    }

    private static Map<String, List<String>> tags() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        tags.put("promised", List.of("strategy", "initiative", "action"));
        tags.put("law", List.of("act", "procedure", "document", "vote", "deadline"));
        tags.put("happened", List.of("event", "timeline"));
        tags.put("actors", List.of("institution", "person", "member state"));
        tags.put("sources", List.of("source", "quality"));
        tags.put("federated", List.of("federated"));
        tags.put(REST, List.of());
        return Collections.unmodifiableMap(tags);
    }
}
