/**
 * What strangers may try: hostile requests, crowds, injections, noise, and what each may get for it.
 * Never here: a measurement of how fast honest work is.
 */
package eu.policygraph.abuse;
