"""Runs a model in Python over a dataset folder and writes a Run, which DeltaMask compares like its own.

    python -m deltamask_export.run --model DIR/eager.pth --dataset DATASET --out RUN
    python -m deltamask_export.run --model DIR/quantized.pth --dataset DATASET --out RUN
    python -m deltamask_export.run --model DIR/scripted.ptl --dataset DATASET --out RUN

A .pth is the eager model, or the eager quantized one, made again as its card says. A .ptl is run by the lite interpreter,
a .pt by the full one.
"""

import argparse
import os
import platform
import sys
import time

# as DeltaMask's own workers: spinning threads slow down what runs beside them; read when PyTorch is loaded
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import PIL
import torch
import torchvision
from torch.jit.mobile import _load_for_lite_interpreter

from deltamask_export import card as cards
from deltamask_export import pictures, quantize, source
from deltamask_export.refusal import SOME_FAILED, Refusal, first_line, run_command
from deltamask_export.runs import RunWriter, in_words
from deltamask_export.variants import sha256

OWN_SOURCES = ("portrait_net:",)


def main(arguments=None):
    given = make_parser().parse_args(arguments)
    torch.set_num_threads(given.threads)
    if given.engine:
        if given.engine not in torch.backends.quantized.supported_engines:
            raise Refusal(f"The installed PyTorch {torch.__version__} has no quantization engine {given.engine}.")
        torch.backends.quantized.engine = given.engine
    samples = pictures.list_dataset(given.dataset)[: given.limit]
    if not os.path.isfile(given.model):
        raise Refusal(f"The model {given.model} does not exist: check the path.")
    card = cards.read(given.model)
    begin = time.perf_counter()
    model, engine = load(given, card)
    load_ms = (time.perf_counter() - begin) * 1000
    run = RunWriter(given.out, describe(given, card, engine, load_ms))
    warm = set()
    failed = 0
    for sample in samples:
        try:
            labels, times = segment(model, card, sample.path, given, warm)
            run.done(sample, labels, times)
            word = f"{times[0][2]:.1f} ms"
        except Exception as error:  # one bad image never stops a run
            failed += 1
            word = in_words(error, sample.path)
            run.failed(sample, word)
        if not given.quiet:
            print(f"{sample.number}/{len(samples)} {sample.name} {word}", file=sys.stderr)
    run.finish(peak_rss_bytes())
    if failed == len(samples):
        raise Refusal(f"All {failed} images failed; {os.path.join(given.out, 'images.csv')} says why.")
    print(f"{len(samples) - failed} of {len(samples)} images done by {engine}: {given.out}")
    return SOME_FAILED if failed else 0


def load(given, card):
    """The model, and the engine's name."""
    extension = os.path.splitext(given.model)[1]
    try:
        if extension == ".pth":
            return rebuild(given, card)
        if extension == ".ptl" and given.interpreter != "full":
            return _load_for_lite_interpreter(given.model), "python-lite"
        if given.interpreter == "lite":
            raise Refusal(f"The model {given.model} is no .ptl: the lite interpreter reads only those.")
        return torch.jit.load(given.model).eval(), "python-torchscript"
    except RuntimeError as error:
        kind = "lite interpreter's file" if extension == ".ptl" else "TorchScript"
        raise Refusal(f"The model {given.model} cannot be loaded as {kind}: {first_line(error)}.") from error


def rebuild(given, card):
    """Makes the eager model again as its card says, and loads its state dict."""
    recipe = (card.get("lineage") or {}).get("rebuild")
    if not isinstance(recipe, dict) or not isinstance(recipe.get("source"), str):
        raise Refusal(
            f"The card {given.model}.json does not say how to make the network again: export it with"
            " python -m deltamask_export."
        )
    name = recipe["source"]
    if ":" in name and not name.startswith(OWN_SOURCES) and given.module != name:
        # a card must not choose what code runs
        raise Refusal(f"The card {given.model}.json wants to run the code of {name}: allow it with --module {name}.")
    state = source.read_state(given.model)
    plain = source.build(name, recipe.get("num_classes")).eval()
    if ":" not in name:
        plain.aux_classifier = None
    example = pictures.to_input(PIL.Image.new("RGB", (96, 96)), card["input"])
    with torch.no_grad():
        returns_dict = isinstance(plain(example), dict)
    network = source.Network(plain, card["output"]["key"], name, "", None).describe(returns_dict)
    if "quantization" not in recipe:
        source.load_state(plain, state, given.model)
        return network.module, "python-eager"
    try:
        how = quantize.Recipe(**recipe["quantization"])
    except TypeError as error:
        raise Refusal(f"The card {given.model}.json has a wrong value for lineage.rebuild.quantization.") from error
    core = quantize.rebuild(network.core, how, example)
    if given.engine:
        torch.backends.quantized.engine = given.engine
    source.load_state(core, state, given.model)
    return network.wrapped(core), "python-eager-quantized"


def describe(given, card, engine, load_ms):
    file = os.path.basename(given.model)
    return {
        "variant": {
            "name": card.get("name", file),
            "file": file,
            "sha256": sha256(given.model),
            "bytes": os.path.getsize(given.model),
            "card": card,
        },
        "dataset": os.path.basename(os.path.abspath(given.dataset)),
        "engine": engine,
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "torchvision": torchvision.__version__,
            "pillow": PIL.__version__,
            "quantized_engine": torch.backends.quantized.engine,
        },
        "device": "cpu",
        "threads": given.threads,
        "mode": "timed",
        "warmup": given.warmup,
        "repeats": given.repeats,
        "wait_policy": os.environ["OMP_WAIT_POLICY"],
        "load_ms": load_ms,
        "peak_rss_bytes": None,
    }


def segment(model, card, path, given, warm):
    """Segments one picture; returns its label map and the stages' times in ms, a list a repeat."""
    times = []
    for _ in range(given.repeats):
        image, decode = timed(pictures.read_image, path)
        picture, preprocess = timed(pictures.to_input, image, card["input"])
        if picture.shape not in warm:
            warm.add(picture.shape)
            for _ in range(given.warmup):
                infer(model, picture)
        output, forward = timed(infer, model, picture)
        output = pictures.select(output, card["output"]["key"])
        pictures.check_output(output, card)
        labels, postprocess = timed(pictures.to_labels, output, card, image.size)
        times.append([decode, preprocess, forward, postprocess])
    return labels, times


def timed(step, *arguments):
    """What a step returns, and how many ms it took."""
    begin = time.perf_counter()
    value = step(*arguments)
    return value, (time.perf_counter() - begin) * 1000


def infer(model, picture):
    with torch.no_grad():
        return model(picture)


def peak_rss_bytes():
    """The largest resident memory that this process has had; None where the system does not tell it by a file."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None


def make_parser():
    parser = argparse.ArgumentParser(
        prog="python -m deltamask_export.run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", required=True, help="a .pth, .pt or .ptl with its card beside it")
    parser.add_argument("--dataset", required=True, help="folder of images, or with images and masks folders")
    parser.add_argument("--out", required=True, help="the Run folder, new")
    parser.add_argument("--module", help="package.module:callable that the card of a .pth may run")
    parser.add_argument("--interpreter", choices=["lite", "full"], help="lite for .ptl, full for .pt")
    parser.add_argument("--engine", choices=["x86", "fbgemm", "qnnpack"], help="for int8; else what PyTorch chooses")
    parser.add_argument("--threads", type=at_least(1), default=1)
    parser.add_argument("--warmup", type=at_least(0), default=3, help="forwards of each input shape that are not counted")
    parser.add_argument("--repeats", type=at_least(1), default=1)
    parser.add_argument("--limit", type=at_least(1), help="images at most")
    parser.add_argument("--quiet", action="store_true")
    return parser


def at_least(lowest):
    def parse(text):
        value = int(text)
        if value < lowest:
            raise argparse.ArgumentTypeError(f"it should be at least {lowest}, not {text}")
        return value

    parse.__name__ = "number"
    return parse


if __name__ == "__main__":
    run_command(main)
