package deltamask.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

        assertThat(dataFolder("Linux", Map.of())).isEqualTo(home.resolve(".local/share/deltamask"));
        assertThat(dataFolder("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/deltamask"));
        assertThat(dataFolder("Linux", Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(home.resolve(".local/share/deltamask"));
        assertThat(dataFolder("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Application Support/DeltaMask"));
        assertThat(dataFolder("Windows 11", Map.of("APPDATA", "/appdata"))).isEqualTo(Path.of("/appdata/DeltaMask"));
    }

    private static Path dataFolder(String os, Map<String, String> environment) {
        return UserFolders.folder(UserFolders.Kind.DATA, os, Path.of("/home/x"), environment::get);
    }

    @Test
    void settingsAndCacheHaveFoldersOfTheirOwn() {
        Path home = Path.of("/home/x");

        assertThat(UserFolders.folder(UserFolders.Kind.SETTINGS, "Linux", home, name -> null))
                .isEqualTo(home.resolve(".config/deltamask"));
        assertThat(UserFolders.folder(UserFolders.Kind.CACHE, "Linux", home, name -> null))
                .isEqualTo(home.resolve(".cache/deltamask"));
        assertThat(UserFolders.folder(UserFolders.Kind.CACHE, "Mac OS X", home, name -> null))
                .isEqualTo(home.resolve("Library/Caches/DeltaMask"));
    }
}
