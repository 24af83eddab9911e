"""What the installed PyTorch can do, found out by doing it with a model of one layer."""

import torch
from torch import nn
from torch.utils.mobile_optimizer import MobileOptimizerType, optimize_for_mobile

from deltamask_export.refusal import first_line
from deltamask_export.scripting import script

BLOCKLIST = sorted(MobileOptimizerType.__members__)


def missing(optimise, lite, engine=None, backend="CPU"):
    """Sentences on what of this export the installed PyTorch cannot do; none where it can do all."""
    sentences = []
    version = torch.__version__
    tiny = script(nn.Sequential(nn.Conv2d(3, 4, 1), nn.ReLU()).eval())
    if optimise:
        try:
            optimize_for_mobile(tiny, backend=backend)
        except RuntimeError as error:
            without = "XNNPACK" if backend.upper() == "CPU" else backend
            sentences.append(
                f"The installed PyTorch {version} cannot optimize_for_mobile for {backend} (it seems built without {without}:"
                f" {first_line(error)}): install a build that has it"
                f"{', such as torch 2.7.1' if backend.upper() == 'CPU' else ''}, or leave the optimised files out with --only."
            )
    if lite:
        try:
            tiny._save_to_buffer_for_lite_interpreter()
        except RuntimeError as error:
            sentences.append(
                f"The installed PyTorch {version} cannot save for the lite interpreter ({first_line(error)}): leave .ptl out"
                " with --formats pt."
            )
    supported = torch.backends.quantized.supported_engines
    if engine and engine not in supported:
        sentences.append(
            f"The installed PyTorch {version} has no quantization engine {engine}, only"
            f" {', '.join(name for name in supported if name != 'none')}: choose one with --engine."
        )
    return sentences
