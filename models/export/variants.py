"""Exports the variants of one network and proves what is in each file."""

import hashlib
import json
import os
from dataclasses import dataclass, field

import torch
from torch.jit.mobile import _load_for_lite_interpreter
from torch.utils.mobile_optimizer import optimize_for_mobile

from archive import count_convolutions, find_paths, strip_debug_records


@dataclass
class Model:
    """A network with its output dict, in memory, and what was done to it so far."""

    name: str
    module: torch.nn.Module
    steps: list = field(default_factory=list)
    int8: bool = False


def export_all(model, probe, folder, card):
    """Exports `model` scripted and scripted plus optimised, each as .pt and .ptl; returns the cards."""
    os.makedirs(folder, exist_ok=True)
    scripted = _script(model.module)
    optimized = optimize_for_mobile(scripted)
    cards = []
    for suffix, script, steps in (
        ("scripted", scripted, ["torch.jit.script"]),
        ("scripted_optimized", optimized, ["torch.jit.script", "optimize_for_mobile"]),
    ):
        stem = f"quantized_{suffix}" if model.int8 else suffix
        for extension, lite in ((".pt", []), (".ptl", ["lite interpreter"])):
            path = os.path.join(folder, stem + extension)
            if lite:
                script._save_for_lite_interpreter(path)
            else:
                script.save(path)
            strip_debug_records(path)
            cards.append(_prove_and_describe(path, model, model.steps + steps + lite, probe, card))
    return cards


def _script(module):
    """torch.jit.script, kept from taking a list for a builtin operator.

    It knows builtins by their address. An operator that was freed leaves its address behind, an attribute of the model
    can come to lie there, and scripting then fails: "builtin cannot be used as a value". What cannot be called is none.
    """
    table = torch.jit._builtins._get_builtin_table()
    for part in module.modules():
        for value in vars(part).values():
            if not callable(value):
                table.pop(id(value), None)
    return torch.jit.script(module)


def _prove_and_describe(path, model, steps, probe, card):
    file = os.path.basename(path)
    int8, floating = count_convolutions(path)
    if model.int8 and int8 == 0:
        raise RuntimeError(f"{file}: no int8 convolution in it, the quantization did nothing")
    if not model.int8 and int8 > 0:
        raise RuntimeError(f"{file}: {int8} int8 convolutions where none should be")
    if find_paths(path):
        raise RuntimeError(f"{file}: holds paths of this machine: {find_paths(path)}")
    differing = _differing_pixels(path, model, probe)
    if differing > probe.shape[2] * probe.shape[3] // 10_000:
        raise RuntimeError(f"{file}: {differing} pixels of the probe's mask differ from the model in memory")
    described = {
        "name": card["name"] + " " + file.rsplit(".", 1)[0].replace("_", " ") + (" (lite)" if file.endswith("l") else ""),
        "file": file,
        "sha256": sha256(path),
        "architecture": card["architecture"],
        "lineage": {
            "base": card["base"],
            "steps": steps,
            "torch": torch.__version__.split("+")[0],
            "quantization_engine": card["engine"] if model.int8 else None,
            "calibration": card["calibration"] if model.int8 else None,
            "int8_convolutions": int8,
            "float_convolutions": floating,
        },
        **card["rest"],
    }
    with open(path + ".json", "w", encoding="utf-8", newline="\n") as out:
        json.dump(described, out, indent=1)
        out.write("\n")
    print(
        f"{file:36} {os.path.getsize(path):>9,} bytes, {int8} int8 and {floating} float convolutions,"
        f" {differing} pixels differ from the model in memory"
    )
    return described


def _differing_pixels(path, model, probe):
    """Loads the file as a user would and compares its mask with that of the model in memory."""
    with torch.no_grad():
        expected = model.module(probe)["out"] > 0.5
        worst = int(((torch.jit.load(path)(probe)["out"] > 0.5) != expected).sum())
        if path.endswith(".ptl"):
            worst = max(worst, int(((_load_for_lite_interpreter(path)(probe)["out"] > 0.5) != expected).sum()))
    return worst


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
