"""Exports the bundled portrait model in four variants, each for the full and for the lite interpreter.

    npm pack @mediapipe/selfie_segmentation@0.1.1675465747
    python export_portrait.py mediapipe-selfie_segmentation-0.1.1675465747.tgz --calibration FOLDER

With --only eager,quantized it writes the state dicts of what python -m deltamask_export.run runs.
"""

import argparse
import os
import random

import numpy as np
import torch

import portrait
from deltamask_export import card as cards
from deltamask_export import pictures
from deltamask_export.__main__ import names
from deltamask_export.archive import find_paths
from deltamask_export.quantize import Recipe, quantize
from deltamask_export.refusal import Refusal, run_command
from deltamask_export.variants import EAGER, SCRIPTED, Job, Model, export_all
from portrait_net import OutDict

SEED = 20230927
ENGINE = "x86"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", help="the .tgz that npm pack wrote")
    parser.add_argument("--calibration", required=True, help="folder of pictures to observe the ranges on")
    parser.add_argument("--calibration-note", help="what the card says about them")
    parser.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    parser.add_argument("--engine", default=ENGINE, choices=["fbgemm", "x86", "qnnpack"])
    parser.add_argument("--only", type=names(EAGER + SCRIPTED), default=SCRIPTED, help="variants, by commas")
    arguments = parser.parse_args()

    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)

    net = portrait.load_network(arguments.package)
    samples = pictures.list_dataset(arguments.calibration)
    note = arguments.calibration_note or f"{len(samples)} pictures"
    card = portrait.card(arguments.engine, note)
    inputs = [pictures.to_input(pictures.read_image(sample.path), cards.INPUT | card["rest"]["input"]) for sample in samples]

    recipe = Recipe("static", "fx", arguments.engine)
    rebuild = {"source": "portrait_net:PortraitNet", "num_classes": None}
    eager = Model("eager", OutDict(net), saved=net, rebuild=rebuild)
    core = quantize(net, inputs, arguments.engine)
    quantized = Model(
        "quantized",
        OutDict(core),
        [recipe.in_words()],
        int8=True,
        must_be_int8=True,
        saved=core,
        rebuild={**rebuild, "quantization": recipe.to_json()},
    )
    job = Job(arguments.out, arguments.only)
    for model in (eager, quantized):
        written, failed = export_all(model, eager.module, inputs[:1], job, card)
        if failed:
            raise Refusal(" ".join(failed))
        for described in written:
            if find_paths(os.path.join(job.folder, described["file"])):
                raise Refusal(f"{described['file']} holds paths of this machine: remove them.")


if __name__ == "__main__":
    run_command(main)
