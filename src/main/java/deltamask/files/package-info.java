/** Files that are there whole or not at all, and folders that one writer has for itself. */
package deltamask.files;
