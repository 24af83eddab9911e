/** Image, truth, A and B side by side. */
package deltamask.ui.compare;
