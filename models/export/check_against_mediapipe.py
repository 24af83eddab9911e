"""Compares the rebuilt network with the original file, run by MediaPipe itself.

MediaPipe wants other versions than this folder's requirements, so it lives in an environment of its own:

    python -m venv MP && MP/bin/pip install mediapipe==0.10.21
    MP/bin/python check_against_mediapipe.py reference PACKAGE.tgz reference.npz IMAGE ...
    python check_against_mediapipe.py compare PACKAGE.tgz reference.npz
"""

import os
import sys
import tarfile

import numpy as np
from PIL import Image

MEMBER = "package/selfie_segmentation.tflite"


def reference(package, out, images):
    import mediapipe

    # the wheel has a model of its own, another file: put the package's in its place
    theirs = os.path.join(os.path.dirname(mediapipe.__file__), "modules/selfie_segmentation/selfie_segmentation.tflite")
    with tarfile.open(package) as archive, open(theirs, "wb") as target:
        target.write(archive.extractfile(MEMBER).read())
    values = {}
    for path in images:
        pixels = np.array(Image.open(path).convert("RGB").resize((256, 256), Image.Resampling.BILINEAR))
        with mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0) as segmentation:
            probability = segmentation.process(pixels).segmentation_mask
        name = os.path.basename(path)
        values["pixels " + name], values["probability " + name] = pixels, probability
    np.savez(out, **values)


def compare(package, file):
    import torch

    import portrait

    net = portrait.load_network(package)
    values = np.load(file)
    worst = 0.0
    for name in [key.split(" ", 1)[1] for key in values.files if key.startswith("pixels ")]:
        pixels = torch.from_numpy(values["pixels " + name]).permute(2, 0, 1)[None].float() / 255
        expected = values["probability " + name]
        with torch.no_grad():
            ours = net(pixels)[0, 0].numpy()
        difference = float(np.abs(ours - expected).max())
        print(f"{name}: largest difference {difference:.2e}, {int(((ours > 0.5) != (expected > 0.5)).sum())} pixels differ")
        worst = max(worst, difference)
    sys.exit(0 if worst < 1e-3 else 1)


if __name__ == "__main__":
    if len(sys.argv) >= 5 and sys.argv[1] == "reference":
        reference(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif len(sys.argv) == 4 and sys.argv[1] == "compare":
        compare(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
