/** Where DeltaMask's own files lie, and where it may put the user's. */
package deltamask.home;
