package eu.policygraph.join;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a procedure page of EUR-Lex shows, as it was read from the page: the yardstick of an import. */
record EurLexPage(String procedure_reference, List<Event> events) {

    record Event(String date, String title, @SerializedName("actor_id") String actor, List<Text> documents, @SerializedName("celex_main") List<Text> celex) {}

    record Text(String reference) {}

    static EurLexPage read(Path file) throws ImportException {
        try {
            EurLexPage page = new Gson().fromJson(Files.readString(file), EurLexPage.class);
            if (page == null || page.events() == null) {
                throw new ImportException(file + " holds no list of events");
            }
            return page;
        } catch (IOException e) {
            throw new ImportException(file + " cannot be read: " + e.getMessage());
        } catch (JsonSyntaxException e) {
            throw new ImportException(file + " is not the JSON of a procedure page: " + e.getMessage());
        }
    }
}
