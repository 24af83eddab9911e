/** A finished Comparison as figures, words and files. */
package deltamask.report;
