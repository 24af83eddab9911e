"""What is particular to the portrait model: where it comes from, its input, its card."""

from portrait_net import SIZE, build
from tflite_weights import MEMBER, PACKAGE, PACKAGE_VERSION, read_convolutions, read_package


def load_network(package):
    return build(read_convolutions(read_package(package)))


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
