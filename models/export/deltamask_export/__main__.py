"""Exports the six variants of the study: eager, scripted, quantized, scripted_optimized, quantized_scripted,
quantized_scripted_optimized; each with its model card, each proved before it is moved to its place.

    python -m deltamask_export deeplabv3_resnet50 --out DIR
    python -m deltamask_export deeplabv3_resnet50 --calibration PICTURES --out DIR
    python -m deltamask_export package.module:callable --weights random --out DIR
"""

import argparse
import os
import random

import numpy as np
import torch
import torchvision
from PIL import Image

from deltamask_export import capabilities, pictures, quantize, source
from deltamask_export import card as cards
from deltamask_export.refusal import SOME_FAILED, Refusal, first_line, run_command
from deltamask_export.variants import EAGER, SCRIPTED, Job, Model, export_all

# two sizes, so that a file which holds for one size only is found out
FREE_PROBES = ((160, 128), (97, 131))
CALIBRATION_PICTURES = 32


def main(arguments=None):
    parser = make_parser()
    given = parser.parse_args(arguments)
    check(parser, given)
    torch.set_num_threads(given.threads)
    random.seed(given.seed)
    np.random.seed(given.seed)
    torch.use_deterministic_algorithms(True)

    recipe = recipe_of(given) if any(name.startswith("quantized") for name in given.only) else None
    optimise = any(name.endswith("optimized") for name in given.only)
    lite = "ptl" in given.formats and any(name in SCRIPTED for name in given.only)
    cannot = capabilities.missing(optimise, lite, recipe and recipe.engine, given.backend)
    if cannot:
        raise Refusal(" ".join(cannot))

    rest = card_of(given)
    network = source.load_network(given.source, given.weights, given.seed, given.num_classes, given.key, class_names(given))
    probes = make_probes(rest["input"], given.seed)
    rebuild = {"source": given.source, "num_classes": given.num_classes}
    network = look(network, probes[0], rest)
    job = Job(
        given.out, given.only, given.formats, given.how == "trace", given.blocklist, given.preserve, given.backend
    )
    description = {
        "name": given.name or given.source.rpartition(":")[2],
        "architecture": f"{given.source}, {sum(p.numel() for p in network.plain.parameters()):,} parameters",
        "base": network.weights,
        "engine": recipe and recipe.engine,
        "calibration": None,
        "rest": {
            # what nearly every network is like needs no word
            "input": {k: v for k, v in rest["input"].items() if (k, v) not in (("layout", "NCHW"), ("dtype", "float32"))},
            "output": rest["output"],
            "classes": network.classes,
            "foreground": given.foreground,
            "license": given.license if given.license is not None else network.license,
            "source": network.weights if ":" in given.source else f"torchvision {torchvision.__version__.split('+')[0]}",
        },
    }
    models = [Model("eager", network.module, saved=network.plain, rebuild=rebuild)]
    failed = []
    if recipe:
        try:
            models.append(make_quantized(given, recipe, network, rest, probes, description, rebuild))
        except Refusal as refusal:
            failed.append(f"No quantized file was written: {refusal}")
            print(failed[-1])
    written = []
    for model in models:
        done, not_done = export_all(model, network.module, probes, job, description)
        written, failed = written + done, failed + not_done
    if not written:
        raise Refusal("Nothing was written.")
    if recipe and recipe.kind == "dynamic" and any(name.startswith("quantized") for name in given.only):
        print(
            "Dynamic quantization leaves convolutions as they are: for int8 convolutions give --calibration FOLDER, pictures"
            " to observe the ranges on."
        )
    return SOME_FAILED if failed else 0


def make_quantized(given, recipe, network, rest, probes, description, rebuild):
    prepared = quantize.prepare(network.core, recipe, probes[0])
    if recipe.kind == "static":
        samples = pictures.list_dataset(given.calibration)[: given.calibration_limit]
        inputs = (pictures.to_input(pictures.read_image(sample.path), rest["input"]) for sample in samples)
        quantize.observe(prepared, inputs)
        description["calibration"] = f"{len(samples)} pictures"
    elif recipe.kind == "qat":
        pairs = read_pairs(given, rest, network.num_classes)
        losses = quantize.train(prepared, pairs, given.steps, given.learning_rate, rest["output"])
        description["calibration"] = f"{given.steps} training steps on {len(pairs)} pictures"
        print(f"training: loss {losses[0]:.4f} at the first of {len(losses)} steps, {losses[-1]:.4f} at the last")
    core = quantize.convert(prepared, recipe)
    with torch.no_grad():
        core(probes[0])
    return Model(
        "quantized",
        network.wrapped(core),
        [recipe.in_words()],
        int8=True,
        must_be_int8=recipe.kind != "dynamic",
        saved=core,
        rebuild={**rebuild, "quantization": recipe.to_json()},
    )


def read_pairs(given, rest, num_classes):
    pairs = []
    for sample, mask in pictures.list_pairs(given.train)[: given.steps]:
        labels = read_mask(mask, given.mask_class, num_classes, rest["output"]["kind"] == "probability")
        picture = pictures.to_input(pictures.read_image(sample.path), rest["input"])
        pairs.append((picture, pictures.mask_to_input(labels, rest["input"])))
    return pairs


def read_mask(path, mask_class, num_classes, probability):
    """A mask as class ids; with a class given, whatever is not zero is that class."""
    with Image.open(path) as image:
        values = np.array(image if image.mode in ("P", "L") else image.convert("L"))
    if probability or mask_class is not None:
        return Image.fromarray(((values > 0) * (mask_class or 1)).astype(np.uint8))
    labels = values[values != 255]
    too_high = num_classes is not None and labels.size and int(labels.max()) >= num_classes
    if too_high or (labels.max(initial=0) == 0 and (values == 255).any()):
        raise Refusal(
            f"The mask {path} holds {int(values.max())}, which is no class id"
            f"{f' below {num_classes}' if num_classes else ''}: give --mask-class N, the class that non-zero means."
        )
    return Image.fromarray(values)


def look(network, probe, rest):
    """Runs the float network once and finds out what it returns."""
    try:
        with torch.no_grad():
            output = network.plain(probe)
    except Exception as error:  # whatever the network raises
        raise Refusal(
            f"The network fails on an input of {' x '.join(map(str, probe.shape))}: {first_line(error)}; give --size WxH that"
            " it takes."
        ) from error
    numbers = pictures.select(output, network.key)
    pictures.check_output(numbers, rest)
    network.describe(isinstance(output, dict))
    network.num_classes = numbers.shape[3 if rest["input"]["layout"] == "NHWC" else 1]
    if network.classes is None:
        names = ["foreground"] if network.num_classes == 1 else [f"class {i}" for i in range(1, network.num_classes)]
        network.classes = ["background", *names]
    return network


def make_probes(given, seed):
    """Smooth pictures of a fixed seed, of the network's size or, where it is free, of two sizes."""
    random_numbers = np.random.default_rng(seed)
    fixed = given["resize"] == "stretch"
    probes = []
    for size in [(given["width"], given["height"])] if fixed else FREE_PROBES:
        coarse = random_numbers.integers(0, 256, (8, 8, 3), dtype=np.uint8)
        picture = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
        # a free network is probed at the probe's own size, whatever resize the card asks for
        way = given if fixed else {**given, "resize": "none", "center_crop": None}
        probes.append(pictures.to_input(picture, way))
    return probes


def recipe_of(given):
    kind = given.quantization or ("qat" if given.train else "static" if given.calibration else "dynamic")
    return quantize.Recipe(kind, given.mode, given.engine)


def card_of(given):
    """The card's input and output."""
    asked = dict(cards.INPUT, mean=list(given.mean), std=list(given.std))
    asked |= {"scale": given.scale, "channel_order": given.channel_order, "center_crop": given.center_crop}
    asked |= {"multiple_of": given.multiple_of, "layout": given.layout}
    if given.size:
        asked |= {"width": given.size[0], "height": given.size[1], "resize": "stretch"}
    elif given.resize:
        asked |= {"width": given.resize, "height": given.resize, "resize": "shorter-side"}
    output = {"key": given.key, "kind": given.kind, "threshold": given.threshold}
    full = cards.complete({"input": asked, "output": output}, "The command line")
    return {"input": full["input"], "output": full["output"]}


def class_names(given):
    if not given.classes:
        return None
    try:
        with open(given.classes, encoding="utf-8") as file:
            return [line.strip() for line in file if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"The class names {given.classes} cannot be read: {first_line(error)}.") from error


def check(parser, given):
    """Complains of options that do not go together, before anything is made."""
    kind = recipe_of(given).kind
    if kind == "static" and not given.calibration:
        parser.error("--quantization static needs --calibration FOLDER, pictures to observe the ranges on")
    if kind == "qat" and not given.train:
        parser.error("--quantization qat needs --train FOLDER, with images and masks")
    if given.size and (given.resize or given.center_crop):
        parser.error("--size is a fixed input size: give it, or --resize and --center-crop")
    for folder in (given.calibration, given.train):
        if folder and not os.path.isdir(folder):
            parser.error(f"the folder {folder} does not exist")
    if os.path.exists(given.out) and not os.path.isdir(given.out):
        parser.error(f"--out {given.out} is a file: give a folder")


# --- options


def make_parser():
    parser = argparse.ArgumentParser(
        prog="python -m deltamask_export", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", help="a torchvision segmentation model, or package.module:callable")
    parser.add_argument("--out", required=True, help="folder for the files; those of the same names are replaced")
    parser.add_argument("--name", help="what the cards call the model")
    parser.add_argument("--weights", default="default", help="default, random, or a state dict's file")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--num-classes", type=positive, help="of a torchvision model, where not 21")
    parser.add_argument("--only", type=names(EAGER + SCRIPTED), default=EAGER + SCRIPTED, help="variants, by commas")
    parser.add_argument("--formats", type=names(("pt", "ptl")), default=("pt", "ptl"), help="pt, ptl or both, by commas")
    parser.add_argument("--how", choices=["script", "trace"], default="script")
    parser.add_argument("--threads", type=positive, default=1)
    add_card_options(parser.add_argument_group("how the model is fed and read (written into the cards)"))
    add_quantization_options(parser.add_argument_group("quantization"))
    group = parser.add_argument_group("optimize_for_mobile")
    group.add_argument("--blocklist", type=names(capabilities.BLOCKLIST), default=(), help="passes to leave out, by commas")
    group.add_argument("--preserve", type=lambda text: tuple(text.split(",")), default=(), help="methods, by commas")
    group.add_argument("--backend", choices=["CPU", "Vulkan", "Metal"], default="CPU")
    return parser


def add_card_options(group):
    group.add_argument("--size", type=size, help="fixed input size, N or WxH; without it the source's")
    group.add_argument("--resize", type=positive, help="the shorter side, as torchvision's Resize (the study: 640)")
    group.add_argument("--center-crop", type=positive, help="as torchvision's CenterCrop (the study: 224)")
    group.add_argument("--multiple-of", type=positive, help="each side is stretched up to a multiple of this")
    group.add_argument("--mean", type=three, default=cards.IMAGENET_MEAN, help="three numbers by commas")
    group.add_argument("--std", type=three, default=cards.IMAGENET_STD, help="three numbers by commas")
    group.add_argument("--scale", choices=cards.CHOICES["scale"], default="0..1")
    group.add_argument("--channel-order", choices=cards.CHOICES["channel_order"], default="RGB")
    group.add_argument("--layout", choices=cards.CHOICES["layout"], default="NCHW", help="of input and output")
    group.add_argument("--key", default="out", help="of the output, where the model returns a dict")
    group.add_argument("--kind", choices=("logits", "probability"), default="logits")
    group.add_argument("--threshold", type=float, default=0.5)
    group.add_argument("--classes", help="file of class names, one a line, background first")
    group.add_argument("--foreground", type=foreground, default="any", help="any, or class ids by commas")
    group.add_argument("--license", help="of the weights")


def add_quantization_options(group):
    group.add_argument(
        "--quantization", choices=["dynamic", "static", "qat"], help="static with --calibration, qat with --train, else dynamic"
    )
    group.add_argument("--mode", choices=["fx", "eager"], default="fx", help="PyTorch's graph mode or eager mode")
    group.add_argument("--engine", choices=["x86", "fbgemm", "qnnpack"], default="x86")
    group.add_argument("--calibration", help="folder of pictures to observe the ranges on")
    group.add_argument("--calibration-limit", type=positive, default=CALIBRATION_PICTURES, help="pictures at most")
    group.add_argument("--train", help="dataset with masks for quantization-aware training")
    group.add_argument("--mask-class", type=int, choices=range(1, 255), metavar="N", help="what non-zero means in its masks")
    group.add_argument("--steps", type=positive, default=8, help="of training")
    group.add_argument("--learning-rate", type=float, default=1e-4)


def positive(text):
    value = int(text)
    if not 1 <= value <= cards.LARGEST_SIDE:
        raise argparse.ArgumentTypeError(f"it should be from 1 to {cards.LARGEST_SIDE}, not {text}")
    return value


def size(text):
    sides = [positive(side) for side in text.lower().split("x")]
    if len(sides) > 2:
        raise argparse.ArgumentTypeError(f"it should be N or WxH, not {text}")
    return sides[0], sides[-1]


def three(text):
    numbers = tuple(float(part) for part in text.split(","))
    if len(numbers) != 3:
        raise argparse.ArgumentTypeError(f"it should be three numbers by commas, not {text}")
    return numbers


def names(allowed):
    def parse(text):
        chosen = tuple(text.split(","))
        for name in chosen:
            if name not in allowed:
                raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(allowed)}")
        return chosen

    return parse


def foreground(text):
    return "any" if text == "any" else [int(part) for part in text.split(",")]


if __name__ == "__main__":
    run_command(main)
