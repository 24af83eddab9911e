"""Networks small enough for a test."""

import torch
from torch import nn


class Tiny(nn.Module):
    """Convolution, batch norm, a residual and a resize; returns a bare tensor of four classes."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2, padding=1), nn.BatchNorm2d(8), nn.ReLU())
        self.body = nn.Conv2d(8, 8, 3, padding=1)
        self.head = nn.Conv2d(8, 4, 1)

    def forward(self, x):
        y = self.stem(x)
        y = self.head(y + self.body(y))
        return nn.functional.interpolate(y, size=x.shape[-2:], mode="bilinear", align_corners=False)


class Probability(nn.Module):
    """Returns a dict with one probability a pixel under another key than torchvision's."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 1, 1)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"mask": torch.sigmoid(self.conv(x))}


class ChannelsLast(nn.Module):
    """Takes and returns 1 x height x width x channels."""

    def __init__(self):
        super().__init__()
        self.net = Tiny()

    def forward(self, x):
        return self.net(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


class BackwardOrder(nn.Module):
    """Declares a batch norm after a convolution that it does not follow."""

    def __init__(self):
        super().__init__()
        self.second = nn.Conv2d(3, 3, 1)
        self.norm = nn.BatchNorm2d(3)
        nn.init.constant_(self.norm.bias, 7.0)

    def forward(self, x):
        return self.second(self.norm(x))


class Branching(nn.Module):
    """Branches on a value, which FX and a trace cannot follow."""

    def __init__(self):
        super().__init__()
        self.net = Tiny()

    def forward(self, x):
        y = self.net(x)
        return y if bool(y.sum() > 0) else -y


class Linear(nn.Module):
    """Has a linear layer, which dynamic quantization does take."""

    def __init__(self):
        super().__init__()
        self.net = Tiny()
        self.mix = nn.Linear(4, 4)

    def forward(self, x):
        return self.mix(self.net(x).permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Vector(nn.Module):
    """No map of the image."""

    def forward(self, x):
        return x.mean(dim=[2, 3])


class NotANumber(nn.Module):
    def forward(self, x):
        return x[:, :2] * float("nan")


def no_module():
    return 5
