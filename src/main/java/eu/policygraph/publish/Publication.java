package eu.policygraph.publish;

/** What every description of the data says alike: its name, who publishes it, under which licence. */
final class Publication {

    static final String TITLE = "EU Policy Graph";
    static final String DESCRIPTION = "EU strategies, the initiatives that carry them, the legal acts, procedures, institutions and dated events that deliver them, "
            + "as linked data. Every statement stands in the named graph of the source that makes it.";
    static final String PUBLISHER = "EU Policy Graph contributors";
    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    static final String LICENCE_NAME = "Creative Commons Attribution 4.0 International (CC BY 4.0)";
    static final String SPDX_LICENCE = "CC-BY-4.0";

    private Publication() {}
}
