package deltamask.variant.inspect;

/** An object of a pickle: the name of its class and the state it was saved with. Nothing of the class is known or run. */
final class PickleObject {
    private final String className;
    private Object state;

    /** @param className with its module, as {@code __torch__.portrait_net.OutDict} */
    PickleObject(String className, Object state) {
        this.className = className;
        this.state = state;
    }

    String className() {
        return className;
    }

    /** A map of attributes, or what the class's own {@code __getstate__} gave. */
    Object state() {
        return state;
    }

    void setState(Object state) {
        this.state = state;
    }
}
