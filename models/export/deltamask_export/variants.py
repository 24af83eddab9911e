"""Exports the variants of one network and proves what is in each file."""

import hashlib
import os
import tempfile
from dataclasses import dataclass, field

import torch
from torch.jit.mobile import _load_for_lite_interpreter
from torch.utils.mobile_optimizer import MobileOptimizerType, optimize_for_mobile

from deltamask_export import card as cards
from deltamask_export import pictures
from deltamask_export.archive import count_eager_layers, count_layers, strip_debug_records
from deltamask_export.refusal import Refusal, first_line
from deltamask_export.scripting import script, trace

EAGER = ("eager", "quantized")
SCRIPTED = ("scripted", "scripted_optimized", "quantized_scripted", "quantized_scripted_optimized")
# of the pixels of a file's label map, at most so many may differ from the model in memory
TOLERANCE = 1e-4


@dataclass
class Model:
    """A network in memory, and what was done to it so far.

    module: what is exported, with its dict
    saved: the module whose state dict is saved
    rebuild: what it takes to make it again and load that state dict
    """

    name: str
    module: torch.nn.Module
    steps: list = field(default_factory=list)
    int8: bool = False
    must_be_int8: bool = False
    saved: torch.nn.Module | None = None
    rebuild: dict | None = None


@dataclass(frozen=True)
class Job:
    """What to write, and how.

    only: names of variants; formats: pt, ptl; trace: trace instead of script
    """

    folder: str
    only: tuple = EAGER + SCRIPTED
    formats: tuple = ("pt", "ptl")
    trace: bool = False
    blocklist: tuple = ()
    preserve: tuple = ()
    backend: str = "CPU"


def export_all(model, reference, probes, job, card):
    """Writes a model's state dict and its scripted files; each is proved, then moved to its place.

    reference: the eager float module that all are compared with
    probes: inputs to compare on
    card: name, architecture, base, engine, calibration, and under `rest` the keys that are the same for all
    Returns (cards of what was written, sentences on what was not).
    """
    os.makedirs(job.folder, exist_ok=True)
    written, failed = [], []
    with tempfile.TemporaryDirectory(prefix=".part-", dir=job.folder) as beside:
        for name, extension, steps, save in _files(model, job, probes[0]):
            if name not in job.only:
                continue
            path = os.path.join(beside, name + extension)
            try:
                save(path)
                described = _prove_and_describe(path, model, reference, probes, model.steps + steps, job, card)
                cards.write(described, path + ".json")
                for part in (path, path + ".json"):
                    os.replace(part, os.path.join(job.folder, os.path.basename(part)))
                written.append(described)
            except (Refusal, RuntimeError, ValueError, TypeError, NotImplementedError, OSError) as error:
                failed.append(f"{name + extension} was not written: {_sentence(error)}")
                print(failed[-1])
    return written, failed


def _sentence(error):
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}."
    return str(error) if isinstance(error, Refusal) else first_line(error) + "."


def _files(model, job, example):
    """Name, extension, steps and saving of each file, in the order in which they are written."""
    if model.saved is not None:
        yield model.name, ".pth", [], lambda path: torch.save(model.saved.state_dict(), path)
    prefix = "quantized_" if model.int8 else ""
    step = "torch.jit.trace" if job.trace else "torch.jit.script"
    scripts = _Scripts(model, job, example)
    for suffix, steps, script in (
        ("scripted", [step], scripts.plain),
        ("scripted_optimized", [step, _optimise_step(job)], scripts.optimized),
    ):
        for name in job.formats:
            lite = name == "ptl"

            def save(path, script=script, lite=lite):
                script()._save_for_lite_interpreter(path) if lite else script().save(path)
                strip_debug_records(path)

            yield prefix + suffix, "." + name, steps + (["lite interpreter"] if lite else []), save


class _Scripts:
    """Scripts once, optimises once, and only if somebody asks."""

    def __init__(self, model, job, example):
        self.model, self.job, self.example = model, job, example
        self.scripted = self.optimised = None

    def plain(self):
        if self.scripted is None:
            self.scripted = trace(self.model.module, self.example) if self.job.trace else script(self.model.module)
        return self.scripted

    def optimized(self):
        if self.optimised is None:
            for method in self.job.preserve:
                if not hasattr(self.plain(), method):
                    raise Refusal(f"the model has no method {method} to preserve.")
            self.optimised = optimize_for_mobile(
                self.plain(),
                optimization_blocklist={MobileOptimizerType.__members__[name] for name in self.job.blocklist} or None,
                preserved_methods=list(self.job.preserve) or None,
                backend=self.job.backend,
            )
        return self.optimised


def _optimise_step(job):
    words = ["optimize_for_mobile"]
    words += [f"for {job.backend}"] if job.backend != "CPU" else []
    words += [f"without {', '.join(job.blocklist)}"] if job.blocklist else []
    words += [f"with {', '.join(job.preserve)} preserved"] if job.preserve else []
    return " ".join(words)


def _prove_and_describe(path, model, reference, probes, steps, job, card):
    file = os.path.basename(path)
    described = {
        "name": f"{card['name']} {file.rsplit('.', 1)[0].replace('_', ' ')}" + (" (lite)" if file.endswith(".ptl") else ""),
        "file": file,
        "sha256": sha256(path),
        "architecture": card["architecture"],
        "lineage": {
            "base": card["base"],
            "steps": steps,
            "torch": torch.__version__.split("+")[0],
            "quantization_engine": card["engine"] if model.int8 else None,
            "calibration": card["calibration"] if model.int8 else None,
        },
        **card["rest"],
    }
    lineage = described["lineage"]
    if file.endswith(".pth"):
        lineage["rebuild"] = model.rebuild
        layers, runs = count_eager_layers(model.saved), [model.module]
        torch.load(path, weights_only=True)
    else:
        loaded = torch.jit.load(path)
        layers, runs = count_layers(loaded), [loaded]
        if file.endswith(".ptl"):
            runs.append(_load_for_lite_interpreter(path))
    if model.must_be_int8 and layers.int8_convolutions == 0:
        raise Refusal("no convolution in it is int8, the quantization did nothing.")
    if not model.int8 and layers.int8_convolutions:
        raise Refusal(f"{layers.int8_convolutions} int8 convolutions where none should be.")
    lineage["int8_convolutions"] = layers.int8_convolutions
    lineage["float_convolutions"] = layers.float_convolutions
    if layers.int8_linear + layers.float_linear:
        lineage["int8_linear"], lineage["float_linear"] = layers.int8_linear, layers.float_linear
    checked = cards.complete(described, "The model card")
    if job.backend == "CPU" or "optimized" not in file:
        agreeing, pixels, classes = _compare(runs, model.module, reference, probes, checked)
        lineage["agreement_with_eager"] = agreeing / pixels
        words = f"agrees with eager on {agreeing:,} of {pixels:,} pixels ({agreeing / pixels:.4%}) in {classes}"
    else:
        words = f"loads; it was not run, which takes {job.backend}"
    print(f"{file:36} {os.path.getsize(path):>11,} bytes, {layers.in_words()}; {words}", flush=True)
    return described


def _compare(runs, memory, reference, probes, card):
    """Runs a file as a user would.

    Returns on how many pixels its label maps and the eager model's agree, of how many, and of how many classes those are:
    maps of one class agree without saying much.
    """
    agreeing = total = 0
    classes = set()
    for probe in probes:
        with torch.no_grad():
            labels = [_labels(run, probe, card) for run in runs]
            in_memory, eager = _labels(memory, probe, card), _labels(reference, probe, card)
        for found in labels:
            different = int((found != in_memory).sum())
            if different > max(1, found.numel() * TOLERANCE):
                shape = " x ".join(map(str, probe.shape))
                raise Refusal(
                    f"on an input of {shape} its label map differs from the model's in memory in {different} of"
                    f" {found.numel()} pixels."
                )
        agreeing += int((labels[-1] == eager).sum())
        total += eager.numel()
        classes.update(eager.unique().tolist())
    return agreeing, total, f"{len(classes)} class" + ("" if len(classes) == 1 else "es")


def _labels(module, probe, card):
    output = pictures.select(module(probe), card["output"]["key"])
    pictures.check_output(output, card)
    if card["input"]["layout"] == "NHWC":
        output = output.permute(0, 3, 1, 2)
    return pictures.decide(output[0], card["output"])


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
