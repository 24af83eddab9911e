/** The kept comparisons, and queues of runs. */
package deltamask.ui.runs;
