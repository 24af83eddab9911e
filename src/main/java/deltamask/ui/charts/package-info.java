/** Figures of the comparison on screen, by the same definitions as in the report. */
package deltamask.ui.charts;
