package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class SystemOpenerTest {
    @TempDir
    Path folder;

    private final Session session = new Session();
    private final Tasks tasks = new Tasks(session::problem);
    private final LinkedBlockingQueue<List<String>> launched = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        tasks.close();
    }

    private SystemOpener opener(String os, SystemOpener.Launcher launcher) {
        return new SystemOpener(session, tasks, os, launcher);
    }

    private String problem() throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> session.noticeProperty().get() != null);
        return session.noticeProperty().get().sentence();
    }

    @Test
    void everySystemHasItsOwnWay() {
        Path file = folder.resolve("chart.pdf");
        SystemOpener linux = opener("Linux", command -> true);
        assertThat(linux.openCommand(file)).containsExactly("xdg-open", file.toString());
        assertThat(linux.showCommand(file)).containsExactly("xdg-open", folder.toString());
        SystemOpener mac = opener("Mac OS X", command -> true);
        assertThat(mac.openCommand(file)).containsExactly("open", file.toString());
        assertThat(mac.showCommand(file)).containsExactly("open", "-R", file.toString());
        SystemOpener windows = opener("Windows 11", command -> true);
        assertThat(windows.openCommand(file)).containsExactly("explorer", file.toString());
        assertThat(windows.showCommand(file)).containsExactly("explorer", "/select," + file);
    }

    @Test
    void aFileIsOpened() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.txt"), "text");
        opener("Linux", launched::add).open(file);
        assertThat(launched.poll(60, TimeUnit.SECONDS)).containsExactly("xdg-open", file.toString());
    }

    @Test
    void whatCannotBeOpenedIsToldInOneSentence() throws Exception {
        opener("Linux", command -> true).open(folder.resolve("gone"));
        assertThat(problem()).isEqualTo(folder.resolve("gone") + " does not exist any more.");
    }

    @Test
    void aSystemWithoutTheProgramIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "text");
        opener("Linux", command -> {
                    throw new IOException("Cannot run program \"xdg-open\": error=2, No such file or directory");
                })
                .open(file);
        assertThat(problem()).contains("a.txt cannot be opened from here, because xdg-open cannot be started");
    }

    @Test
    void aProgramThatRefusesIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "text");
        opener("Linux", command -> false).open(file);
        assertThat(problem()).isEqualTo("The system has no program that opens " + file + ".");
    }
}
