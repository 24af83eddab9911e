"""Prints what PyTorch itself says of TorchScript files, as JSON: the truth that `deltamask inspect` is tested against.

    pip install torch==2.7.1 numpy
    python src/test/python/inspect_expected.py models/*.pt models/*.ptl > src/test/resources/fixtures/inspect.json

Operators are the calls in the frozen graph of `forward` (torch._C._freeze_module: everything inlined, and an `if` that the
file decides reduced to the arm that runs) that give a tensor. What the int8 convolutions' weights are is asked of the packed
weights; parameters of files whose weights are packed are counted there too. `run` are the convolutions that one forward
executes, as the profiler sees them.
"""

import collections
import io
import json
import os
import pickle
import re
import sys
import warnings
import zipfile

import torch
from torch.jit.mobile import _export_operator_list, _get_model_bytecode_version, _load_for_lite_interpreter
from torch.profiler import ProfilerActivity, profile

assert torch.__version__.startswith("2.7.1"), torch.__version__
warnings.simplefilter("ignore")

CONVOLUTION = re.compile(r"(aten|quantized|prepacked)::conv\w+$")


def nodes(block):
    for node in block.nodes():
        yield node
        for inner in node.blocks():
            yield from nodes(inner)


def frozen_graph(path):
    module = torch.jit.load(path).eval()
    return torch._C._freeze_module(module._c, [], True, False)._get_method("forward").graph


def operators(graph):
    counts = collections.Counter()
    for node in nodes(graph):
        gives_tensor = any(str(output.type()).startswith("Tensor") for output in node.outputs())
        if not node.kind().startswith("prim::") and gives_tensor:
            counts[node.kind()] += 1
    return dict(sorted(counts.items()))


def packed_convolutions(graph):
    """(weight, bias, scheme) of each quantized convolution: its packed weights are a constant of the frozen graph."""
    for node in nodes(graph):
        if node.kind().startswith("quantized::conv"):
            packed = [value for value in node.inputs() if "PackedParams" in str(value.type())][0]
            weight, bias = packed.toIValue().unpack()
            yield weight, bias, weight.qscheme()


def parameters(path, graph):
    found = sum(p.numel() for p in torch.jit.load(path).parameters())
    for weight, bias, _ in packed_convolutions(graph):
        found += weight.numel() + (0 if bias is None else bias.numel())
    for node in nodes(graph):
        if node.kind().startswith("prepacked::"):
            context = [value for value in node.inputs() if "Context" in str(value.type())][0].toIValue()
            state = context.__getstate__()
            weight, bias = state[0][:2] if isinstance(state[0], tuple) else state[:2]
            found += weight.numel() + (0 if bias is None else bias.numel())
    return found


class Storages(pickle.Unpickler):
    """Notes each storage that a pickle names; every class is a stub that does nothing."""

    def __init__(self, stream):
        super().__init__(stream)
        self.found = {}

    def find_class(self, module, name):
        return type(name, (), {"__new__": lambda cls, *a: object.__new__(cls), "__init__": lambda self, *a: None,
                               "__setstate__": lambda self, state: None})

    def persistent_load(self, identity):
        self.found[identity[2]] = identity[1].__name__


def weight_bytes(path):
    sums = collections.Counter()
    with zipfile.ZipFile(path) as archive:
        root = archive.namelist()[0].split("/")[0]
        for folder in ("data", "constants"):
            pickled = Storages(io.BytesIO(archive.read(f"{root}/{folder}.pkl")))
            pickled.load()
            for key, storage in pickled.found.items():
                sums[storage] += archive.getinfo(f"{root}/{folder}/{key}").file_size
    return dict(sorted(sums.items()))


def executed(path, size):
    module = torch.jit.load(path).eval()
    with torch.no_grad(), profile(activities=[ProfilerActivity.CPU]) as seen:
        module(torch.zeros(1, 3, size, size))
    counts = collections.Counter(event.name for event in seen.events())
    inner = ("aten::convolution",)
    return sum(n for name, n in counts.items() if CONVOLUTION.match(name) and name not in inner)


def inspect(path):
    graph = frozen_graph(path)
    schemes = collections.Counter(str(scheme).replace("torch.", "") for _, _, scheme in packed_convolutions(graph))
    with zipfile.ZipFile(path) as archive:
        lite = any(name.endswith("/bytecode.pkl") for name in archive.namelist())
    size = json.load(open(path + ".json"))["input"]["width"]
    return {
        "operators": operators(graph),
        "per_tensor": schemes["per_tensor_affine"],
        "per_channel": schemes["per_channel_affine"],
        "parameters": parameters(path, graph),
        "weight_bytes": weight_bytes(path),
        "run": executed(path, size),
        "bytecode_version": _get_model_bytecode_version(path) if lite else None,
        "lite_operators": sorted(_export_operator_list(_load_for_lite_interpreter(path))) if lite else [],
    }


if __name__ == "__main__":
    files = {}
    for path in sys.argv[1:]:
        torch.backends.quantized.engine = "qnnpack" if "qnnpack" in path else "x86"
        files[os.path.basename(path)] = inspect(path)
    json.dump(files, sys.stdout, indent=1)
    print()
