package eu.policygraph.page;

import java.util.List;

/**
 * A parameter of a prebuilt query as a field of a form.
 *
 * @param labelLanguage value of the lang attribute of label and description, or null
 * @param type of the input element; {@code select} for a list, {@code list} for text with suggestions
 * @param value what stands in it
 * @param options what can be chosen, or is suggested
 * @param hint what an empty field means, or an example; may be empty
 * @param error what is wrong with the value, or null
 */
public record FormField(String name, String label, String labelLanguage, String description, boolean required, String type, String value, List<Option> options, String hint, String error) {

    /**
     * @param language value of the lang attribute of the label, or null
     */
    public record Option(String value, String label, String language) {}

    /** Id of the element. */
    public String id() {
        return "p-" + name;
    }
}
