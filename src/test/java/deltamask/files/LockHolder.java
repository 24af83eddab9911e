package deltamask.files;

import java.nio.file.Path;

/** Another program that has a folder until it is ended. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        FolderLock lock = FolderLock.take(Path.of(arguments[0]));
        System.out.println("taken");
        if (System.in.read() >= 0) {
            lock.close();
        }
    }
}
