package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import deltamask.cli.Deltamask.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inspect command as its users start it. */
final class InspectIT {
    @TempDir
    private Path folder;

    @Test
    void aBareNameIsAFileInModelsAndTheSentenceComesFirst() throws Exception {
        Result result = Deltamask.run("inspect", "scripted");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("Nothing in this file is quantized.", "aten::conv2d", "106,401");
    }

    @Test
    void jsonHasTheKeysThatScriptsRelyOn() throws Exception {
        Result result = Deltamask.run("inspect", "quantized_scripted.ptl", "--json");
        JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
        JsonObject convolutions = json.getAsJsonObject("convolutions");
        assertThat(convolutions.get("float").getAsInt()).isZero();
        assertThat(convolutions.get("quantized").getAsInt()).isEqualTo(55);
        assertThat(convolutions.get("prepacked").getAsInt()).isZero();
        assertThat(json.get("parameters").getAsLong()).isEqualTo(106_401);
        assertThat(json.getAsJsonObject("weight_bytes").get("qint8").getAsLong())
                .isEqualTo(103_480);
        assertThat(json.getAsJsonObject("operators").get("quantized::conv2d").getAsInt())
                .isEqualTo(32);
        assertThat(json.get("lite").getAsBoolean()).isTrue();
        assertThat(json.get("bytecode_version").getAsInt()).isEqualTo(8);
        assertThat(json.get("torch").getAsString()).isEqualTo("2.7.1");
    }

    @Test
    void bStandsBesideA() throws Exception {
        Result result = Deltamask.run("inspect", "scripted", "--against", "scripted_optimized");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("B: The convolutions are prepacked for XNNPACK", "* differs");
    }

    @Test
    void aFileCutShortAndOneThatIsNoneGetOneSentence() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of("models/scripted.pt"));
        Path cut = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(bytes, bytes.length / 2));
        for (Object file : new Object[] {cut, folder.resolve("none.pt"), folder}) {
            Result result = Deltamask.run("inspect", file);
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err().lines()).hasSize(1);
            assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(result.out()).isEmpty();
        }
    }
}
