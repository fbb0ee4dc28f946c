/** Tests that the shipped data hold what the facts say. What the program does with them is tested elsewhere. */
package eu.policygraph.data;
