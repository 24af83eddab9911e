/** The window. */
package deltamask.ui;
