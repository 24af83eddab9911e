"""Makes the small TorchScript files that DeltaMask must refuse, survive, or read by their cards, for its tests.

Usage: PYTHONHASHSEED=0 python make_odd_models.py OUT_FOLDER      (torch==2.7.1, see requirements.txt; without the fixed
hash seed PyTorch writes a convolution's constants in another order each time)
"""

import inspect
import os
import sys
from pathlib import Path

import torch
from torch import nn


class NotANumber(nn.Module):
    """Right shape, but every value is NaN."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": x[:, :2] * float("nan")}


class Classifier(nn.Module):
    """One score a class for the whole image."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": x.mean(dim=[2, 3])}


class Vector(nn.Module):
    """A map of one pixel."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": x.mean(dim=[2, 3], keepdim=True)}


class OtherKey(nn.Module):
    """A map under another name than the card says."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"masks": x[:, :2], "aux": x}


class Bare(nn.Module):
    """A bare tensor instead of a dict: logits that make the red half of a picture foreground."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([torch.zeros_like(x[:, :1]), x[:, :1]], dim=1)


class OneChannel(nn.Module):
    """One channel of logits, far outside 0 and 1."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": x[:, :1] * 100.0}


class FixedSize(nn.Module):
    """Fails on any input that is not 64 x 64."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": x.reshape(1, 3, 64, 64)[:, :2]}


class Complex(nn.Module):
    """Right shape, but complex numbers."""

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": torch.complex(x[:, :2], x[:, :2])}


class Quantized(nn.Module):
    """Right shape, but a quantized tensor."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.quantize_per_tensor(x[:, :2], 0.1, 0, torch.quint8)


class Nothing(nn.Module):
    """A map without a class."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x[:, :0]


# The rest finds where the red of a picture, 0 to 1, is above a half, each in another way.


class RedHalf(nn.Module):
    """Computes with half-precision numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.pick = nn.Conv2d(3, 2, 1)
        with torch.no_grad():
            self.pick.weight.zero_()
            self.pick.weight[1, 0] = 1.0
            self.pick.bias.copy_(torch.tensor([0.5, 0.0]))
        self.half()

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": self.pick(x)}


class RedLast(nn.Module):
    """A pixel's channels lie side by side, in and out."""

    def __init__(self) -> None:
        super().__init__()
        self.pick = RedHalf().pick.float()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.pick(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


class RedLabels(nn.Module):
    """Decides the class itself: whole numbers, without a channel."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([torch.full_like(x[:, :1], 0.5), x[:, :1]], dim=1).argmax(1)


class RedLogit(nn.Module):
    """One number a pixel, above 0 where the probability is above a half."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x[:, :1] * 20.0 - 10.0


class RedPair(nn.Module):
    """Two outputs without names, the second of them the mask's."""

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return x.mean(dim=[2, 3]), torch.cat([torch.full_like(x[:, :1], 0.5), x[:, :1]], dim=1)


class RedMixed(nn.Module):
    """A dict with names, and after it the mask without one."""

    def forward(self, x: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        return {"aux": x}, torch.cat([torch.full_like(x[:, :1], 0.5), x[:, :1]], dim=1)


def main() -> None:
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    # TorchScript writes where its source lies into a file: the name alone, so that every machine makes the same files.
    os.chdir(Path(__file__).parent)
    found = inspect.getsourcefile
    inspect.getsourcefile = lambda code: Path(__file__).name if found(code) == __file__ else found(code)
    torch.manual_seed(7)
    refused = (NotANumber(), Classifier(), Vector(), OtherKey(), Bare(), OneChannel(), FixedSize(), Complex(), Quantized(), Nothing())
    for module in (*refused, RedHalf(), RedLast(), RedLabels(), RedLogit(), RedPair(), RedMixed()):
        name = "".join("_" + c.lower() if c.isupper() else c for c in type(module).__name__).lstrip("_")
        torch.jit.script(module.eval()).save(str(out / f"{name}.pt"))
    torch.save(nn.Conv2d(3, 1, 1).state_dict(), out / "state_dict.pt")


if __name__ == "__main__":
    main()
