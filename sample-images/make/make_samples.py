"""Makes the sample images and their exact truths, or pictures of the same kind for calibration.

    python make_samples.py PACKAGES --out ..
    python make_samples.py PACKAGES --out FOLDER --calibration 32 --seed 7
"""

import argparse
import io
import os

import numpy as np
from PIL import Image

from layouts import ORIGINALS, random_scene, scenes
from scene import render
from sources import Sources

SEED = 41


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", help="folder with the packages named in the README")
    parser.add_argument("--out", required=True, help="images/ and masks/ are made in it")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", type=int, nargs="*", help="numbers to make, all if left out")
    parser.add_argument("--calibration", type=int, metavar="N", help="make N random scenes instead")
    arguments = parser.parse_args()

    for folder in ("images", "masks"):
        os.makedirs(os.path.join(arguments.out, folder), exist_ok=True)
    sources = Sources(arguments.packages)
    if arguments.calibration:
        rng = np.random.default_rng(arguments.seed)
        for number in range(1, arguments.calibration + 1):
            save(arguments.out, number, *render(random_scene(rng), sources, rng))
        return
    todo = {**scenes(), **dict.fromkeys(ORIGINALS)}
    for number in sorted(arguments.only or todo):
        if number in ORIGINALS:
            save_original(arguments.out, number, sources)
        else:
            # a generator of its own for each, so that one scene can change without the others
            rng = np.random.default_rng([arguments.seed, number])
            save(arguments.out, number, *render(todo[number], sources, rng), grey=todo[number].tone == "grey")


def save(folder, number, picture, alpha, grey=False):
    image = Image.fromarray(np.round(picture * 255).astype(np.uint8))
    image = image.convert("L") if grey else image
    image.save(os.path.join(folder, "images", f"{number}.jpg"), quality=90, subsampling="4:2:0" if not grey else -1)
    save_mask(folder, number, alpha)


def save_original(folder, number, sources):
    """The picture as it is; only a large PNG becomes a JPEG. Its truth is the cut-out's own alpha."""
    name, extension = ORIGINALS[number]
    data = sources.original(name)
    path = os.path.join(folder, "images", f"{number}.{extension}")
    image = Image.open(io.BytesIO(data))
    if image.format == {"jpg": "JPEG", "png": "PNG"}[extension]:
        with open(path, "wb") as out:
            out.write(data)
    else:
        image.convert("RGB").save(path, quality=92, subsampling="4:4:4")
    save_mask(folder, number, sources.cutout(name).alpha[: image.height, : image.width])


def save_mask(folder, number, alpha):
    mask = np.where(alpha > 0.5, 255, 0).astype(np.uint8)
    Image.fromarray(mask).save(os.path.join(folder, "masks", f"{number}.png"), optimize=True)


if __name__ == "__main__":
    main()
