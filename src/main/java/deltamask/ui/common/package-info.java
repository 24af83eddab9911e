/** What the parts of the window share: the session's state, the only threads of the window, and small helpers. */
package deltamask.ui.common;
