"""What a Run made in Python is."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deltamask_export.refusal import Refusal
from deltamask_export.run import main as run_main
from tests.conftest import export

TINY = ["--module", "tests.tiny:Tiny"]
REPOSITORY = Path(__file__).parents[3]


def run(model, dataset, out, *options):
    arguments = ["--model", model, "--dataset", dataset, "--out", out, *options]
    return run_main([*map(str, arguments), "--quiet"])


def rows(folder):
    with open(folder / "images.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels(folder, name):
    with Image.open(folder / "masks" / name) as image:
        assert image.mode == "P"
        return np.array(image)


@pytest.mark.parametrize(
    ("file", "engine"),
    [
        ("eager.pth", "python-eager"),
        ("quantized.pth", "python-eager-quantized"),
        ("scripted.ptl", "python-lite"),
        ("quantized_scripted_optimized.ptl", "python-lite"),
        ("scripted_optimized.pt", "python-torchscript"),
    ],
)
def test_run_folder_is_complete(file, engine, static, dataset, tmp_path):
    out = tmp_path / "run"
    assert run(static / file, dataset, out, *(TINY if file.endswith("h") else []), "--repeats", "2") == 4
    info = json.loads((out / "run.json").read_text("utf-8"))
    assert (info["format"], info["engine"], info["threads"], info["repeats"]) == (1, engine, 1, 2)
    assert info["dataset"] == "five pictures" and info["variant"]["file"] == file
    assert info["peak_rss_bytes"] > 10_000_000 and info["load_ms"] > 0 and info["finished"] > info["started"]
    done = [row for row in rows(out) if row["status"] == "done"]
    assert [row["image"] for row in done] == ["1.png", "1.png", "2.bmp", "2.bmp", "2.png", "2.png", "10.png", "10.png"]
    assert [row["repeat"] for row in done[:2]] == ["1", "2"]
    assert all(float(row[stage]) > 0 for row in done for stage in row if stage.endswith("_ms"))
    assert sorted(path.name for path in (out / "masks").iterdir()) == ["1.png", "10.png", "2.png", "2.png.png"]
    assert labels(out, "10.png").shape == (47, 33)
    failed = [row for row in rows(out) if row["status"] == "failed"]
    assert [row["image"] for row in failed] == ["11.png"] and failed[0]["error"].endswith(".")


def test_the_quantized_model_made_again_gives_the_file_s_label_maps(static, pictures_folder, tmp_path):
    for file in ("quantized.pth", "quantized_scripted.ptl"):
        assert run(static / file, pictures_folder, tmp_path / file, *(TINY if file.endswith("h") else [])) == 0
    for name in ("1.png", "2.png", "10.png"):
        assert np.array_equal(labels(tmp_path / "quantized.pth", name), labels(tmp_path / "quantized_scripted.ptl", name))


@pytest.mark.parametrize("mode", ["fx", "eager"])
def test_a_trained_model_can_be_made_again(mode, pictures_folder, tmp_path):
    options = ["--train", pictures_folder, "--mask-class", 1, "--mode", mode, "--formats", "pt"]
    assert export("tests.tiny:Tiny", tmp_path, *options, "--only", "quantized,quantized_scripted") == 0
    for file in ("quantized.pth", "quantized_scripted.pt"):
        assert run(tmp_path / file, pictures_folder, tmp_path / "run" / file, *(TINY if file.endswith("h") else [])) == 0
    first, second = (labels(tmp_path / "run" / file, "10.png") for file in ("quantized.pth", "quantized_scripted.pt"))
    assert np.array_equal(first, second)


def test_channels_last_gives_the_same_label_maps(pictures_folder, tmp_path):
    for name, options in (("ChannelsLast", ["--layout", "NHWC"]), ("Tiny", [])):
        folder = tmp_path / name
        assert export(f"tests.tiny:{name}", folder, *options, "--only", "scripted", "--formats", "pt") == 0
        assert run(folder / "scripted.pt", pictures_folder, folder / "run") == 0
    assert np.array_equal(labels(tmp_path / "Tiny" / "run", "10.png"), labels(tmp_path / "ChannelsLast" / "run", "10.png"))


@pytest.mark.parametrize(
    ("name", "given", "output"),
    [
        ("half", {"dtype": "float16"}, {}),
        ("last", {"layout": "NHWC"}, {}),
        ("labels", {}, {"kind": "labels"}),
        ("logit", {}, {"kind": "logit"}),
        ("pair", {}, {"key": "1"}),
    ],
)
def test_what_deltamask_reads_is_read_here(name, given, output, pictures_folder, tmp_path):
    """The files of DeltaMask's own tests: each finds where red is above a half."""
    model = tmp_path / "red.pt"
    model.write_bytes((REPOSITORY / f"src/test/resources/fixtures/models/red_{name}.pt").read_bytes())
    card = {"input": {"mean": [0, 0, 0], "std": [1, 1, 1], **given}, "output": output}
    (tmp_path / "red.pt.json").write_text(json.dumps(card))
    assert run(model, pictures_folder, tmp_path / "run") == 0
    image = np.array(Image.open(pictures_folder / "images" / "10.png").convert("RGB"))
    assert np.array_equal(labels(tmp_path / "run", "10.png"), image[..., 0] >= 128)


def test_around_a_centre_crop_is_background(pictures_folder, tmp_path):
    options = ["--key", "mask", "--kind", "probability", "--threshold", 0, "--center-crop", 20]
    assert export("tests.tiny:Probability", tmp_path, *options, "--only", "scripted", "--formats", "pt") == 0
    assert run(tmp_path / "scripted.pt", pictures_folder, tmp_path / "run") == 0
    found = labels(tmp_path / "run", "1.png")
    assert found[5:25, 10:30].all() and found.sum() == 400


def test_a_card_does_not_choose_what_code_runs(static, dataset, tmp_path):
    with pytest.raises(Refusal, match="allow it with --module tests.tiny:Tiny"):
        run(static / "eager.pth", dataset, tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_one_sentence_for_what_cannot_be_run(static, dataset, tmp_path):
    (tmp_path / "text.pt").write_text("no model")
    (tmp_path / "text.ptl").write_text("no model")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("")
    (tmp_path / "empty").mkdir()
    wrong_card = tmp_path / "wrong.pt"
    wrong_card.write_bytes((static / "scripted.pt").read_bytes())
    (tmp_path / "wrong.pt.json").write_text('{"input": {"mean": "grey"}}')
    for model, data, out, words in (
        (tmp_path / "text.pt", dataset, "a", "cannot be loaded as TorchScript"),
        (tmp_path / "text.ptl", dataset, "a", "cannot be loaded as lite"),
        (tmp_path / "none.pt", dataset, "a", "does not exist"),
        (wrong_card, dataset, "a", '"mean": it should be three numbers'),
        (static / "scripted.pt", tmp_path / "none", "a", "is not a folder"),
        (static / "scripted.pt", tmp_path / "empty", "a", "holds no images"),
        (static / "scripted.pt", dataset, "full", "is not empty"),
    ):
        with pytest.raises(Refusal, match=words) as refusal:
            run(model, data, tmp_path / out)
        assert "\n" not in str(refusal.value)
