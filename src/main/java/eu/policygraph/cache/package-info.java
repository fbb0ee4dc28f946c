/**
 * Keeps finished answers while the data they were made from are served, and gives them again: by what was asked, or by the very bytes of the request.
 * Never here: what an answer says, or whether somebody may ask for it.
 */
package eu.policygraph.cache;
