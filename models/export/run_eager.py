"""Runs a variant in Python over a dataset folder (images/, masks/) and writes a Run folder.

Without --model it is the eager network, with --calibration its int8 copy; with --model any exported file with its card.
"""

import argparse
import csv
import json
import os
import platform
import resource
import sys
import time
from datetime import datetime, timezone

import numpy as np
import PIL
import torch
from PIL import Image
from torch.nn import functional as F

import portrait
from portrait_net import OutDict
from quantize import quantize
from variants import sha256

COLUMNS = [
    "number", "image", "status", "width", "height",
    "decode_ms", "preprocess_ms", "forward_ms", "postprocess_ms", "repeat", "error",
]  # fmt: skip
PERSON = (30, 144, 255)


def main():
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    started = now()
    begin = time.perf_counter()
    model, variant = load(arguments)
    load_ms = (time.perf_counter() - begin) * 1000

    os.makedirs(os.path.join(arguments.out, "masks"), exist_ok=True)
    run = {
        "format": 1,
        "variant": variant,
        "dataset": os.path.basename(os.path.abspath(arguments.dataset)),
        "engine": "python-eager" if not arguments.model else "python-torchscript",
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "pillow": PIL.__version__},
        "device": "cpu",
        "threads": arguments.threads,
        "mode": "timed",
        "warmup": arguments.warmup,
        "load_ms": load_ms,
        "peak_rss_bytes": None,
        "started": started,
        "finished": None,
    }
    write_run(arguments.out, run)
    images = portrait.list_images(os.path.join(arguments.dataset, "images"))[: arguments.limit]
    warm_up(model, images, arguments.warmup)
    with open(os.path.join(arguments.out, "images.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for number, path in enumerate(images, start=1):
            row = segment(model, number, path, arguments.out)
            rows.writerow(row)
            file.flush()
            print(f"{number}/{len(images)} {row['image']} {row['status']} {row['error']}", file=sys.stderr)
    # kilobytes on Linux
    run["peak_rss_bytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    run["finished"] = now()
    write_run(arguments.out, run)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--out", required=True, help="the Run folder, new")
    parser.add_argument("--package", help="the .tgz of the npm package, for the eager network")
    parser.add_argument("--calibration", help="folder of pictures: run the eager network quantized on these")
    parser.add_argument("--engine", default="x86", choices=["fbgemm", "x86", "qnnpack"])
    parser.add_argument("--model", help="an exported file, its card beside it")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--warmup", type=int, default=3)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    if bool(arguments.package) == bool(arguments.model):
        parser.error("give either --package or --model")
    if os.path.exists(arguments.out) and os.listdir(arguments.out):
        parser.error(f"{arguments.out} is not empty")
    return arguments


def load(arguments):
    """Returns the model, and the variant as run.json describes it."""
    if arguments.model:
        with open(arguments.model + ".json", encoding="utf-8") as file:
            card = json.load(file)
        name = os.path.basename(arguments.model)
        model = torch.jit.load(arguments.model)
        return model, {"name": card["name"], "file": name, "sha256": sha256(arguments.model), "card": card}
    net = portrait.load_network(arguments.package)
    steps, engine, note = [], None, None
    if arguments.calibration:
        names = portrait.list_images(arguments.calibration)
        net = quantize(net, [portrait.read_input(name) for name in names], arguments.engine)
        steps, engine, note = ["static quantization (FX, int8)"], arguments.engine, f"{len(names)} pictures"
    card = portrait.card(engine, note)
    name = "Portrait quantized" if arguments.calibration else "Portrait eager"
    described = {
        "name": name,
        "file": None,
        "sha256": None,
        "architecture": card["architecture"],
        "lineage": {
            "base": card["base"],
            "steps": steps,
            "torch": torch.__version__.split("+")[0],
            "quantization_engine": engine,
            "calibration": note,
        },
        **card["rest"],
    }
    return OutDict(net).eval(), {"name": name, "file": None, "sha256": None, "card": described}


def warm_up(model, images, times):
    for path in images[:1]:
        picture = portrait.read_input(path)
        with torch.no_grad():
            for _ in range(times):
                model(picture)


def segment(model, number, path, out):
    """Segments one picture and saves its label map; one that fails costs its own row only."""
    row = dict.fromkeys(COLUMNS, "") | {"number": number, "image": os.path.basename(path), "repeat": 1}
    try:
        clock = [time.perf_counter()]
        image = portrait.read_image(path)
        clock.append(time.perf_counter())
        picture = portrait.to_input(image)
        clock.append(time.perf_counter())
        with torch.no_grad():
            probability = model(picture)["out"]
        clock.append(time.perf_counter())
        size = (image.height, image.width)
        probability = F.interpolate(probability, size=size, mode="bilinear", align_corners=False)[0, 0]
        labels = (probability > 0.5).numpy().astype(np.uint8)
        clock.append(time.perf_counter())
        save_labels(labels, os.path.join(out, "masks", os.path.splitext(row["image"])[0] + ".png"))
        times = [(after - before) * 1000 for before, after in zip(clock, clock[1:])]
        row |= dict(zip(["decode_ms", "preprocess_ms", "forward_ms", "postprocess_ms"], times))
        row |= {"status": "ok", "width": image.width, "height": image.height}
    except Exception as error:
        row |= {"status": "failed", "error": f"{type(error).__name__}: {error}"}
    return row


def save_labels(labels, path):
    image = Image.fromarray(labels)
    # makes it a palette image in which a pixel stays its class id; 256 colours keep it at 8 bits
    image.putpalette([0, 0, 0, *PERSON] + [0] * (254 * 3))
    image.save(path + ".part", format="PNG")
    os.replace(path + ".part", path)


def write_run(folder, run):
    path = os.path.join(folder, "run.json")
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as file:
        json.dump(run, file, indent=1)
        file.write("\n")
    os.replace(path + ".part", path)


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


if __name__ == "__main__":
    main()
