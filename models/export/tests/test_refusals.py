"""What cannot be done gets one sentence, before anything is made."""

import subprocess
import sys
import urllib.error

import pytest
import torch

from deltamask_export import capabilities
from deltamask_export.refusal import Refusal
from tests.conftest import export


@pytest.mark.parametrize(
    ("source", "options", "words"),
    [
        ("resnet50", [], "neither a torchvision segmentation model"),
        ("no.such.module:Net", [], "could not be made"),
        ("tests.tiny:NoNet", [], "could not be made"),
        ("tests.tiny:no_module", [], "not a torch.nn.Module"),
        ("tests.tiny:Vector", [], "no map of the image"),
        ("tests.tiny:NotANumber", [], "NaN"),
        ("tests.tiny:Tiny", ["--kind", "probability"], "4 channels"),
        ("tests.tiny:Probability", ["--kind", "probability"], 'no output "out" but mask'),
        ("tests.tiny:Tiny", ["--channel-order", "BGR", "--std", "1,0,1"], "other than 0"),
        ("tests.tiny:Tiny", ["--threshold", "nan"], "from 0 to 1"),
        ("tests.tiny:Tiny", ["--classes", "no such file"], "cannot be read"),
    ],
)
def test_one_sentence(source, options, words, tmp_path):
    with pytest.raises(Refusal) as refusal:
        export(source, tmp_path / "out", *options)
    assert words in str(refusal.value) and "\n" not in str(refusal.value) and len(str(refusal.value)) < 500
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--quantization", "static"],
        ["--quantization", "qat"],
        ["--size", "0"],
        ["--size", "1x2x3"],
        ["--size", "64", "--resize", "32"],
        ["--mean", "1,2"],
        ["--only", "fast"],
        ["--blocklist", "NO_SUCH_PASS"],
        ["--calibration", "no such folder"],
        ["--steps", "-1"],
    ],
)
def test_wrong_usage(options, tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        export("tests.tiny:Tiny", tmp_path / "out", *options)
    assert end.value.code == 2 and "error:" in capsys.readouterr().err


def test_weights_of_another_network(static, tmp_path):
    for weights, words in (
        ("no such file", "does not exist"),
        (static / "scripted.pt", "cannot be read as a state dict"),
        (static / "scripted.pt.json", "cannot be read as a state dict"),
        (static / "eager.pth", "of another network"),
    ):
        with pytest.raises(Refusal, match=words):
            export("tests.tiny:Linear", tmp_path, "--weights", weights)


def test_masks_that_are_no_class_ids(pictures_folder, tmp_path, capsys):
    with pytest.raises(Refusal, match="Nothing was written"):
        export("tests.tiny:Tiny", tmp_path, "--train", pictures_folder, "--only", "quantized")
    assert "give --mask-class N" in capsys.readouterr().out


def test_what_fx_cannot_trace_leaves_the_float_files(pictures_folder, tmp_path, capsys):
    code = export("tests.tiny:Branching", tmp_path, "--calibration", pictures_folder, "--only", "eager,quantized")
    assert code == 4
    assert "could not be prepared for quantization" in capsys.readouterr().out
    assert (tmp_path / "eager.pth").exists() and not (tmp_path / "quantized.pth").exists()


def test_weights_that_cannot_be_fetched(monkeypatch, tmp_path):
    def no_network(name, weights, **_):
        if weights is not None:
            raise urllib.error.URLError("Name or service not known")

    monkeypatch.setattr("deltamask_export.source.get_model", no_network)
    with pytest.raises(Refusal, match="fetch https://download.pytorch.org/models/.*[.]pth elsewhere"):
        export("lraspp_mobilenet_v3_large", tmp_path, "--weights", "default")


def test_a_pytorch_without_xnnpack_is_named_before_the_start(monkeypatch, tmp_path):
    def cannot(*_, **__):
        raise RuntimeError("Mobile optimization only available with XNNPACK at the moment.")

    monkeypatch.setattr(capabilities, "optimize_for_mobile", cannot)
    with pytest.raises(Refusal, match="without XNNPACK"):
        export("tests.tiny:Tiny", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert export("tests.tiny:Tiny", tmp_path / "out", "--only", "eager,scripted") == 0


def test_vulkan_where_pytorch_has_none(tmp_path):
    if torch.is_vulkan_available():
        pytest.fail("this PyTorch has Vulkan: the test wants one without")
    with pytest.raises(Refusal, match="cannot optimize_for_mobile for Vulkan"):
        export("tests.tiny:Tiny", tmp_path, "--backend", "Vulkan")


def test_the_command_ends_with_a_sentence_and_no_traceback(tmp_path):
    command = [sys.executable, "-m", "deltamask_export", "no_such_net", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 3 and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
