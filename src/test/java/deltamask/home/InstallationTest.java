package deltamask.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void addModels() throws Exception {
        installation = new Installation(folder);
        Files.createDirectories(installation.models());
        Files.createFile(installation.models().resolve("scripted.pt"));
        Files.createFile(installation.models().resolve("scripted.ptl"));
    }

    @Test
    void aModelIsAPathOrANameInModels() throws Exception {
        Path own = Files.createFile(folder.resolve("own.pt"));

        assertThat(installation.model("scripted"))
                .isEqualTo(installation.models().resolve("scripted.pt"));
        assertThat(installation.model("scripted.ptl"))
                .isEqualTo(installation.models().resolve("scripted.ptl"));
        assertThat(installation.model(own.toString())).isEqualTo(own);
    }

    @Test
    void anUnknownModelIsToldWithTheKnownOnes() {
        assertThat(catchThrowableOfType(UnusableException.class, () -> installation.model("nothing")))
                .hasMessageContaining("The model nothing does not exist")
                .hasMessageContaining("scripted.pt, scripted.ptl");
    }

    @Test
    void dataGoesWhereEachSystemKeepsIt() {
        Path home = Path.of("/home/x");

        assertThat(UserFolders.dataFolder("Linux", home, Optional.empty(), Optional.empty()))
                .isEqualTo(home.resolve(".local/share/deltamask"));
        assertThat(UserFolders.dataFolder("Linux", home, Optional.of("/data"), Optional.empty()))
                .isEqualTo(Path.of("/data/deltamask"));
        assertThat(UserFolders.dataFolder("Linux", home, Optional.of("relative"), Optional.empty()))
                .isEqualTo(home.resolve(".local/share/deltamask"));
        assertThat(UserFolders.dataFolder("Mac OS X", home, Optional.empty(), Optional.empty()))
                .isEqualTo(home.resolve("Library/Application Support/DeltaMask"));
        assertThat(UserFolders.dataFolder("Windows 11", home, Optional.empty(), Optional.of("/appdata")))
                .isEqualTo(Path.of("/appdata/DeltaMask"));
    }
}
