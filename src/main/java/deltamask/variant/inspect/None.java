package deltamask.variant.inspect;

/** Python's None. */
enum None {
    NONE
}
