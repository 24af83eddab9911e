/**
 * Reads a TorchScript archive as data and tells what is in it: nothing in the file is run, and no tensor is read.
 * {@code ZipEnd} and {@code ArchiveMembers} open the zip, {@code Pickle} reads its pickles, {@code Parser} its code,
 * {@code Walk} follows {@code forward} through that code, {@code Inspector} puts it together.
 */
package deltamask.variant.inspect;
