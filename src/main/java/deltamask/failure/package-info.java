/** How a failure is told to the user: one sentence, never a stack trace. */
package deltamask.failure;
