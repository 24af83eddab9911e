"""Pictures on their way into a network and label maps on their way out, as a model card says: torchvision's own steps."""

import os
import re
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image, ImageOps
from torch.nn import functional as F
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as TF

from deltamask_export.refusal import Refusal

EXTENSIONS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".tif", ".tiff", ".webp", ".gif")
IMAGE_FOLDERS = ("images", "jpegimages", "image", "imgs", "img", "photos")
MASK_FOLDERS = ("masks", "segmentationclass", "mask", "truths", "labels", "gt", "annotations", "mattes")
TRUTH_STEM = re.compile(r".+[_.-](mask|matte|gt|label)s?", re.IGNORECASE | re.DOTALL)
LARGEST_PIXELS = 200_000_000


@dataclass(frozen=True)
class Sample:
    """One image of a dataset; `name` and `stem` as DeltaMask has them, so that Runs go together."""

    number: int
    name: str
    stem: str
    path: str


def list_dataset(folder):
    """The images of a dataset folder in natural order, 2 before 10, numbered from 1."""
    if not os.path.isdir(folder):
        raise Refusal(f"The dataset {folder} is not a folder: give a folder of images, or with images and masks folders.")
    images = _subfolder(folder, IMAGE_FOLDERS)
    names = _names(images) if images else []
    if not names:
        images = folder
        names = [name for name in os.listdir(folder) if _is_picture(name)]
        names = [name for name in names if not TRUTH_STEM.fullmatch(os.path.splitext(name)[0])]
    if not names:
        raise Refusal(f"The folder {folder} holds no images: give one with pictures, or with images and masks folders.")
    samples, taken = [], set()
    for number, name in enumerate(sorted(names, key=natural), start=1):
        stem = os.path.splitext(name)[0]
        if stem.lower() in taken:
            stem = name
        taken.add(stem.lower())
        samples.append(Sample(number, name, stem, os.path.join(images, name)))
    return samples


def list_pairs(folder):
    """Images that have a mask, each with the mask's path."""
    masks = _subfolder(folder, MASK_FOLDERS)
    by_stem = {os.path.splitext(name)[0].lower(): name for name in _names(masks)} if masks else {}
    pairs = []
    for sample in list_dataset(folder):
        mask = by_stem.get(os.path.splitext(sample.name)[0].lower())
        if mask:
            pairs.append((sample, os.path.join(masks, mask)))
    if not pairs:
        raise Refusal(f"The folder {folder} has no image with a mask: give one with images and masks folders.")
    return pairs


def _subfolder(folder, names):
    found = {entry.lower(): entry for entry in os.listdir(folder) if os.path.isdir(os.path.join(folder, entry))}
    return next((os.path.join(folder, found[name]) for name in names if name in found), None)


def _names(folder):
    names = []
    for place, below, files in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        inside = os.path.relpath(place, folder)
        names += [os.path.normpath(os.path.join(inside, name)).replace(os.sep, "/") for name in files if _is_picture(name)]
    return names


def _is_picture(name):
    return name.lower().endswith(EXTENSIONS) and not name.startswith(".")


def natural(name):
    return [int(part) if part.isdigit() else part.lower() for part in re.split(r"([0-9]+)", name)], name


def read_image(path):
    """Opens a picture as RGB, turned as its EXIF data says."""
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def to_input(image, given):
    """RGB picture of any size to the network's input, 1 x 3 x height x width (or NHWC), as a card's `input` says."""
    check_size(image.size, given)
    pixels = image if given["antialias"] else TF.to_tensor(image)
    pixels = _to_multiple(_crop(_resize(pixels, given), given), given, InterpolationMode.BILINEAR)
    tensor = pixels if isinstance(pixels, torch.Tensor) else TF.to_tensor(pixels)
    if given["channel_order"] == "BGR":
        tensor = tensor.flip(0)
    if given["scale"] == "-1..1":
        tensor = tensor * 2 - 1
    tensor = TF.normalize(tensor, given["mean"], given["std"])[None]
    tensor = tensor.half() if given["dtype"] == "float16" else tensor
    return tensor.permute(0, 2, 3, 1).contiguous() if given["layout"] == "NHWC" else tensor


def mask_to_input(mask, given):
    """Class ids on the same way as their picture, by nearest neighbour: height x width, int64."""
    nearest = InterpolationMode.NEAREST
    return torch.from_numpy(
        np.array(_to_multiple(_crop(_resize(mask, given, nearest), given), given, nearest), dtype=np.int64)
    )


def _resize(pixels, given, mode=InterpolationMode.BILINEAR):
    if given["resize"] == "stretch":
        return TF.resize(pixels, [given["height"], given["width"]], mode, antialias=given["antialias"])
    if given["resize"] == "shorter-side":
        return TF.resize(pixels, [given["width"] or given["height"]], mode, antialias=given["antialias"])
    return pixels


def _crop(pixels, given):
    return TF.center_crop(pixels, [given["center_crop"]] * 2) if given["center_crop"] else pixels


def _to_multiple(pixels, given, mode):
    width, height = (pixels.shape[-1], pixels.shape[-2]) if isinstance(pixels, torch.Tensor) else pixels.size
    multiple = given["multiple_of"] or 1
    target = [-(-side // multiple) * multiple for side in (height, width)]
    return pixels if target == [height, width] else TF.resize(pixels, target, mode, antialias=given["antialias"])


def resized_size(size, given):
    """Width and height after the card's resize: torchvision's Resize(int) cuts the longer side to whole pixels."""
    width, height = size
    if given["resize"] == "stretch":
        return given["width"], given["height"]
    if given["resize"] == "shorter-side":
        side = given["width"] or given["height"]
        longer = int(side * max(size) / min(size))
        return (side, longer) if width <= height else (longer, side)
    return width, height


def check_size(size, given):
    width, height = resized_size(size, given)
    if max(width * height, (given["center_crop"] or 1) ** 2, (given["multiple_of"] or 1) ** 2) > LARGEST_PIXELS:
        raise Refusal(
            f"The model card asks for more than {LARGEST_PIXELS // 1_000_000} million pixels of an image of"
            f" {size[0]} x {size[1]}: correct width, height, center_crop or multiple_of in it."
        )


def to_labels(output, card, size):
    """What the network returned, 1 x classes x height x width, to a label map of the source's size, uint8."""
    output = to_map(output, card)
    left, top, width, height = _seen(size, card["input"])
    if card["output"]["kind"] == "labels":
        labels = _nearest(output[0, 0].to(torch.uint8).numpy(), width, height)
    else:
        # int8 networks return channels last in memory, where PyTorch's kernel rounds otherwise than DeltaMask
        large = F.interpolate(output.float().contiguous(), size=(height, width), mode="bilinear", align_corners=False)[0]
        labels = decide(large, card["output"]).numpy().astype(np.uint8)
    if (left, top, width, height) == (0, 0, *size):
        return labels
    # the network saw only the centre: around it is background
    whole = np.zeros((size[1], size[0]), dtype=np.uint8)
    x, y = max(0, left), max(0, top)
    part = labels[y - top : size[1] - top, x - left : size[0] - left]
    whole[y : y + part.shape[0], x : x + part.shape[1]] = part
    return whole


def to_map(output, card):
    """1 x channels x height x width, also of a network with its channels last, or without the batch's or channel's 1."""
    if card["output"]["kind"] != "logits" and (output.dim() == 2 or (output.dim() == 3 and output.shape[0] == 1)):
        return output.reshape(1, 1, *output.shape[-2:])
    output = output[None] if output.dim() == 3 else output
    return output.permute(0, 3, 1, 2) if card["input"]["layout"] == "NHWC" else output


def _nearest(labels, width, height):
    """Each target pixel takes the source pixel under its centre."""
    rows = (2 * np.arange(height) + 1) * labels.shape[0] // (2 * height)
    columns = (2 * np.arange(width) + 1) * labels.shape[1] // (2 * width)
    return labels[rows][:, columns]


def decide(numbers, output):
    """classes x height x width to class ids: the largest, of equal ones the lowest; or what exceeds the threshold."""
    if output["kind"] == "logits":
        return numbers.argmax(0)
    probabilities = torch.sigmoid(numbers[0]) if output["kind"] == "logit" else numbers[0]
    return (probabilities > output["threshold"]).long()


def _seen(size, given):
    """The part of the source that the network saw: left, top, width, height in source pixels."""
    crop = given["center_crop"]
    if not crop:
        return 0, 0, *size
    edges = []
    for side, resized in zip(size, resized_size(size, given)):
        start = -((crop - resized) // 2) if crop > resized else round((resized - crop) / 2)
        edges.append((round(start * side / resized), round((start + crop) * side / resized)))
    (left, right), (top, bottom) = edges
    return left, top, max(1, right - left), max(1, bottom - top)


def check_output(output, card):
    """Complains of what cannot be the logits or the probability of an image."""
    single = card["output"]["kind"] != "logits"
    dimensions = (2, 3, 4) if single else (3, 4)
    if (
        not isinstance(output, torch.Tensor)
        or output.dim() not in dimensions
        or any(n != 1 for n in output.shape[:-3])
        or output.numel() == 0
    ):
        shape = tuple(output.shape) if isinstance(output, torch.Tensor) else type(output).__name__
        raise Refusal(f"The output is {shape}, not 1 x classes x height x width: it is no map of the image.")
    if output.is_complex() or output.is_quantized or output.layout != torch.strided:
        raise Refusal("The output is a complex, quantized or sparse tensor: let the network return plain numbers.")
    channels = to_map(output, card).shape[1]
    if (channels == 1) != single:
        raise Refusal(
            f"The output has {channels} channels, and the card says {card['output']['kind']}: logits have one channel a"
            " class, a probability, a logit or labels have one."
        )
    decided = card["output"]["kind"] == "labels"
    if not decided and not output.is_floating_point():
        raise Refusal("The output holds whole numbers, which are classes that the network decided: set output.kind to labels.")
    numbers = output.double()  # of int8 and bool no number can be compared with 255
    if decided and not ((numbers == numbers.round()).all() and 0 <= numbers.min() and numbers.max() <= 255):
        raise Refusal("The output holds other numbers than the whole ones from 0 to 255, which labels are.")
    if channels > 256:
        raise Refusal(f"The output has {channels} channels: a label map holds at most 256 classes.")
    if not torch.isfinite(output).all():
        raise Refusal("The output holds NaN or infinity: the network is broken, or its input is scaled wrongly.")


def select(output, key):
    """The tensor under the card's key; of several without names the one at that place; a bare tensor is itself."""
    if isinstance(output, (tuple, list)):
        if not (key.isdecimal() and int(key) < len(output)):
            raise Refusal(f"The model returned {len(output)} outputs without names: give the number of one as key, from 0.")
        return output[int(key)]
    if not isinstance(output, dict):
        return output
    if key not in output:
        raise Refusal(f'The model has no output "{key}" but {", ".join(map(str, output))}: give the right key.')
    return output[key]
