package eu.policygraph.publish;

import eu.policygraph.model.Format;
import eu.policygraph.query.AnswerWriter;
import eu.policygraph.query.Column;
import eu.policygraph.query.Parameter;
import eu.policygraph.query.PrebuiltQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A prebuilt query as an operation of the OpenAPI description, from its header. */
final class QueryOperation {

    private QueryOperation() {}

    static ApiOperation of(PrebuiltQuery query) {
        List<Format> formats = new ArrayList<>(query.query().isSelectType() ? AnswerWriter.TABLES : query.query().isAskType() ? AnswerWriter.TRUTHS : AnswerWriter.GRAPHS);
        formats.add(Format.HTML);
        formats.add(Format.SPARQL);
        List<ApiOperation.Parameter> parameters = new ArrayList<>(query.parameters().stream().map(QueryOperation::parameter).toList());
        parameters.add(new ApiOperation.Parameter("format", "query", false, "Form of the answer; beats the header Accept. The same as a suffix of the address.",
                Map.of("enum", formats.stream().map(Format::suffix).toList()), null));
        return new ApiOperation(id(query.name()), ApiOperation.Tag.QUERIES, query.summary(), description(query), parameters, Map.of(), ApiOperation.in(formats));
    }

    private static String description(PrebuiltQuery query) {
        String columns = query.columns().stream().map(QueryOperation::column).collect(Collectors.joining("\n"));
        String endpoints = query.isFederated() ? "\n\nAsks " + String.join(", ", query.endpoints()) + ": answered with 403 unless the operator of the server has allowed that." : "";
        return (query.description() + endpoints + (columns.isEmpty() ? "" : "\n\nColumns:\n" + columns)).strip();
    }

    private static String column(Column column) {
        return "- `" + column.name() + "` (" + column.type().key() + (column.optional() ? ", may be empty" : "") + "): " + column.label()
                + (column.description().isEmpty() ? "" : ". " + column.description());
    }

    private static ApiOperation.Parameter parameter(Parameter parameter) {
        String description = parameter.label() + (parameter.description().isEmpty() ? "" : ". " + parameter.description()) + " (" + parameter.type().expected() + ")";
        return new ApiOperation.Parameter(parameter.name(), "query", parameter.required() && parameter.defaultValue().isEmpty(), description, schema(parameter),
                parameter.example().map(value -> typed(parameter, value)).orElse(null));
    }

    private static Map<String, Object> schema(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(switch (parameter.type()) {
            case IRI, TEXT -> Map.of("type", "string", "maxLength", 2_000);
            case DATE -> Map.of("anyOf", List.of(Map.of("type", "string", "format", "date"), Map.of("const", "today")));
            case INTEGER -> Map.of("type", "integer");
            case DECIMAL -> Map.of("type", "number");
            case LANG -> Map.of("type", "string", "pattern", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
            case BOOLEAN -> Map.of("type", "boolean");
        });
        if (!parameter.values().isEmpty()) {
            schema.put("enum", parameter.values().stream().map(value -> typed(parameter, value)).toList());
        }
        parameter.defaultValue().ifPresent(value -> schema.put("default", typed(parameter, value)));
        return schema;
    }

    private static Object typed(Parameter parameter, String value) {
        return switch (parameter.type()) {
            case INTEGER -> Long.valueOf(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case IRI, TEXT, DATE, DECIMAL, LANG -> value;
        };
    }

    /** {@code timeline-of-a-strategy} becomes {@code queryTimelineOfAStrategy}. */
    private static String id(String name) {
        return "query" + Pattern.compile("(?:^|-)([a-z0-9])").matcher(name).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }
}
