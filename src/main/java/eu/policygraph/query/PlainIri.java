package eu.policygraph.query;

/** Tells which IRIs stand for themselves wherever they are read: absolute, of http or https, in characters that need no second thought. */
final class PlainIri {

    private static final int LONGEST = 1_000;
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~./#?=&:+,;@".chars().forEach(c -> ALLOWED[c] = true);
    }

    private PlainIri() {}

    /** False in doubt: such an IRI is neither resolved to another one (RFC 3986, section 5) nor found fault with by any parser. */
    static boolean test(String iri) {
        int from = iri.startsWith("http://") ? 7 : iri.startsWith("https://") ? 8 : -1;
        if (from < 0 || iri.length() > LONGEST) {
            return false;
        }
        int path = iri.indexOf('/', from);
        return path > from && isHost(iri, from, path) && isPath(iri, path);
    }

    private static boolean isHost(String iri, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = iri.charAt(i);
            boolean inside = i > from && i < to - 1;
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || inside && (c == '-' || c == '.' && iri.charAt(i - 1) != '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(String iri, int from) {
        boolean fragment = false;
        for (int i = from; i < iri.length(); i++) {
            char c = iri.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c] || c == '#' && fragment) {
                return false;
            }
            // A segment that begins with a dot may be taken out.
            if (c == '/' && i + 1 < iri.length() && (iri.charAt(i + 1) == '.' || iri.charAt(i + 1) == '/')) {
                return false;
            }
            fragment |= c == '#';
        }
        return true;
    }
}
