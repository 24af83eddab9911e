"""What the study's Python says: the values the Java tests are held against.

    python expected.py score --dataset DIR --model FILE --out CSV [--labels DIR]
    python expected.py fixtures --samples DIR --out DIR
    python expected.py resize --images DIR --out CSV
    python expected.py metrics --out CSV

`segment`, `read_bmask`, `get_iou` and `get_dice` do what the study's functions of these names do, with the model's card in
place of constants: Pillow decodes and resizes (antialiased, on 8 bits), the model's output is enlarged to the picture's size,
then comes the threshold or argmax.
"""

import argparse
import csv
import hashlib
import json
import os
import re

import numpy as np
import torch
from PIL import Image, ImageOps
from torch.nn import functional as F

EXTENSIONS = (".jpg", ".jpeg", ".png")


# --- the study's functions


def segment(model, card, image):
    """RGB picture of any size to a label map of the same size, uint8."""
    target = card["input"]
    resized = image
    if target["resize"] == "stretch":
        resized = image.resize((target["width"], target["height"]), Image.Resampling.BILINEAR)
    elif target["resize"] != "none":
        raise ValueError(f"resize {target['resize']} is not needed by any fixture")
    pixels = torch.from_numpy(np.array(resized)).permute(2, 0, 1).float() / 255
    if target["scale"] == "-1..1":
        pixels = pixels * 2 - 1
    mean, std = (torch.tensor(target[key], dtype=torch.float32)[:, None, None] for key in ("mean", "std"))
    with torch.no_grad():
        output = model(((pixels - mean) / std)[None])
    output = output[card["output"]["key"]] if isinstance(output, dict) else output
    output = F.interpolate(output, size=(image.height, image.width), mode="bilinear", align_corners=False)[0]
    if card["output"]["kind"] == "probability":
        return (output[0] > card["output"]["threshold"]).numpy().astype(np.uint8)
    return output.argmax(0).numpy().astype(np.uint8)


def read_bmask(path):
    """A truth as the study reads it: grey, divided by 255."""
    with Image.open(path) as image:
        return np.asarray(image.convert("L"), dtype=np.float64) / 255


def counts(prediction, truth):
    """tp, fp, fn; whatever is not zero is true."""
    prediction, truth = prediction.astype(bool), truth.astype(bool)
    return (
        int((prediction & truth).sum()),
        int((prediction & ~truth).sum()),
        int((~prediction & truth).sum()),
    )


def get_iou(tp, fp, fn):
    return tp / (tp + fn + fp)


def get_dice(tp, fp, fn):
    return 2 * tp / (2 * tp + fn + fp)


# --- reading


def read_image(path):
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def natural(name):
    return [int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", name)]


def list_images(folder):
    return sorted((name for name in os.listdir(folder) if name.lower().endswith(EXTENSIONS)), key=natural)


def load(path):
    with open(path + ".json", encoding="utf-8") as file:
        return torch.jit.load(path), json.load(file)


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def write_csv(path, header, rows):
    """Floats are written with repr: the shortest text that reads back as the same double."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(["" if v is None else repr(v) if isinstance(v, float) else v for v in row] for row in rows)


# --- commands


def score(dataset, model_path, out, labels=None):
    model, card = load(model_path)
    rows = []
    for number, name in enumerate(list_images(os.path.join(dataset, "images")), start=1):
        stem = os.path.splitext(name)[0]
        image = read_image(os.path.join(dataset, "images", name))
        label_map = segment(model, card, image)
        truth = read_bmask(os.path.join(dataset, "masks", stem + ".png"))
        tp, fp, fn = counts(label_map, truth)
        rows.append(
            [number, name, image.width, image.height, sha256(label_map), get_iou(tp, fp, fn), get_dice(tp, fp, fn), tp, fp, fn]
        )
        if labels:
            os.makedirs(labels, exist_ok=True)
            Image.fromarray(label_map).save(os.path.join(labels, stem + ".png"), optimize=True)
    header = ["number", "image", "width", "height", "label_map_sha256", "iou", "dice", "tp", "fp", "fn"]
    write_csv(out, header, rows)
    mean_iou, mean_dice = (float(np.mean([row[column] for row in rows])) for column in (5, 6))
    print(f"{os.path.basename(model_path)} {len(rows)} images: mean IoU {mean_iou!r}, mean Dice {mean_dice!r}")


# sample number -> size of its fixture: every size of the samples, made smaller, and some odd ones
FIXTURES = {
    1: (256, 256),
    3: (240, 320),
    4: (360, 270),
    9: (180, 240),
    12: (256, 300),
    16: (300, 300),
    17: (171, 200),
    19: (320, 240),
    31: (321, 241),
    33: (199, 199),
    40: (301, 225),
    41: (300, 300),
}


def fixtures(samples, out):
    """PNG copies of some samples, smaller, with their masks, so that no JPEG decoder has a say; and pictures for resizing."""
    for folder in ("png/images", "png/masks", "resize"):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    files = {os.path.splitext(name)[0]: name for name in list_images(os.path.join(samples, "images"))}
    for number, size in FIXTURES.items():
        image = read_image(os.path.join(samples, "images", files[str(number)]))
        with Image.open(os.path.join(samples, "masks", f"{number}.png")) as mask:
            mask = mask.resize(size, Image.Resampling.NEAREST)
        image.resize(size, Image.Resampling.LANCZOS).save(os.path.join(out, "png/images", f"{number}.png"), optimize=True)
        mask.save(os.path.join(out, "png/masks", f"{number}.png"), optimize=True)
    # up, down, both at once, by whole and by odd factors, one pixel wide; patterns that show a shift by half a pixel
    rng = np.random.default_rng(5)
    for width, height in ((100, 75), (1000, 700), (256, 256), (512, 512), (37, 911), (1, 300), (255, 257)):
        y, x = np.mgrid[0:height, 0:width]
        stripes = ((x // 3 + y // 2) % 2) * 255
        ramp = (x * 255 // max(1, width - 1) + y * 255 // max(1, height - 1)) // 2
        # noise in blocks, which keeps the files small
        blocks = rng.integers(0, 256, (height // 7 + 1, width // 7 + 1)).repeat(7, 0).repeat(7, 1)[:height, :width]
        picture = np.stack([stripes, ramp, blocks], axis=-1).astype(np.uint8)
        Image.fromarray(picture).save(os.path.join(out, "resize", f"{width}x{height}.png"), optimize=True)


def resize(images, out):
    """Pillow's antialiased bilinear resize on 8 bits, the step in which two implementations differ first."""
    rows = []
    for folder in images:
        for name in list_images(folder):
            image = read_image(os.path.join(folder, name))
            small = np.array(image.resize((256, 256), Image.Resampling.BILINEAR))
            place = os.path.relpath(os.path.join(folder, name), os.path.dirname(out)).replace(os.sep, "/")
            corner = " ".join(str(int(value)) for value in small[0, :2].ravel())
            rows.append([place, image.width, image.height, sha256(np.array(image)), sha256(small), int(small.sum()), corner])
    header = ["image", "width", "height", "rgb_sha256", "resized_256_sha256", "resized_sum", "first_two_pixels"]
    write_csv(out, header, rows)


def metrics(out):
    """Cases small enough to check by hand. Undefined is empty: nothing in the truth and nothing found."""
    cases = [
        ("perfect", [[1, 1], [0, 0]], [[1, 1], [0, 0]]),
        ("half_found", [[1, 0], [0, 0]], [[1, 1], [0, 0]]),
        ("one_too_many", [[1, 1], [1, 0]], [[1, 1], [0, 0]]),
        ("disjoint", [[0, 0], [1, 1]], [[1, 1], [0, 0]]),
        ("third", [[1, 1, 0]], [[0, 1, 1]]),
        ("all_found_everywhere", [[1, 1], [1, 1]], [[1, 1], [1, 1]]),
        ("truth_full_found_none", [[0, 0], [0, 0]], [[1, 1], [1, 1]]),
        ("truth_empty_found_some", [[0, 1], [0, 0]], [[0, 0], [0, 0]]),
        ("both_empty", [[0, 0], [0, 0]], [[0, 0], [0, 0]]),
        ("any_non_zero_is_true", [[15, 3], [0, 0]], [[1, 255], [2, 0]]),
        ("seven_elevenths", [[1] * 9 + [0] * 3], [[0] * 2 + [1] * 9 + [0]]),
    ]
    rows = []
    for name, prediction, truth in cases:
        prediction, truth = np.array(prediction), np.array(truth)
        tp, fp, fn = counts(prediction, truth)
        defined = tp + fp + fn > 0
        rows.append(
            [
                name,
                prediction.shape[1],
                prediction.shape[0],
                " ".join(map(str, prediction.ravel())),
                " ".join(map(str, truth.ravel())),
                tp,
                fp,
                fn,
                get_iou(tp, fp, fn) if defined else None,
                get_dice(tp, fp, fn) if defined else None,
            ]
        )
    write_csv(out, ["case", "width", "height", "prediction", "truth", "tp", "fp", "fn", "iou", "dice"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("score")
    one.add_argument("--dataset", required=True)
    one.add_argument("--model", required=True)
    one.add_argument("--out", required=True)
    one.add_argument("--engine", choices=["x86", "fbgemm"], help="for int8; PyTorch chooses x86")
    one.add_argument("--labels", help="folder for the label maps as 8-bit grey PNG")
    two = commands.add_parser("fixtures")
    two.add_argument("--samples", required=True)
    two.add_argument("--out", required=True)
    three = commands.add_parser("resize")
    three.add_argument("--images", required=True, nargs="+")
    three.add_argument("--out", required=True)
    four = commands.add_parser("metrics")
    four.add_argument("--out", required=True)
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    if getattr(arguments, "engine", None):
        torch.backends.quantized.engine = arguments.engine
    if arguments.command == "score":
        score(arguments.dataset, arguments.model, arguments.out, arguments.labels)
    elif arguments.command == "fixtures":
        fixtures(arguments.samples, arguments.out)
    elif arguments.command == "resize":
        resize(arguments.images, arguments.out)
    else:
        metrics(arguments.out)


if __name__ == "__main__":
    main()
