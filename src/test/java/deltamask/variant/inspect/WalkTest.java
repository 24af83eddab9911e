package deltamask.variant.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted, and how often. */
final class WalkTest {
    private static final String CLASS = "class M(Module):\n  __parameters__ = []\n";
    private static final String FORWARD = "  def forward(self: __torch__.m.M,\n    x: Tensor) -> Tensor:\n";

    @TempDir
    private Path folder;

    private Map<String, Integer> counts(String code, Map<String, Object> attributes) throws Exception {
        Path file = folder.resolve("m.pt");
        TestArchive.write(file, Map.of("code/__torch__/m.py", TestArchive.bytes(code)));
        try (ArchiveMembers archive = ArchiveMembers.open(file)) {
            Program program = new Program(archive);
            Operators operators = new Operators();
            PickleObject module = new PickleObject("__torch__.m.M", attributes);
            new Walk(program, List.of(), operators)
                    .forward(module, program.method("__torch__.m.M", "forward").orElseThrow());
            return operators.counts().names();
        }
    }

    @Test
    void anArmThatTheFileRulesOutIsNotCounted() throws Exception {
        String code = CLASS + FORWARD
                + "    res = self.res\n"
                + "    if res:\n      y = torch.add(x, torch.conv2d(x, x))\n"
                + "    else:\n      y = torch.conv2d(x, x)\n"
                + "    return y\n";
        assertThat(counts(code, Map.of("res", true))).isEqualTo(Map.of("aten::add", 1, "aten::conv2d", 1));
        assertThat(counts(code, Map.of("res", false))).isEqualTo(Map.of("aten::conv2d", 1));
    }

    @Test
    void bothArmsCountWhereOnlyAnImageDecides() throws Exception {
        String code = CLASS + FORWARD
                + "    if torch.eq(torch.size(x, 1), 3):\n      y = torch.relu(x)\n"
                + "    else:\n      y = torch.sigmoid(x)\n"
                + "    return torch.neg(y)\n";
        assertThat(counts(code, Map.of())).isEqualTo(Map.of("aten::relu", 1, "aten::sigmoid", 1, "aten::neg", 1));
    }

    @Test
    void aModuleUsedTwiceCountsTwice() throws Exception {
        String code = CLASS + FORWARD
                + "    part = self.part\n"
                + "    return (part).forward((part).forward(x, ), )\n"
                + "class Part(Module):\n  __parameters__ = []\n"
                + "  def forward(self: __torch__.m.Part,\n    x: Tensor) -> Tensor:\n"
                + "    return torch.conv2d(x, x)\n";
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("part", new PickleObject("__torch__.m.Part", Map.of()));
        assertThat(counts(code, attributes)).isEqualTo(Map.of("aten::conv2d", 2));
    }

    @Test
    void whatASetStateDoesIsNoPartOfForward() throws Exception {
        String code = CLASS + FORWARD
                + "    part = self.part\n"
                + "    mode = part.mode\n"
                + "    if torch.ne(mode, \"zeros\"):\n      y = torch.pad(x)\n    else:\n      y = x\n"
                + "    return torch.relu(y)\n"
                + "class Part(Module):\n  __parameters__ = []\n"
                + "  def __setstate__(self: __torch__.m.Part,\n    state: Tuple[str, int]) -> NoneType:\n"
                + "    self.mode = (state)[0]\n    _0 = torch.zeros([1])\n    return None\n";
        Map<String, Object> attributes = Map.of("part", new PickleObject("__torch__.m.Part", List.of("zeros", 1L)));
        assertThat(counts(code, attributes)).isEqualTo(Map.of("aten::relu", 1));
    }

    @Test
    void codeThatCallsItselfIsRefused() {
        String code = CLASS + FORWARD + "    return (self).forward(x, )\n";
        assertThatThrownBy(() -> counts(code, Map.of()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("calls itself");
    }

    @Test
    void codeThatDoublesWithEachFunctionIsRefused() {
        StringBuilder code = new StringBuilder(CLASS + FORWARD + "    return __torch__.m.f0(x, )\n");
        for (int i = 0; i < 60; i++) {
            code.append("def f%d(x: Tensor) -> Tensor:\n  y = __torch__.m.f%d(x, )\n  return __torch__.m.f%d(y, )\n"
                    .formatted(i, i + 1, i + 1));
        }
        assertThatThrownBy(() -> counts(code.toString(), Map.of()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("longer than any model's");
    }

    @Test
    void depthOverManyCallsIsRefusedBeforeTheStackEnds() {
        StringBuilder code = new StringBuilder(CLASS + FORWARD + "    return __torch__.m.f0(x, )\n");
        for (int i = 0; i < 90; i++) {
            code.append("def f%d(x: Tensor) -> Tensor:\n  return ".formatted(i))
                    .append("torch.neg(".repeat(150))
                    .append("__torch__.m.f%d(x, )".formatted(i + 1))
                    .append(")".repeat(150))
                    .append("\n");
        }
        assertThatThrownBy(() -> counts(code.toString(), Map.of()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void bracketsAndChainsWithoutEndAreRefused() {
        for (String expression :
                List.of("(".repeat(100_000), "x" + ".a".repeat(100_000), "f(".repeat(50_000), "-".repeat(100_000))) {
            assertThatThrownBy(() -> counts(CLASS + FORWARD + "    return " + expression + "\n", Map.of()))
                    .isInstanceOf(DamagedException.class);
        }
    }
}
