"""Preprocessing against torchvision's own transforms, and against the values that DeltaMask's tests are held to."""

import csv
import hashlib
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision import transforms

from deltamask_export import card as cards
from deltamask_export import pictures
from deltamask_export.refusal import Refusal

FIXTURES = Path(__file__).parents[3] / "src/test/resources/fixtures"


def rows(name):
    with open(FIXTURES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(count, seed):
    """The generator with which DeltaMask's tests make their pictures."""
    values, state = np.empty(count, dtype=np.int64), seed
    for i in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values[i] = state >> 15
    return values


def sha256(tensor):
    return hashlib.sha256(np.ascontiguousarray(tensor.numpy().astype("<f4")).tobytes()).hexdigest()


@pytest.mark.parametrize("row", rows("expected_inputs.csv"), ids=lambda row: "{width}x{height} {resize} {center_crop}".format(**row))
def test_inputs_are_those_of_deltamask(row):
    width, height = int(row["width"]), int(row["height"])
    image = Image.fromarray(numbers(width * height * 3, width).reshape(height, width, 3).astype(np.uint8))
    given = dict(cards.INPUT, resize=row["resize"])
    for key, column in (("width", "card_width"), ("height", "card_height"), ("center_crop",) * 2, ("multiple_of",) * 2):
        given[key] = int(row[column]) if row[column] else None
    assert sha256(pictures.to_input(image, given | {"mean": [0, 0, 0], "std": [1, 1, 1]})[0]) == row["unit_sha256"]
    assert sha256(pictures.to_input(image, given)[0]) == row["imagenet_sha256"]


@pytest.mark.parametrize(("resize", "crop"), [(640, 224), (100, None), (None, 224), (None, None)])
def test_the_study_s_steps_are_torchvision_s(resize, crop):
    steps = [transforms.Resize(resize)] if resize else []
    steps += [transforms.CenterCrop(crop)] if crop else []
    steps += [transforms.ToTensor(), transforms.Normalize(cards.IMAGENET_MEAN, cards.IMAGENET_STD)]
    given = dict(cards.INPUT, center_crop=crop)
    if resize:
        given |= {"width": resize, "height": resize, "resize": "shorter-side"}
    for path in sorted((FIXTURES / "png/images").glob("*.png"))[:4]:
        image = pictures.read_image(path)
        assert sha256(transforms.Compose(steps)(image)) == sha256(pictures.to_input(image, given)[0])


def test_natural_order_and_names_as_deltamask_has_them(dataset):
    samples = pictures.list_dataset(dataset)
    assert [(sample.number, sample.name, sample.stem) for sample in samples] == [
        (1, "1.png", "1"),
        (2, "2.bmp", "2"),
        (3, "2.png", "2.png"),
        (4, "10.png", "10"),
        (5, "11.png", "11"),
    ]


def test_masks_beside_images_are_no_images(tmp_path):
    for name in ("a.png", "a_mask.png", "b.jpg", "notes.txt", ".hidden.png"):
        (tmp_path / name).write_bytes(b"")
    assert [sample.name for sample in pictures.list_dataset(tmp_path)] == ["a.png", "b.jpg"]


def test_equal_logits_go_to_the_lowest_class():
    tied = pictures.torch.ones(1, 3, 2, 2)
    card = cards.complete({}, "")
    assert not pictures.to_labels(tied, card, (5, 4)).any()


@pytest.mark.parametrize(
    ("kind", "layout", "made"),
    [
        ("logits", "NCHW", lambda red: torch.stack([torch.full_like(red, 0.5), red])),
        ("logits", "NHWC", lambda red: torch.stack([torch.full_like(red, 0.5), red], dim=2)),
        ("probability", "NHWC", lambda red: red[..., None]),
        ("labels", "NHWC", lambda red: (red > 0.5).int()[..., None]),
        ("labels", "NCHW", lambda red: red > 0.5),
        ("labels", "NCHW", lambda red: (red > 0.5).to(torch.int8)),
        ("labels", "NCHW", lambda red: (red > 0.5).to(torch.bfloat16)),
    ],
)
def test_outputs_without_the_sizes_of_1_and_of_any_numbers_are_read(kind, layout, made):
    red = torch.linspace(0, 1, 15).reshape(3, 5)
    card = {"input": dict(cards.INPUT, layout=layout), "output": {"key": "out", "kind": kind, "threshold": 0.5}}
    output = made(red)
    pictures.check_output(output, card)
    assert np.array_equal(pictures.to_labels(output, card, (5, 3)), (red > 0.5).numpy())


@pytest.mark.parametrize(
    "output",
    [
        torch.zeros(1, 2, 3, 5, dtype=torch.complex64),
        torch.quantize_per_tensor(torch.zeros(1, 2, 3, 5), 1.0, 0, torch.quint8),
        torch.zeros(1, 2, 3, 5).to_sparse(),
        torch.zeros(1, 0, 3, 5),
    ],
)
def test_outputs_that_are_no_plain_numbers_are_refused(output):
    card = {"input": dict(cards.INPUT), "output": {"key": "out", "kind": "logits", "threshold": 0.5}}
    with pytest.raises(Refusal):
        pictures.check_output(output, card)
