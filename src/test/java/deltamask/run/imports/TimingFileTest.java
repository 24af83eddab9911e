package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimingFileTest {
    private static final String EXECUTORCH_MODEL =
            "\"benchmarkModel\":{\"name\":\"dl3\",\"backend\":\"xnnpack\",\"quantization\":\"q8\"},";
    private static final String EXECUTORCH_DEVICE =
            ",\"targetValue\":0.0,\"deviceInfo\":{\"device\":\"samsung\",\"arch\":\"SM-S901B\",\"os\":\"Android 13\",\"totalMem\":0,\"availMem\":0}";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("timings"), text);
    }

    private Timings read(String text) throws IOException, UnusableException {
        return TimingFile.read(file(text));
    }

    private static List<String> aggregates(Timings timings) {
        return timings.aggregates().stream()
                .map(time -> time.metric() + " = " + time.ms() + " (" + time.source() + ")")
                .toList();
    }

    private static String executorch(String metric, String value) {
        return "{" + EXECUTORCH_MODEL + "\"metric\":\"" + metric + "\",\"actualValue\":" + value + EXECUTORCH_DEVICE
                + "}";
    }

    @Test
    void executorchsResultsAreAggregatesWithTheirDevice() throws Exception {
        Timings timings = read("[" + executorch("avg_inference_latency(ms)", "12.5") + ","
                + executorch("trimmean_inference_latency(ms)", "12.25") + "," + executorch("model_load_time(ms)", "88")
                + "," + executorch("load_status", "0") + "," + executorch("ram_pss_usage(mb)", "41") + "]");

        assertThat(timings.byName()).isEmpty();
        assertThat(aggregates(timings))
                .containsExactly(
                        "average of the inference = 12.5 (ExecuTorch benchmark)",
                        "trimmed mean of the inference = 12.25 (ExecuTorch benchmark)");
        assertThat(timings.loadMs()).hasValue(88);
        assertThat(timings.device()).contains("samsung SM-S901B (Android 13)");
    }

    @Test
    void tflitesResultIsReadInBothSpellings() throws Exception {
        Timings snake =
                read("{\"name\": \"run\", \"latency_metrics\": {\"avg_ms\": 14.5, \"p95_ms\": 20, \"init_ms\": 5.5,"
                        + " \"first_inference_ms\": 18}, \"misc_metrics\": {\"num_runs\": 50}}");
        Timings camel = read("{\"latencyMetrics\": {\"avgMs\": 14.5, \"p95Ms\": 20, \"initMs\": 5.5,"
                + " \"firstInferenceMs\": 18}, \"miscMetrics\": {\"numRuns\": 50}}");

        assertThat(aggregates(snake))
                .isEqualTo(aggregates(camel))
                .containsExactly(
                        "average of the inference = 14.5 (TFLite benchmark, 50 runs)",
                        "95th percentile of the inference = 20.0 (TFLite benchmark, 50 runs)",
                        "first inference = 18.0 (TFLite benchmark, 50 runs)");
        assertThat(snake.loadMs()).hasValue(5.5);
    }

    @Test
    void tflitesDelegateReportGivesTheTestedDelegateInMilliseconds() throws Exception {
        Timings timings =
                read("{\"name\": \"report\", \"result\": \"PASS\", \"reports\": [{\"model\": \"dl3\", \"metrics\": ["
                        + "{\"delegate_identifier\": \"XNNPACK (x.json)\", \"is_test_target\": true, \"metrics\": {"
                        + "\"inference_latency_average_us\": {\"value\": 93500, \"regression\": \"N/A\"},"
                        + "\"initialization_latency_us\": {\"value\": 43000, \"regression\": \"N/A\"}}},"
                        + "{\"delegate_identifier\": \"NONE (y.json)\", \"is_test_target\": false, \"metrics\": {"
                        + "\"inference_latency_average_us\": {\"value\": 1, \"regression\": \"0%\"}}}]}]}");

        assertThat(aggregates(timings))
                .containsExactly("average of the inference = 93.5 (TFLite benchmark, XNNPACK (x.json))");
        assertThat(timings.loadMs()).hasValue(43);
    }

    @Test
    void linesOfTwoProcessesAreTold() throws Exception {
        Timings timings = read("""
                11-24 22:57:33.123  1234  1240 D ImageSegmentation: inference time (ms): 812
                11-24 22:59:33.123  1300  1340 D ImageSegmentation: inference time (ms): 400
                """);

        assertThat(timings.unnamed()).containsExactly(812.0, 400.0);
        assertThat(timings.notes()).singleElement().asString().contains("2 processes");
    }

    @Test
    void aFailedImageOfATableHasNoTime() throws Exception {
        Timings timings = read(
                "\uFEFFimage,status,decode_ms,forward_ms,error\na.jpg,done,1.5,3,\nb.jpg,failed,,,out of memory\n");

        assertThat(timings.byName()).containsOnlyKeys("a.jpg");
        assertThat(timings.byName().get("a.jpg").get(0).decode()).isEqualTo(1.5);
        assertThat(timings.byName().get("a.jpg").get(0).preprocess()).isNaN();
        assertThat(timings.failed()).containsEntry("b.jpg", "out of memory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                              | is empty
                    file,ms\\na.jpg,3                               | has the columns file,ms
                    image,forward_ms\\na.jpg,-3                     | "-3" in line 2
                    image,forward_ms\\na.jpg,NaN                    | "NaN" in line 2
                    image,forward_ms\\na.jpg,Infinity               | "Infinity" in line 2
                    image,forward_ms\\na.jpg,1e999                  | "1e999" in line 2
                    image,forward_ms\\na.jpg,0x1p3                  | "0x1p3" in line 2
                    image,forward_ms\\n"a.jpg,3                     | is no CSV file
                    image,forward_ms\\na.jpg,12,5                   | line 2 has more cells than there are columns
                    image,forward_ms\\n"a.jpg,3                     | a quotation mark is not closed
                    image,forward_ms,forward_ms\\na.jpg,3,4         | two columns of one name
                    inference time (ms): 3\\ninference time (ms): x | "x" in line 2
                    inference time (ms): -1                         | "-1" in line 1
                    {"tool": "another"}                             | JSON of another tool
                    []                                              | JSON of another tool
                    {"latency_metrics": {}}                         | holds no time of an inference
                    {"latency_metrics": {"avg_ms": -1}}             | holds -1 as avg_ms
                    {"latency_metrics": {"avg_ms": "NaN"}}          | holds NaN as avg_ms
                    {"latency_metrics": 5}                          | is damaged or of another tool
                    {"reports": [{}]}                               | is damaged or of another tool
                    {"latency_metrics"                              | is damaged or of another tool
                    """)
    void whatIsNoTimingIsRefusedInOneSentence(String text, String why) throws Exception {
        Path timings = file(text.replace("\\n", "\n"));

        assertThat(catchThrowableOfType(UnusableException.class, () -> TimingFile.read(timings))
                        .getMessage())
                .contains(why.strip())
                .contains(timings.toString())
                .endsWith(".");
    }

    @Test
    void aFileOfTwoModelsIsOfNone() throws Exception {
        String one = executorch("avg_inference_latency(ms)", "12.5");
        Path two = file("[" + one + "," + one.replace("xnnpack", "vulkan") + "]");

        assertThat(catchThrowableOfType(UnusableException.class, () -> TimingFile.read(two))
                        .getMessage())
                .contains("is of 2 models (dl3 xnnpack q8, dl3 vulkan q8)");
    }
}
