"""What is particular to the portrait model: where it comes from, its input, its card."""

import os
import re

import numpy as np
import torch
from PIL import Image, ImageOps

from portrait_net import SIZE, build
from tflite_weights import MEMBER, PACKAGE, PACKAGE_VERSION, read_convolutions, read_package

EXTENSIONS = (".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff")


def load_network(package):
    return build(read_convolutions(read_package(package)))


def read_image(path):
    """Opens a picture as RGB, turned as its EXIF data says."""
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def to_input(image):
    """RGB picture of any size to the model's input, resized as torchvision resizes pictures."""
    resized = image.resize((SIZE, SIZE), Image.Resampling.BILINEAR)
    return torch.from_numpy(np.array(resized)).permute(2, 0, 1)[None].float().div(255)


def read_input(path):
    return to_input(read_image(path))


def list_images(folder):
    """Pictures of a folder in natural order: 2 before 10."""
    names = [name for name in os.listdir(folder) if name.lower().endswith(EXTENSIONS)]
    return [os.path.join(folder, name) for name in sorted(names, key=natural)]


def natural(name):
    return [int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", name)]


def card(engine, calibration):
    return {
        "name": "Portrait",
        "architecture": "MobileNetV3-like encoder, gated decoder, 106,401 parameters",
        "base": "selfie_segmentation.tflite",
        "engine": engine,
        "calibration": calibration,
        "rest": {
            "input": {
                "width": SIZE,
                "height": SIZE,
                "resize": "stretch",
                "antialias": True,
                "center_crop": None,
                "multiple_of": None,
                "scale": "0..1",
                "mean": [0, 0, 0],
                "std": [1, 1, 1],
                "channel_order": "RGB",
            },
            "output": {"key": "out", "kind": "probability", "threshold": 0.5},
            "classes": ["background", "person"],
            "foreground": "any",
            "license": "Apache-2.0",
            "source": f"npm {PACKAGE} {PACKAGE_VERSION}, {MEMBER.split('/')[-1]}, rebuilt in PyTorch",
        },
    }
