/**
 * What other EU open data say, as statements in our model: Cellar notices by the CONSTRUCT queries and tables of {@code join/}, EuroVoc and authority tables.
 * Never here: HTTP, pages, and any rule that names a particular procedure, act or institution.
 */
package eu.policygraph.join;
