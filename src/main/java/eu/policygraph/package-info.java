/**
 * The entry of the program.
 * Never here: anything but {@code main}.
 */
package eu.policygraph;
