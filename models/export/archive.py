"""Looks into exported files, and takes out what the exporting machine left in them."""

import os
import re
import zipfile

import torch

INT8_CONVOLUTION = re.compile(r"quantized::conv(_transpose)?2d(_relu)?$")
FLOAT_CONVOLUTION = re.compile(r"aten::(_convolution|conv2d|conv_transpose2d)$|prepacked::conv2d\w*_run$")


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


def count_convolutions(path):
    """Counts (int8, float) convolutions in the graph of the exported file itself, every call inlined."""
    module = torch.jit.load(path)
    graph = module.inlined_graph
    kinds = [node.kind() for node in _nodes(graph)]
    int8 = sum(bool(INT8_CONVOLUTION.match(kind)) for kind in kinds)
    floating = sum(bool(FLOAT_CONVOLUTION.match(kind)) for kind in kinds)
    return int8, floating


def _nodes(block):
    for node in block.nodes():
        yield node
        for inner in node.blocks():
            yield from _nodes(inner)


def find_paths(path):
    """Lists absolute paths of the exporting machine that are left in the file."""
    found = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            found.update(re.findall(rb"/[\w.\-]+/[\w./\-]+\.py", archive.read(name)))
    return sorted(found)
