/**
 * What a stranger's query or update may say and use: size, functions, remote endpoints, time, memory.
 * Never here: HTTP of our own service, pages, prebuilt queries, or anything that changes data.
 */
package eu.policygraph.admission;
