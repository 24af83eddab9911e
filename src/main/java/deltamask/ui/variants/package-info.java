/** The list of variants, and the preflight that makes a model card by trying it. */
package deltamask.ui.variants;
