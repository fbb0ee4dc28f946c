package eu.policygraph.join;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record of Cellar is asked for by.
 *
 * @param text as the user wrote it
 * @param path register and key below {@code /resource/}, percent-encoded
 */
public record RecordKey(String text, String path) {

    private static final Pattern CELEX = Pattern.compile("[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{3,5}(\\([0-9]{2}\\))?(R\\([0-9]{2}\\))?");
    private static final Pattern PROCEDURE = Pattern.compile("([0-9]{4})[/_]0*([1-9][0-9]{0,3}[A-Z]?)(?:\\([A-Z]{3}\\)|/[A-Z]{3})?");

    /** Reads a CELEX number, as 32011L0093, or the number of a procedure, as 2022/0155(COD), 2022/0155/COD or 2022_155. */
    public static Optional<RecordKey> of(String text) {
        String key = text.strip();
        if (CELEX.matcher(key).matches()) {
            return Optional.of(new RecordKey(key, "celex/" + key.replace("(", "%28").replace(")", "%29")));
        }
        Matcher procedure = PROCEDURE.matcher(key);
        return procedure.matches() ? Optional.of(new RecordKey(key, "procedure/" + procedure.group(1) + "_" + procedure.group(2))) : Optional.empty();
    }

    /** Whether it names a procedure, the kind of record that can be imported. */
    public boolean isProcedure() {
        return path.startsWith("procedure/");
    }

    /** A name for its file. */
    String fileName() {
        return path.replace('/', '-').replaceAll("[^A-Za-z0-9_-]", "_") + ".rdf";
    }
}
