"""Where a network comes from: torchvision's segmentation models by name, any other module by its import path."""

import importlib
import os
import pickle
import sys
import urllib.error
import warnings
from dataclasses import dataclass, field

import torch
import torchvision
from torch import nn
from torchvision.models import get_model, get_model_weights, list_models, segmentation

from deltamask_export.refusal import Refusal, first_line

VOC_CLASSES = segmentation.DeepLabV3_ResNet50_Weights.DEFAULT.meta["categories"]


class OutDict(nn.Module):
    """Gives a network torchvision's output, a dict with one key. Outside of what is quantized."""

    def __init__(self, net: nn.Module, key: str = "out"):
        super().__init__()
        self.net = net
        self.key = key

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {self.key: self.net(x)}


class TensorOut(nn.Module):
    """Takes one tensor out of a network's dict: FX quantizes what returns a tensor."""

    def __init__(self, model: nn.Module, key: str):
        super().__init__()
        self.model = model
        self.key = key

    def forward(self, x):
        return self.model(x)[self.key]


@dataclass
class Network:
    """A float network in memory.

    plain: the module as its author made it, whose state dict is saved
    module: what is exported: returns a dict with `key`
    core: what is quantized: returns a tensor
    wrap: gives a quantized core the dict again
    """

    plain: nn.Module
    key: str
    source: str
    weights: str
    classes: list | None
    license: str = ""
    num_classes: int | None = None
    module: nn.Module = field(init=False)
    core: nn.Module = field(init=False)
    wrap: type = OutDict

    def describe(self, returns_dict):
        """Fits the dict around the network or takes it off; called once it is known what it returns."""
        if returns_dict:
            self.module, self.core = self.plain, TensorOut(self.plain, self.key).eval()
        else:
            self.module, self.core = self.wrapped(self.plain), self.plain
        return self

    def wrapped(self, core):
        return (self.wrap(core, self.key) if self.wrap is OutDict else self.wrap(core)).eval()


def build(source, num_classes=None, aux=False):
    """A network without weights of its own yet."""
    if ":" in source:
        return import_module(source)
    if source not in list_models(module=segmentation):
        names = ", ".join(list_models(module=segmentation))
        raise Refusal(
            f"The source {source} is neither a torchvision segmentation model ({names}) nor an import path: write"
            " package.module:callable."
        )
    options = {} if source.startswith("lraspp") else {"aux_loss": aux}
    return get_model(source, weights=None, weights_backbone=None, num_classes=num_classes or len(VOC_CLASSES), **options)


def import_module(path):
    """The module that package.module:callable returns when it is called without arguments."""
    package, _, name = path.partition(":")
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    try:
        value = importlib.import_module(package)
        for part in name.split("."):
            value = getattr(value, part)
        module = value()
    except Exception as error:  # whatever the imported code raises
        raise Refusal(f"The source {path} could not be made: {first_line(error)}; check the import path.") from error
    if not isinstance(module, nn.Module):
        raise Refusal(f"The source {path} returned a {type(module).__name__}, not a torch.nn.Module.")
    return module


def load_network(source, weights, seed, num_classes=None, key="out", class_names=None):
    """Builds a network with weights: "default" (torchvision's, fetched), "random", or a state dict's file."""
    torch.manual_seed(seed)
    license, classes = "", class_names
    if weights == "default" and ":" not in source:
        plain, words, classes = _with_torchvision_weights(source, num_classes, class_names)
    elif weights in ("default", "random"):
        plain = build(source, num_classes)
        words = f"random weights, seed {seed}" if weights == "random" else "the weights that the callable gives"
    else:
        state = read_state(weights)
        plain = build(source, num_classes, aux=any(name.startswith("aux_classifier.") for name in state))
        load_state(plain, state, weights)
        words = os.path.basename(weights)
    if ":" not in source:
        plain.aux_classifier = None  # it helps in training only, and its time would count
        license = "BSD-3-Clause (torchvision)" if weights == "default" else ""
        num_classes = num_classes or len(VOC_CLASSES)
        if classes is None and num_classes == len(VOC_CLASSES):
            classes = VOC_CLASSES
    if classes is not None:
        classes = [name.strip("_") for name in classes]
    return Network(plain.eval(), key, source, words, classes, license, num_classes)


def _with_torchvision_weights(source, num_classes, class_names):
    build(source)  # complains of a wrong name
    weights = get_model_weights(source).DEFAULT
    categories = weights.meta["categories"]
    if num_classes not in (None, len(categories)):
        raise Refusal(f"The weights {weights} have {len(categories)} classes, not {num_classes}: leave --num-classes out.")
    try:
        plain = get_model(source, weights=weights)
    except (urllib.error.URLError, OSError, RuntimeError) as error:
        raise Refusal(
            f"The weights {weights} could not be fetched ({first_line(error)}): fetch {weights.url} elsewhere and give"
            " --weights FILE, or --weights random."
        ) from error
    return plain, f"torchvision {torchvision.__version__.split('+')[0]} {weights}", class_names or categories


def read_state(path):
    """A state dict out of a file, itself or under `model` or `state_dict` as training scripts save it."""
    if not os.path.isfile(path):
        raise Refusal(f"The weights file {path} does not exist: give default, random, or a file.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong is said below
            state = torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, EOFError, ValueError, OSError, KeyError) as error:
        raise Refusal(
            f"The weights file {path} cannot be read as a state dict: it is damaged, holds a whole model, or is"
            " TorchScript; save model.state_dict()."
        ) from error
    for key in ("model", "state_dict"):
        if isinstance(state, dict) and isinstance(state.get(key), dict):
            state = state[key]
    if not isinstance(state, dict) or not all(isinstance(name, str) for name in state):
        raise Refusal(f"The weights file {path} holds no state dict: save model.state_dict().")
    return state


def load_state(module, state, path):
    try:
        missing, unexpected = module.load_state_dict(state, strict=False)
    except (RuntimeError, AttributeError, KeyError) as error:
        lines = [line.strip() for line in str(error).splitlines()]
        detail = lines[1] if len(lines) > 1 else first_line(error)
        raise Refusal(f"The weights file {path} is of another network: {detail.rstrip('.')[:200]}.") from error
    if missing or unexpected:
        what = f"it has no {missing[0]}" if missing else f"the network has no {unexpected[0]}"
        count = len(missing) + len(unexpected)
        raise Refusal(f"The weights file {path} is of another network: {what} ({count} such names).")
