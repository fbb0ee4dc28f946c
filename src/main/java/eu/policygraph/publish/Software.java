package eu.policygraph.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program itself, as descriptions and the command line name it. */
public final class Software {

    private Software() {}

    /** The version that the build wrote into the program. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Software.class.getResourceAsStream("/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties is part of the program", e);
        }
        return properties.getProperty("version");
    }
}
