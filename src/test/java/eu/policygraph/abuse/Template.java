package eu.policygraph.abuse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes out what the table of hostile requests says in short: {@code «canary»} and {@code «5×text»}. */
final class Template {

    private static final Pattern REPEATED = Pattern.compile("«(\\d+)×([^»]*)»");

    private Template() {}

    /** @param canary the address that stands for {@code «canary»} */
    static String expand(String text, String canary) {
        Matcher repeated = REPEATED.matcher(text.replace("«canary»", canary));
        StringBuilder out = new StringBuilder();
        while (repeated.find()) {
            repeated.appendReplacement(out, "");
            String part = repeated.group(2);
            int times = Integer.parseInt(repeated.group(1));
            if (part.contains("#i")) {
                for (int i = 1; i <= times; i++) {
                    out.append(part.replace("#i#", Integer.toString(i)).replace("#i-1#", Integer.toString(i - 1)));
                }
            } else {
                out.append(part.repeat(times));
            }
        }
        return repeated.appendTail(out).toString();
    }
}
