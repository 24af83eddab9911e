"""The portrait segmentation network: 256 x 256 RGB in 0..1, probability of "person" out.

A MobileNetV3-like encoder and a decoder with gated skips. Layers are declared in the order in which they run, so
the weights of the original file can be loaded one convolution after the other. Batch norm is folded already.
"""

import torch
from torch import nn
from torch.nn import functional as F

SIZE = 256


def conv(inputs, outputs):
    return nn.Conv2d(inputs, outputs, 1)


class SamePad(nn.Module):
    """TensorFlow's SAME padding for stride 2 on an even size: one pixel less before than after."""

    def __init__(self, kernel):
        super().__init__()
        before, after = (kernel - 2) // 2, (kernel - 1) // 2
        self.sides = [before, after, before, after]

    def forward(self, x):
        return F.pad(x, self.sides)


def strided(inputs, outputs, kernel, groups=1):
    return nn.Sequential(SamePad(kernel), nn.Conv2d(inputs, outputs, kernel, stride=2, groups=groups))


def depthwise(channels, kernel, stride=1):
    if stride == 2:
        return strided(channels, channels, kernel, groups=channels)
    return nn.Conv2d(channels, channels, kernel, padding=kernel // 2, groups=channels)


class SqueezeExcite(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.down = conv(channels, squeezed)
        self.relu = nn.ReLU()
        self.up = conv(squeezed, channels)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        return x * self.gate(self.up(self.relu(self.down(self.pool(x)))))


class Bottleneck(nn.Module):
    """1x1 wider, depthwise, optional squeeze-excite, 1x1 narrower; adds its input where `residual`."""

    def __init__(self, inputs, wide, outputs, kernel, activation, stride=1, squeezed=0, residual=False):
        super().__init__()
        self.expand = conv(inputs, wide)
        self.act1 = activation()
        self.depthwise = depthwise(wide, kernel, stride)
        self.act2 = activation()
        self.excite = SqueezeExcite(wide, squeezed) if squeezed else nn.Identity()
        self.project = conv(wide, outputs)
        self.residual = residual

    def forward(self, x):
        y = self.act2(self.depthwise(self.act1(self.expand(x))))
        y = self.project(self.excite(y))
        return y + x if self.residual else y


class Head(nn.Module):
    """Features gated by the picture's own average."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.features = conv(inputs, outputs)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.context = conv(inputs, outputs)
        self.relu = nn.ReLU()
        self.gate = nn.Sigmoid()

    def forward(self, x):
        return self.relu(self.features(x)) * self.gate(self.context(self.pool(x)))


class Up(nn.Module):
    """Doubles the size and lets the skip through where its gate is open."""

    def __init__(self, inputs, outputs, size):
        super().__init__()
        self.size = size
        self.reduce = conv(inputs, outputs)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.gate1 = conv(outputs, outputs)
        self.relu1 = nn.ReLU()
        self.gate2 = conv(outputs, outputs)
        self.gate = nn.Sigmoid()
        self.mix = conv(outputs, outputs)
        self.relu2 = nn.ReLU()
        self.refine = depthwise(outputs, 3)
        self.relu3 = nn.ReLU()

    def forward(self, x, skip):
        # a fixed size, since a scale factor cannot be traced for quantization
        x = F.interpolate(x, size=(self.size, self.size), mode="bilinear", align_corners=False)
        x = self.reduce(x)
        gate = self.gate(self.gate2(self.relu1(self.gate1(self.pool(skip + x)))))
        y = self.relu2(self.mix(skip * gate + x))
        return y + self.relu3(self.refine(y))


class PortraitNet(nn.Module):
    def __init__(self):
        super().__init__()
        relu, swish = nn.ReLU, nn.Hardswish
        self.stem = nn.Sequential(strided(3, 16, 3), swish())
        self.b1 = Bottleneck(16, 16, 16, 3, relu, stride=2, squeezed=8)
        self.b2 = Bottleneck(16, 72, 24, 3, relu, stride=2)
        self.b3 = Bottleneck(24, 88, 24, 3, relu, residual=True)
        self.b4 = Bottleneck(24, 96, 32, 5, swish, stride=2, squeezed=24)
        self.b5 = Bottleneck(32, 128, 32, 5, swish, squeezed=32, residual=True)
        self.b6 = Bottleneck(32, 128, 32, 5, swish, squeezed=32, residual=True)
        self.b7 = Bottleneck(32, 96, 32, 5, swish, squeezed=24, residual=True)
        self.b8 = Bottleneck(32, 96, 32, 5, swish, squeezed=24, residual=True)
        self.head = Head(32, 128)
        self.up1 = Up(128, 24, SIZE // 8)
        self.up2 = Up(24, 16, SIZE // 4)
        self.up3 = Up(16, 16, SIZE // 2)
        self.out = nn.ConvTranspose2d(16, 1, 2, stride=2)
        self.probability = nn.Sigmoid()

    def forward(self, x):
        a = self.stem(x)
        b = self.b1(a)
        c = self.b3(self.b2(b))
        x = self.head(self.b8(self.b7(self.b6(self.b5(self.b4(c))))))
        x = self.up3(self.up2(self.up1(x, c), b), a)
        return self.probability(self.out(x))


class OutDict(nn.Module):
    """Gives a network torchvision's output, a dict with the key `out`. Outside of what is quantized."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": self.net(x)}


def build(convolutions):
    """Makes the network and fills it with the convolutions, which must match one by one."""
    net = PortraitNet().eval()
    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d))]
    if len(layers) != len(convolutions):
        raise ValueError(f"the file has {len(convolutions)} convolutions, the network {len(layers)}")
    for number, (layer, source) in enumerate(zip(layers, convolutions)):
        if tuple(layer.weight.shape) != source.weight.shape or layer.stride[0] != source.stride:
            raise ValueError(f"convolution {number}: {tuple(layer.weight.shape)}, file has {source.weight.shape}")
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(source.weight))
            layer.bias.copy_(torch.from_numpy(source.bias))
    return net
