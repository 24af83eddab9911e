"""What the files of an export are."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch.jit.mobile import _load_for_lite_interpreter

from deltamask_export import card as cards
from deltamask_export import quantize
from deltamask_export.__main__ import make_probes
from deltamask_export.refusal import Refusal
from deltamask_export.source import build
from deltamask_export.variants import sha256
from tests import tiny
from tests.conftest import export

BUNDLED = Path(__file__).parents[2]
SIX = ["eager", "quantized", "scripted", "scripted_optimized", "quantized_scripted", "quantized_scripted_optimized"]


def card(path):
    return json.loads(Path(str(path) + ".json").read_text("utf-8"))


def int8(folder, name):
    lineage = card(folder / name)["lineage"]
    return lineage["int8_convolutions"], lineage["float_convolutions"]


def test_six_variants_with_cards_and_nothing_else(static):
    files = {name + (".pth" if name in SIX[:2] else extension) for name in SIX for extension in (".pt", ".ptl")}
    assert {path.name for path in static.iterdir()} == files | {name + ".json" for name in files}


def test_every_file_loads_and_says_what_is_in_it(static):
    probe = make_probes(cards.INPUT, 0)[1]
    for path in static.glob("*.pt*"):
        if path.suffix == ".pth":
            assert torch.load(path, weights_only=True)
        elif path.suffix != ".json":
            load = _load_for_lite_interpreter if path.suffix == ".ptl" else torch.jit.load
            assert load(str(path))(probe)["out"].shape == (1, 4, *probe.shape[2:])
        if path.suffix != ".json":
            assert int8(static, path.name) == ((3, 0) if "quantized" in path.name else (0, 3))
            assert card(path)["sha256"] == sha256(path)


def test_cards_have_the_shape_of_those_that_ship(static):
    shipped = json.loads((BUNDLED / "scripted.pt.json").read_text("utf-8"))
    for path in static.glob("*.pt"):
        ours = card(path)
        assert list(ours) == list(shipped)
        assert list(ours["input"]) == list(shipped["input"])
        assert list(ours["output"]) == list(shipped["output"])
        assert set(shipped["lineage"]) <= set(ours["lineage"])
        assert ours["classes"] == ["background", "class 1", "class 2", "class 3"]


def test_study_resize_and_crop_come_into_the_card(tmp_path):
    assert export("tests.tiny:Tiny", tmp_path, "--resize", 640, "--center-crop", 224, "--only", "scripted", "--formats", "pt") == 0
    given = card(tmp_path / "scripted.pt")["input"]
    assert (given["width"], given["height"], given["resize"], given["center_crop"]) == (640, 640, "shorter-side", 224)


def test_dynamic_says_that_no_convolution_is_int8(tmp_path, capsys):
    assert export("tests.tiny:Tiny", tmp_path, "--only", "quantized_scripted", "--formats", "pt") == 0
    said = capsys.readouterr().out
    assert "0 of 3 convolutions are int8" in said
    assert "Dynamic quantization leaves convolutions as they are" in said
    assert card(tmp_path / "quantized_scripted.pt")["lineage"]["agreement_with_eager"] == 1


def test_dynamic_takes_linear_layers(tmp_path, capsys):
    assert export("tests.tiny:Linear", tmp_path, "--only", "quantized,quantized_scripted", "--formats", "pt") == 0
    assert capsys.readouterr().out.count("0 of 3 convolutions are int8, 1 of 1 linear layers") == 2


@pytest.mark.parametrize("engine", ["x86", "fbgemm", "qnnpack"])
@pytest.mark.parametrize("mode", ["fx", "eager"])
def test_static_by_each_engine_and_mode(mode, engine, pictures_folder, tmp_path):
    if engine not in torch.backends.quantized.supported_engines:
        pytest.fail(f"this PyTorch has no {engine}: install the one of requirements.txt")
    options = ["--calibration", pictures_folder, "--mode", mode, "--engine", engine, "--formats", "pt"]
    assert export("tests.tiny:Tiny", tmp_path, *options, "--only", "quantized,quantized_scripted") == 0
    assert int8(tmp_path, "quantized_scripted.pt") == int8(tmp_path, "quantized.pth") == (3, 0)
    assert card(tmp_path / "quantized.pth")["lineage"]["agreement_with_eager"] > 0.9


@pytest.mark.parametrize("mode", ["fx", "eager"])
def test_training_changes_the_weights_and_leaves_int8(mode, pictures_folder, tmp_path, capsys):
    common = ["--train", pictures_folder, "--mask-class", 2, "--mode", mode, "--only", "quantized"]
    for folder, steps in (("one", 1), ("many", 12)):
        assert export("tests.tiny:Tiny", tmp_path / folder, *common, "--steps", steps, "--learning-rate", 0.05) == 0
    assert int8(tmp_path / "many", "quantized.pth") == (3, 0)
    assert sha256(tmp_path / "one" / "quantized.pth") != sha256(tmp_path / "many" / "quantized.pth")
    losses = re.findall(r"loss ([\d.]+) at the first of 12 steps, ([\d.]+) at the last", capsys.readouterr().out)
    first, last = map(float, losses[0])
    assert last < first


def test_traced_files_are_called_so_in_the_card(tmp_path):
    assert export("tests.tiny:Tiny", tmp_path, "--how", "trace", "--only", "scripted") == 0
    assert card(tmp_path / "scripted.ptl")["lineage"]["steps"] == ["torch.jit.trace", "lite interpreter"]


def test_a_trace_that_holds_for_one_input_only_is_not_written(tmp_path, capsys):
    assert export("tests.tiny:Branching", tmp_path, "--how", "trace", "--only", "eager,scripted", "--formats", "pt") in (0, 4)
    # whichever way the branch went, what was written agrees with the eager model on every probe
    for path in tmp_path.glob("scripted.pt"):
        assert card(path)["lineage"]["agreement_with_eager"] == 1


def test_a_dict_with_another_key_and_a_probability(pictures_folder, tmp_path):
    options = ["--key", "mask", "--kind", "probability", "--size", "32x24", "--calibration", pictures_folder]
    assert export("tests.tiny:Probability", tmp_path, *options) == 0
    written = card(tmp_path / "quantized_scripted_optimized.ptl")
    assert written["output"] == {"key": "mask", "kind": "probability", "threshold": 0.5}
    assert (written["input"]["width"], written["input"]["height"], written["input"]["resize"]) == (32, 24, "stretch")
    assert written["classes"] == ["background", "foreground"]


def test_blocklist_and_preserved_methods(tmp_path, capsys):
    options = ["--only", "scripted_optimized", "--formats", "pt"]
    assert export("tests.tiny:Tiny", tmp_path, *options, "--blocklist", "INSERT_FOLD_PREPACK_OPS,FUSE_ADD_RELU") == 0
    kinds = str(torch.jit.load(tmp_path / "scripted_optimized.pt").inlined_graph)
    assert "aten::conv2d" in kinds and "prepacked" not in kinds
    with pytest.raises(Refusal):
        export("tests.tiny:Tiny", tmp_path, *options, "--preserve", "no_such_method")
    assert "no method no_such_method" in capsys.readouterr().out


def test_torchvision_model_quantized_by_fx(pictures_folder, tmp_path):
    options = ["--calibration", pictures_folder, "--formats", "ptl", "--size", 64, "--only", "quantized_scripted_optimized"]
    assert export("lraspp_mobilenet_v3_large", tmp_path, *options) == 0
    written = card(tmp_path / "quantized_scripted_optimized.ptl")
    float_network = build("lraspp_mobilenet_v3_large")
    convolutions = sum(isinstance(part, torch.nn.Conv2d) for part in float_network.modules())
    assert int8(tmp_path, "quantized_scripted_optimized.ptl") == (convolutions, 0)
    assert written["classes"][15] == "person" and len(written["classes"]) == 21


def test_a_cat_keeps_the_range_of_each_input():
    class Branches(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.a = torch.nn.Conv2d(3, 2, 1)
            self.b = torch.nn.Conv2d(3, 2, 1)
            self.c = torch.nn.Conv2d(4, 2, 1)
            torch.nn.init.constant_(self.b.weight, 9.0)

        def forward(self, x):
            small = self.b(torch.nn.functional.adaptive_avg_pool2d(x, 1))
            large = torch.nn.functional.interpolate(small, size=(8, 8), mode="bilinear", align_corners=False)
            return self.c(torch.cat([self.a(x), large], dim=1))

    torch.manual_seed(0)
    net, picture = Branches().eval(), torch.rand(1, 3, 8, 8)
    core = quantize.quantize(net, [picture], "x86")
    with torch.no_grad():
        expected = net(picture)
        assert (core(picture) - expected).abs().max() < 0.05 * expected.abs().max()


def test_same_seed_same_bytes(pictures_folder, tmp_path):
    # each in a process of its own: TorchScript numbers the classes that a process scripts, and writes the numbers
    for folder in ("first", "second"):
        command = [sys.executable, "-m", "deltamask_export", "tests.tiny:Tiny", "--weights", "random", "--seed", "3"]
        subprocess.run([*command, "--calibration", pictures_folder, "--out", tmp_path / folder], check=True)
    files = [path for path in (tmp_path / "first").iterdir() if path.suffix in (".pth", ".pt")]
    assert len(files) == 6
    # not so .ptl: PyTorch writes the constants of its bytecode in an order that changes
    assert [path.name for path in files if path.read_bytes() != (tmp_path / "second" / path.name).read_bytes()] == []


def test_nothing_is_left_beside_and_a_failed_file_leaves_the_former(static, tmp_path, capsys, monkeypatch):
    former = tmp_path / "scripted.pt"
    former.write_text("former")
    monkeypatch.setattr("deltamask_export.variants.strip_debug_records", lambda path: Path(path).write_bytes(b"half"))
    with pytest.raises(Refusal):
        export("tests.tiny:Tiny", tmp_path, "--only", "scripted", "--formats", "pt")
    assert "scripted.pt was not written" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["scripted.pt"] and former.read_text() == "former"


def test_eager_mode_refuses_batch_norms_that_run_elsewhere():
    with pytest.raises(Refusal, match="in another order"):
        quantize.prepare(tiny.BackwardOrder().eval(), quantize.Recipe("static", "eager"), torch.rand(1, 3, 8, 8))
