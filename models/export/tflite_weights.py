"""Reads the convolutions of a TFLite model, in the order in which they run."""

import hashlib
import io
import tarfile
from dataclasses import dataclass

import numpy as np
from tflite.BuiltinOperator import BuiltinOperator
from tflite.Conv2DOptions import Conv2DOptions
from tflite.DepthwiseConv2DOptions import DepthwiseConv2DOptions
from tflite.Model import Model
from tflite.TensorType import TensorType

PACKAGE = "@mediapipe/selfie_segmentation"
PACKAGE_VERSION = "0.1.1675465747"
MEMBER = "package/selfie_segmentation.tflite"
MEMBER_SHA256 = "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27"

CUSTOM = 32
DTYPES = {TensorType.FLOAT16: np.float16, TensorType.FLOAT32: np.float32}


@dataclass(frozen=True)
class Convolution:
    """Weight and bias of one convolution, float32, in PyTorch's order of axes."""

    kind: str  # conv, depthwise or transposed
    stride: int
    weight: np.ndarray
    bias: np.ndarray


def read_package(path):
    """Returns the bytes of the model inside the npm package (the .tgz that `npm pack` writes)."""
    with tarfile.open(path, "r:gz") as package:
        data = package.extractfile(MEMBER).read()
    found = hashlib.sha256(data).hexdigest()
    if found != MEMBER_SHA256:
        raise ValueError(
            f"{path}: {MEMBER} has sha256 {found}, expected {MEMBER_SHA256}. "
            f"Use {PACKAGE} {PACKAGE_VERSION}."
        )
    return data


def read_convolutions(data):
    """Lists the model's convolutions in the order in which they run."""
    model = Model.GetRootAsModel(bytearray(data), 0)
    graph = model.Subgraphs(0)
    # float16 weights reach a convolution through a DEQUANTIZE; remember where each came from
    dequantized = {}
    convolutions = []
    for index in range(graph.OperatorsLength()):
        operator = graph.Operators(index)
        code = model.OperatorCodes(operator.OpcodeIndex())
        builtin = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        if builtin == BuiltinOperator.DEQUANTIZE:
            dequantized[operator.Outputs(0)] = operator.Inputs(0)
            continue

        def tensor(position, operator=operator):
            number = operator.Inputs(position)
            return _constant(model, graph, dequantized.get(number, number))

        if builtin == BuiltinOperator.CONV_2D:
            options = _options(operator, Conv2DOptions)
            weight = tensor(1).transpose(0, 3, 1, 2)  # O H W I -> O I H W
            kind, stride = "conv", options.StrideH()
        elif builtin == BuiltinOperator.DEPTHWISE_CONV_2D:
            options = _options(operator, DepthwiseConv2DOptions)
            weight = tensor(1).transpose(3, 0, 1, 2)  # 1 H W C -> C 1 H W
            kind, stride = "depthwise", options.StrideH()
        elif builtin == CUSTOM and code.CustomCode() == b"Convolution2DTransposeBias":
            # padding, stride width, stride height, as three 32-bit integers
            options = np.frombuffer(operator.CustomOptionsAsNumpy().tobytes(), "<i4")
            weight = tensor(1).transpose(3, 0, 1, 2)  # O H W I -> I O H W
            kind, stride = "transposed", int(options[1])
        else:
            continue
        convolutions.append(
            Convolution(kind, stride, np.ascontiguousarray(weight, np.float32), tensor(2).astype(np.float32))
        )
    return convolutions


def _options(operator, kind):
    table = operator.BuiltinOptions()
    options = kind()
    options.Init(table.Bytes, table.Pos)
    return options


def _constant(model, graph, number):
    tensor = graph.Tensors(number)
    raw = model.Buffers(tensor.Buffer()).DataAsNumpy()
    values = np.frombuffer(io.BytesIO(raw.tobytes()).getbuffer(), DTYPES[tensor.Type()])
    return values.reshape(tensor.ShapeAsNumpy())
