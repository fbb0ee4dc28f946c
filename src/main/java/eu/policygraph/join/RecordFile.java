package eu.policygraph.join;

/**
 * One file of RDF as it was found, unpacked.
 *
 * @param name path of the file, followed by {@code !} and the entry's name where it was in an archive
 * @param content its bytes; null when it could not be unpacked
 * @param fault why it could not be unpacked; null when it could
 */
public record RecordFile(String name, byte[] content, String fault) {

    static RecordFile of(String name, byte[] content) {
        return new RecordFile(name, content, null);
    }

    static RecordFile broken(String name, String fault) {
        return new RecordFile(name, null, fault);
    }
}
