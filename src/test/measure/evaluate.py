"""The study's evaluation as a plain script, to be timed beside DeltaMask: each image read, segmented and scored in turn.

Usage: evaluate.py DATASET MODEL THREADS LIMIT      (torch 2.7.1, torchvision, numpy, Pillow; DATASET has images and masks)
Prints one JSON object: images, mean IoU and Dice of those with any foreground, seconds of all forwards, and the most
resident memory that the process ever had.
"""

import json
import os
import resource
import sys
import time

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F
from torchvision.transforms import functional as TF

WARM_UPS = 3


def main(dataset, model_file, threads, limit):
    torch.set_num_threads(int(threads))
    with open(model_file + ".json") as file:
        card = json.load(file)
    model = torch.jit.load(model_file).eval()
    masks = {os.path.splitext(name)[0]: name for name in os.listdir(os.path.join(dataset, "masks"))}
    ious, dices, forward_seconds = [], [], 0.0
    names = sorted(os.listdir(os.path.join(dataset, "images")))[: int(limit)]
    with torch.inference_mode():
        for at, name in enumerate(names):
            with Image.open(os.path.join(dataset, "images", name)) as opened:
                image = opened.convert("RGB")
            inputs = to_input(image, card["input"])
            for _ in range(WARM_UPS if at == 0 else 0):
                model(inputs)
            start = time.perf_counter()
            output = model(inputs)
            forward_seconds += time.perf_counter() - start
            predicted = to_foreground(output, card, image.size)
            with Image.open(os.path.join(dataset, "masks", masks[os.path.splitext(name)[0]])) as opened:
                actual = np.array(opened.convert("L")) > 0
            both, either = (predicted & actual).sum(), (predicted | actual).sum()
            if either:
                ious.append(both / either)
                dices.append(2 * both / (predicted.sum() + actual.sum()))
    print(
        json.dumps(
            {
                "images": len(names),
                "mean_iou": float(np.mean(ious)),
                "mean_dice": float(np.mean(dices)),
                "forward_s": forward_seconds,
                "peak_rss_bytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            }
        )
    )


def to_input(image, given):
    small = TF.resize(image, [given["height"], given["width"]]) if given["resize"] == "stretch" else image
    tensor = TF.to_tensor(small)
    if given["scale"] == "-1..1":
        tensor = tensor * 2 - 1
    return TF.normalize(tensor, given["mean"], given["std"])[None]


def to_foreground(output, card, size):
    maps = output[card["output"]["key"]] if isinstance(output, dict) else output
    large = F.interpolate(maps, size=(size[1], size[0]), mode="bilinear", align_corners=False)[0]
    if card["output"]["kind"] == "probability":
        return (large[0] > card["output"]["threshold"]).numpy()
    labels = large.argmax(0)
    return np.isin(labels.numpy(), card["foreground"]) if card["foreground"] != "any" else (labels > 0).numpy()


if __name__ == "__main__":
    main(*sys.argv[1:])
