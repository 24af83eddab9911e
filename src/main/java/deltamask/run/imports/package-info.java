/** Takes in what other programs and devices made: masks, times, and Runs that do not fit as they are. */
package deltamask.run.imports;
