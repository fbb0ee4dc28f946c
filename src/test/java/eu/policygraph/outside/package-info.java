/**
 * The program as others see it: a process, a socket, the time until the last byte.
 * Never here: a class of the program itself.
 */
package eu.policygraph.outside;
