"""Model cards: made here, and read with the rules of DeltaMask's own reader."""

import json
import os

from deltamask_export.refusal import Refusal

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
LARGEST_SIDE = 65_536

# what a card that leaves a key out means; in the order in which cards are written
INPUT = {
    "width": None,
    "height": None,
    "resize": "none",
    "antialias": True,
    "center_crop": None,
    "multiple_of": None,
    "scale": "0..1",
    "mean": list(IMAGENET_MEAN),
    "std": list(IMAGENET_STD),
    "channel_order": "RGB",
    "layout": "NCHW",
    "dtype": "float32",
}
OUTPUT = {"key": "out", "kind": "logits", "threshold": 0.5}
CHOICES = {
    "resize": ("none", "stretch", "shorter-side"),
    "scale": ("0..1", "-1..1"),
    "channel_order": ("RGB", "BGR"),
    "layout": ("NCHW", "NHWC"),
    "dtype": ("float32", "float16"),
    "kind": ("logits", "probability", "logit", "labels"),
}


def read(model):
    """The card beside a model file; what it leaves out gets torchvision's convention, unknown keys stay."""
    path = model + ".json"
    if not os.path.exists(path):
        return complete({"name": os.path.basename(model)}, path)
    try:
        with open(path, encoding="utf-8") as file:
            card = json.load(file)
    except (OSError, ValueError) as error:
        raise Refusal(f"The model card {path} cannot be read as JSON: correct it or remove it.") from error
    if not isinstance(card, dict):
        raise Refusal(f"The model card {path} is not a JSON object.")
    return complete(card, path)


def complete(card, where):
    """Fills in what is missing; complains of what DeltaMask would not accept."""
    given = _object(card, "input", where)
    chosen = {**INPUT, **{key: value for key, value in given.items() if value is not None}}
    if given.get("resize") is None and chosen["width"] and chosen["height"]:
        chosen["resize"] = "stretch"
    output = {**OUTPUT, **{k: v for k, v in _object(card, "output", where).items() if v is not None}}
    full = {**card, "input": chosen, "output": output}
    _check(full, where)
    return full


def _object(card, key, where):
    value = card.get(key)
    if value is not None and not isinstance(value, dict):
        raise _wrong(where, key, "an object")
    return value or {}


def _wrong(where, key, shape):
    return Refusal(f'{where} has a wrong value for "{key}": it should be {shape}.')


def _check(card, where):
    given, output = card["input"], card["output"]
    for part in (given, output):
        for key, allowed in CHOICES.items():
            if key in part and part[key] not in allowed:
                raise _wrong(where, key, " or ".join(allowed))
    for key in ("width", "height", "center_crop", "multiple_of"):
        value = given[key]
        whole = isinstance(value, int) and not isinstance(value, bool)
        if value is not None and not (whole and 1 <= value <= LARGEST_SIDE):
            raise _wrong(where, key, f"a whole number of pixels from 1 to {LARGEST_SIDE}, or null")
    if not isinstance(given["antialias"], bool):
        raise _wrong(where, "antialias", "true or false")
    for key in ("mean", "std"):
        numbers = given[key]
        if not isinstance(numbers, list) or len(numbers) != 3 or not all(_is_number(number) for number in numbers):
            raise _wrong(where, key, "three numbers")
    if 0 in given["std"]:
        raise _wrong(where, "std", "three numbers other than 0")
    if given["resize"] == "stretch" and not (given["width"] and given["height"]):
        raise _wrong(where, "resize", "none or shorter-side where width or height is missing")
    if given["resize"] == "shorter-side" and not (given["width"] or given["height"]):
        raise _wrong(where, "resize", "none or stretch where neither width nor height is given")
    if not isinstance(output["key"], str):
        raise _wrong(where, "key", "a text")
    if not (_is_number(output["threshold"]) and 0 <= output["threshold"] <= 1):
        raise _wrong(where, "threshold", "a number from 0 to 1")


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")


def write(card, path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        json.dump(card, out, indent=1)
        out.write("\n")
