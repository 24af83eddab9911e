"""Quantization after training (dynamic, static) and with training: PyTorch's FX graph mode and its eager mode."""

import copy
import warnings
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.ao import quantization as ao
from torch.ao.nn.intrinsic.qat import freeze_bn_stats
from torch.ao.quantization import quantize_fx

from deltamask_export.refusal import Refusal, first_line

# the observers' advice on options that are set right here
warnings.filterwarnings("ignore", module=r"torch\.ao\.quantization")
# torch copies quantized tensors in a way that it advises against itself
warnings.filterwarnings("ignore", message="TypedStorage is deprecated")
# FX observes one range over all inputs of a cat and over what comes out, so its own range does hold all of them
warnings.filterwarnings("ignore", message="All inputs of this cat operator must share")


@dataclass(frozen=True)
class Recipe:
    """How to quantize.

    kind: dynamic, static or qat
    mode: fx or eager (nothing to choose for dynamic)
    engine: x86, fbgemm or qnnpack
    """

    kind: str
    mode: str = "fx"
    engine: str = "x86"

    def in_words(self):
        how = "FX" if self.mode == "fx" else "eager mode"
        if self.kind == "dynamic":
            return "dynamic quantization (quantize_dynamic)"
        return f"static quantization ({how}, int8)" if self.kind == "static" else f"quantization-aware training ({how}, int8)"

    def to_json(self):
        return asdict(self)


def quantize(net, pictures, engine):
    """Returns an int8 copy of `net` by FX, its ranges observed on `pictures` (tensors 1 x 3 x H x W)."""
    recipe = Recipe("static", "fx", engine)
    prepared = prepare(net, recipe, pictures[0])
    observe(prepared, pictures)
    return convert(prepared, recipe)


def prepare(core, recipe, example):
    """A copy of a network that returns a tensor, ready to observe pictures or to be trained."""
    torch.backends.quantized.engine = recipe.engine
    core = copy.deepcopy(core)
    if recipe.kind == "dynamic":
        return core
    qat = recipe.kind == "qat"
    try:
        return _prepare_fx(core, recipe.engine, example, qat) if recipe.mode == "fx" else _prepare_eager(core, recipe, example)
    except Refusal:
        raise
    except Exception as error:  # FX raises whatever the traced code made of its proxies
        advice = (
            "FX traces no branch on a value, no dict or list as input, and no interpolate(scale_factor=...): use"
            " interpolate(size=(h, w)), or --mode eager"
            if recipe.mode == "fx"
            else "try --mode fx"
        )
        raise Refusal(f"The network could not be prepared for quantization ({first_line(error)}): {advice}.") from error


def _prepare_fx(core, engine, example, qat):
    if qat:
        return quantize_fx.prepare_qat_fx(core.train(), ao.get_default_qat_qconfig_mapping(engine), (example,))
    return quantize_fx.prepare_fx(core, ao.get_default_qconfig_mapping(engine), (example,))


def _prepare_eager(core, recipe, example):
    """Quantizes each convolution and linear layer between a quantize and a dequantize of its own.

    A network made for eager mode has its own stubs, and is taken as it is.
    """
    qat = recipe.kind == "qat"
    qconfig = (ao.get_default_qat_qconfig if qat else ao.get_default_qconfig)(recipe.engine)
    if any(isinstance(part, ao.QuantStub) for part in core.modules()):
        core.qconfig = qconfig
    else:
        core = fold_batch_norms(core, example)
        for part in core.modules():
            if type(part) in (nn.Conv2d, nn.Linear):
                part.qconfig = qconfig
        if type(core) in (nn.Conv2d, nn.Linear):
            core = nn.Sequential(core)
        core = ao.add_quant_dequant(core)
    return ao.prepare_qat(core.train()) if qat else ao.prepare(core)


def fold_batch_norms(core, example):
    """Folds each batch norm into the convolution declared before it; refuses where that is not how they run."""
    with torch.no_grad():
        expected = core(example)
    for part in list(core.modules()):
        children = list(part.named_children())
        for (first, convolution), (second, norm) in zip(children, children[1:]):
            if type(convolution) is nn.Conv2d and type(norm) is nn.BatchNorm2d:
                if convolution.out_channels == norm.num_features:
                    ao.fuse_modules(part, [first, second], inplace=True)
    with torch.no_grad():
        difference = (core(example) - expected).abs().max()
    if difference > 1e-3 * expected.abs().max():
        raise Refusal(
            "The network runs its layers in another order than it declares them, so its batch norms cannot be folded for"
            " eager mode: use --mode fx."
        )
    return core


def observe(prepared, pictures):
    with torch.no_grad():
        for picture in pictures:
            prepared(picture)


def train(prepared, pairs, steps, rate, output):
    """A few steps of quantization-aware training on (picture, class ids) pairs; batch norm's statistics stay.

    Returns the losses, one a step. Ignores label 255.
    """
    prepared.train()
    prepared.apply(freeze_bn_stats)
    for part in prepared.modules():
        if isinstance(part, nn.modules.batchnorm._BatchNorm):
            part.eval()
    optimizer = torch.optim.SGD(prepared.parameters(), lr=rate, momentum=0.9)
    losses = []
    for step in range(steps):
        picture, labels = pairs[step % len(pairs)]
        numbers = prepared(picture)
        numbers = nn.functional.interpolate(numbers, size=labels.shape, mode="bilinear", align_corners=False)
        loss = _loss(numbers, labels[None], output)
        if not torch.isfinite(loss):
            raise Refusal(f"The training diverged at step {step + 1} of {steps}: give a smaller --learning-rate.")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    prepared.eval()
    return losses


def _loss(numbers, labels, output):
    if output["kind"] == "probability":
        known = labels != 255
        truth = (labels > 0).float()
        # interpolation in float32 may leave 0..1 by a rounding
        return nn.functional.binary_cross_entropy(numbers[:, 0].clamp(0, 1)[known], truth[known])
    return nn.functional.cross_entropy(numbers, labels, ignore_index=255)


def convert(prepared, recipe):
    """The network with its int8 layers."""
    torch.backends.quantized.engine = recipe.engine
    prepared.eval()
    if recipe.kind == "dynamic":
        return ao.quantize_dynamic(prepared, dtype=torch.qint8)
    return quantize_fx.convert_fx(prepared) if recipe.mode == "fx" else ao.convert(prepared)


def rebuild(core, recipe, example):
    """The int8 network without its weights and ranges, which a state dict brings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that nothing was observed yet
        return convert(prepare(core, recipe, example), recipe)
