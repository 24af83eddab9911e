"""Exports the bundled portrait model in four variants, each for the full and for the lite interpreter.

    npm pack @mediapipe/selfie_segmentation@0.1.1675465747
    python export_portrait.py mediapipe-selfie_segmentation-0.1.1675465747.tgz --calibration FOLDER
"""

import argparse
import os
import random
import sys

import numpy as np
import torch

import portrait
from portrait_net import OutDict
from quantize import quantize
from variants import Model, export_all

SEED = 20230927
ENGINE = "x86"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", help="the .tgz that npm pack wrote")
    parser.add_argument("--calibration", required=True, help="folder of pictures to observe the ranges on")
    parser.add_argument("--calibration-note", help="what the card says about them")
    parser.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    parser.add_argument("--engine", default=ENGINE, choices=["fbgemm", "x86", "qnnpack"])
    arguments = parser.parse_args()

    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)

    net = portrait.load_network(arguments.package)
    names = portrait.list_images(arguments.calibration)
    pictures = [portrait.read_input(name) for name in names]
    note = arguments.calibration_note or f"{len(names)} pictures"
    card = portrait.card(arguments.engine, note)

    eager = Model("eager", OutDict(net))
    int8 = OutDict(quantize(net, pictures, arguments.engine))
    quantized = Model("quantized", int8, steps=["static quantization (FX, int8)"], int8=True)
    for model in (eager, quantized):
        export_all(model, pictures[0], arguments.out, card)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # TorchScript writes some attributes in the order of a set: fix that order, so that files come out equal
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    main()
