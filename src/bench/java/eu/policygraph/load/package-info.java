/**
 * Honest work at a steady rate: how long answers take and how much memory they need, alone and beside heavy work.
 * Never here: a request that no honest client sends.
 */
package eu.policygraph.load;
