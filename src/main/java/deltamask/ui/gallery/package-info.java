/** All images at a glance: as tiles, or as a table of the same rows. */
package deltamask.ui.gallery;
