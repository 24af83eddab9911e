"""Looks into exported files, and takes out what the exporting machine left in them."""

import os
import re
import zipfile
from dataclasses import dataclass

import torch

INT8_CONVOLUTION = re.compile(r"quantized::conv(_transpose)?[123]d(_(relu|add|add_relu))?$")
FLOAT_CONVOLUTION = re.compile(
    r"aten::(_convolution|conv[123]d|conv_transpose[123]d)$|prepacked::conv2d\w*_run$|vulkan_prepack::run_\w*conv\w*$"
)
INT8_LINEAR = re.compile(r"quantized::linear(_relu)?(_dynamic)?$")
FLOAT_LINEAR = re.compile(r"aten::linear$|prepacked::linear\w*_run$|vulkan_prepack::run_linear\w*$")


@dataclass(frozen=True)
class Layers:
    """How many convolutions and linear layers of a file compute in int8, and how many in float."""

    int8_convolutions: int
    float_convolutions: int
    int8_linear: int
    float_linear: int

    def in_words(self):
        convolutions = self.int8_convolutions + self.float_convolutions
        words = f"{self.int8_convolutions} of {convolutions} convolutions are int8"
        linear = self.int8_linear + self.float_linear
        return words + (f", {self.int8_linear} of {linear} linear layers" if linear else "")


def strip_debug_records(path):
    """Writes the archive anew without the records that hold source lines and the exporter's own paths.

    Without them two exports with the same seed are equal byte by byte.
    """
    reader = torch._C.PyTorchFileReader(path)
    version = int(reader.get_record("version").decode())
    temporary = path + ".tmp"
    # the root folder inside the archive is named after the file, so write under the same name in a folder beside
    os.makedirs(temporary, exist_ok=True)
    copy = os.path.join(temporary, os.path.basename(path))
    writer = torch._C.PyTorchFileWriter(copy)
    writer.set_min_version(version)
    for name in sorted(reader.get_all_records()):
        if name.endswith(".debug_pkl") or name in ("version", ".data/serialization_id"):
            continue
        record = reader.get_record(name)
        writer.write_record(name, record, len(record))
    writer.write_end_of_file()
    del writer, reader
    os.replace(copy, path)
    os.rmdir(temporary)


def count_layers(module):
    """Counts in the graph of a loaded TorchScript module itself, every call inlined."""
    return Layers(*_count(module.inlined_graph))


def _count(block):
    counts = [0, 0, 0, 0]
    for node in block.nodes():
        inside = [_count(inner) for inner in node.blocks()]
        if node.kind() == "prim::If":
            # one branch runs: a dynamic layer, for one, has a branch for each of its types
            inside = [[max(pair) for pair in zip(*inside)]]
        own = [bool(pattern.match(node.kind())) for pattern in (INT8_CONVOLUTION, FLOAT_CONVOLUTION, INT8_LINEAR, FLOAT_LINEAR)]
        counts = [sum(parts) for parts in zip(counts, own, *inside)]
    return counts


def count_eager_layers(module):
    """Counts in a module in memory, by the types of its parts."""
    counts = [0, 0, 0, 0]
    for part in module.modules():
        if not type(part).__module__.startswith("torch."):
            continue
        # an int8 layer's class keeps the name of its float original, in a package of its own
        int8 = "quantized" in type(part).__module__
        name = type(part).__name__
        if re.match(r"Conv(Transpose)?(ReLU|Add|AddReLU)?[123]d$", name):
            counts[0 if int8 else 1] += 1
        elif re.match(r"Linear(ReLU)?$", name):
            counts[2 if int8 else 3] += 1
    return Layers(*counts)


def find_paths(path):
    """Lists absolute paths of the exporting machine that are left in the file."""
    found = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            found.update(re.findall(rb"/[\w.\-]+/[\w./\-]+\.py", archive.read(name)))
    return sorted(found)
