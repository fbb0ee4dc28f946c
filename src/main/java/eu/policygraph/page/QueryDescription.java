package eu.policygraph.page;

import eu.policygraph.query.Column;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.web.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A prebuilt query in plain values, for JSON. */
final class QueryDescription {

    private QueryDescription() {}

    static Map<String, Object> of(PrebuiltQuery query, Address address) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", query.name());
        members.put("title", query.title());
        members.put("summary", query.summary());
        members.put("description", query.description());
        members.put("tags", query.tags());
        members.put("endpoints", List.copyOf(query.endpoints()));
        members.put("href", address.absolute("/queries/" + query.name()));
        members.put("parameters", query.parameters().stream().map(QueryDescription::parameter).toList());
        members.put("columns", query.columns().stream().map(QueryDescription::column).toList());
        return members;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", parameter.name());
        members.put("type", parameter.type().key());
        parameter.of().ifPresent(of -> members.put("of", of));
        members.put("required", parameter.required());
        parameter.defaultValue().ifPresent(value -> members.put("default", value));
        members.put("label", parameter.label());
        parameter.example().ifPresent(value -> members.put("example", value));
        if (!parameter.values().isEmpty()) {
            members.put("values", List.copyOf(parameter.values()));
        }
        return members;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", column.name());
        members.put("type", column.type().key());
        members.put("label", column.label());
        members.put("optional", column.optional());
        return members;
    }
}
