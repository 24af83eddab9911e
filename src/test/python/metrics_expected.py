"""What independent libraries say of 200 pairs of masks: the values that the mask measures' tests are held against.

    pip install -r requirements-metrics.txt
    python metrics_expected.py > ../resources/fixtures/mask_metrics.csv

Each line: a pair of label maps as runs ("0x12 1x3" is twelve zeros, then three ones, row by row), which labels are
foreground ("any": all but 0), which label of the truth is ignored, and

- tp, fp, fn, tn, iou, dice: NumPy, in double precision. TorchMetrics must agree to single precision, or this script stops;
- boundary_iou: the paper's definition with SciPy's erosion, a 3 x 3 square again and again;
- hd95: the definition in docs/metrics.md with SciPy's erosion and distance transform, in double precision;
- monai_hd95: MONAI. It must agree with hd95 to single precision, or this script stops;
- surface_distance_hd95: DeepMind's surface-distance, which has another definition of a surface.

An undefined value is empty. What differs between the libraries is explained in docs/metrics.md.
"""

import csv
import math
import sys
import warnings

import numpy as np
import surface_distance
import torch
from monai.metrics import compute_hausdorff_distance
from scipy import ndimage
from torchmetrics.functional.classification import binary_f1_score, binary_jaccard_index

# surface-distance 0.1 still asks for the name that NumPy 1.24 dropped.
np.bool = bool

PAIRS = 200
CROSS = ndimage.generate_binary_structure(2, 1)
SQUARE = ndimage.generate_binary_structure(2, 2)


# Measures


def foreground(labels, ids):
    return labels != 0 if ids == "any" else np.isin(labels, [int(one) for one in ids.split(";")])


def boundary(mask):
    height, width = mask.shape
    depth = max(1, int(round(0.02 * math.sqrt(height**2 + width**2))))
    return mask & ~ndimage.binary_erosion(mask, SQUARE, iterations=depth, border_value=0)


def boundary_iou(a, b):
    a, b = boundary(a), boundary(b)
    union = np.count_nonzero(a | b)
    return np.count_nonzero(a & b) / union if union else None


def outline(mask):
    return mask & ~ndimage.binary_erosion(mask, CROSS, border_value=0)


def hd95(a, b):
    if not a.any() or not b.any():
        return None
    a, b = outline(a), outline(b)
    there = ndimage.distance_transform_edt(~b)[a]
    back = ndimage.distance_transform_edt(~a)[b]
    return max(np.percentile(there, 95), np.percentile(back, 95))


def monai_hd95(a, b):
    if not a.any() or not b.any():
        return None
    tensors = [torch.from_numpy(mask)[None, None].float() for mask in (a, b)]
    return compute_hausdorff_distance(*tensors, include_background=True, percentile=95).item()


def surface_distance_hd95(a, b):
    if not a.any() or not b.any():
        return None
    distances = surface_distance.compute_surface_distances(b, a, spacing_mm=(1, 1))
    return surface_distance.compute_robust_hausdorff(distances, 95)


def check_torchmetrics(a, b, kept, iou, dice):
    # TorchMetrics gives 0 for what is undefined here.
    predicted, truth = (torch.from_numpy(mask[kept].astype(np.int64)) for mask in (a, b))
    if predicted.numel() == 0:
        return
    assert math.isclose(binary_jaccard_index(predicted, truth).item(), iou or 0, rel_tol=1e-6, abs_tol=1e-9)
    assert math.isclose(binary_f1_score(predicted, truth).item(), dice or 0, rel_tol=1e-6, abs_tol=1e-9)


# Masks


def blobs(random, height, width, smooth, share):
    noise = ndimage.gaussian_filter(random.normal(size=(height, width)), smooth, mode="nearest")
    return (noise > np.quantile(noise, 1 - share)).astype(np.uint8)


def spoilt(random, mask):
    """Another prediction of the same: shifted, grown, shrunk, with a piece cut out or put in."""
    shift = random.integers(-3, 4, size=2)
    other = ndimage.shift(mask, shift, order=0, mode="constant")
    if random.random() < 0.3:
        other = ndimage.binary_dilation(other, SQUARE).astype(np.uint8)
    elif random.random() < 0.3:
        other = ndimage.binary_erosion(other, CROSS).astype(np.uint8)
    if random.random() < 0.5:
        height, width = mask.shape
        y, x = random.integers(height), random.integers(width)
        other[y : y + random.integers(1, 6), x : x + random.integers(1, 6)] = random.integers(2)
    return other


def shape(height, width, *boxes):
    mask = np.zeros((height, width), np.uint8)
    for top, bottom, left, right, label in boxes:
        mask[top:bottom, left:right] = label
    return mask


def by_hand():
    empty, full = np.zeros((12, 17), np.uint8), np.ones((12, 17), np.uint8)
    pixel = shape(12, 17, (4, 5, 6, 7, 1))
    square = shape(12, 17, (3, 9, 4, 11, 1))
    ring = shape(12, 17, (3, 9, 4, 11, 1), (5, 7, 6, 9, 0))
    corner = shape(12, 17, (0, 6, 0, 7, 1))
    holes = shape(30, 41, (2, 28, 3, 38, 1), (5, 9, 6, 11, 0), (15, 20, 20, 33, 0), (24, 25, 8, 9, 0))
    large = shape(120, 160, (20, 100, 30, 130, 1))
    at_edge = shape(120, 160, (40, 120, 0, 130, 1))
    rim = shape(30, 41, (5, 25, 6, 35, 255), (8, 22, 9, 32, 15))
    classes = shape(30, 41, (2, 20, 3, 22, 12), (10, 29, 15, 40, 15))
    yield "both empty", empty, empty
    yield "prediction empty", empty, square
    yield "truth empty", square, empty
    yield "both full", full, full
    yield "full against a square", full, square
    yield "one pixel, the same", pixel, pixel
    yield "one pixel, apart", pixel, shape(12, 17, (9, 10, 1, 2, 1))
    yield "one pixel at each of two corners", shape(12, 17, (0, 1, 0, 1, 1)), shape(12, 17, (11, 12, 16, 17, 1))
    yield "a square, the same", square, square
    yield "a square with a hole", ring, square
    yield "at the image's edges", corner, shape(12, 17, (0, 7, 0, 6, 1))
    yield "opposite edges", corner, shape(12, 17, (5, 12, 9, 17, 1))
    yield "holes", holes, spoilt(np.random.default_rng(5), holes)
    yield "one row", shape(1, 30, (0, 1, 2, 9, 1)), shape(1, 30, (0, 1, 5, 20, 1))
    yield "one column", shape(30, 1, (2, 9, 0, 1, 1)), shape(30, 1, (5, 20, 0, 1, 1))
    yield "one of one", shape(1, 1, (0, 1, 0, 1, 1)), shape(1, 1, (0, 1, 0, 1, 1))
    yield "two by two", shape(2, 2, (0, 1, 0, 1, 1)), shape(2, 2, (0, 2, 0, 1, 1))
    yield "boundary four pixels wide", large, shape(120, 160, (24, 104, 33, 128, 1))
    yield "boundary four pixels wide, inside", large, shape(120, 160, (22, 98, 32, 128, 1))
    yield "boundary four pixels wide, at the edge", at_edge, shape(120, 160, (43, 120, 0, 126, 1))
    yield "far apart", shape(120, 160, (0, 9, 0, 9, 1)), shape(120, 160, (100, 119, 150, 160, 1))
    yield "an ignored rim", shape(30, 41, (6, 26, 5, 33, 15)), rim, "any", "any", 255
    yield "a rim that is not ignored", shape(30, 41, (6, 26, 5, 33, 15)), rim
    yield "all ignored", square, np.full((12, 17), 255, np.uint8), "any", "any", 255
    yield "the whole truth is ignored", square, shape(12, 17, (3, 9, 4, 11, 255)), "any", "any", 255
    yield "one class", classes, spoilt_classes(classes), "15", "15"
    yield "two classes", classes, spoilt_classes(classes), "12;15", "12;15"
    yield "five ids", classes, spoilt_classes(classes), "1;2;3;12;15", "any"
    yield "own foregrounds", classes, shape(30, 41, (9, 28, 14, 40, 255)), "15", "any"
    yield "background as foreground", classes, spoilt_classes(classes), "0", "0", 12


def spoilt_classes(classes):
    other = np.roll(classes, (1, -2), (0, 1))
    other[12:15, 14:20] = 12
    return other


def at_random():
    random = np.random.default_rng(20230927)
    while True:
        height, width = (int(side) for side in random.integers(3, 50, size=2))
        if random.random() < 0.15:
            height, width = min(height, 12), min(width, 12)
            pair = [random.integers(0, 2, size=(height, width)).astype(np.uint8) for _ in range(2)]
        else:
            truth = blobs(random, height, width, random.uniform(2, 5), random.uniform(0.05, 0.9))
            pair = [spoilt(random, truth), truth]
        ignored = None
        if random.random() < 0.25:
            pair[1][ndimage.binary_dilation(boundary(pair[1] != 0)) & (pair[1] == 0)] = 255
            ignored = 255
        label = int(random.integers(1, 255))
        pair = [np.where(mask == 1, label, mask).astype(np.uint8) for mask in pair]
        yield (f"random, {width} by {height}", *pair, "any" if random.random() < 0.5 else str(label), "any", ignored)


# The table


def runs(labels):
    flat = labels.ravel()
    starts = np.flatnonzero(np.diff(flat, prepend=int(flat[0]) - 1))
    lengths = np.diff(starts, append=flat.size)
    return " ".join(f"{flat[start]}x{length}" for start, length in zip(starts, lengths))


def text(value):
    return "" if value is None else repr(float(value)) if isinstance(value, float) else str(int(value))


def row(name, prediction, truth, predicted="any", actual="any", ignored=None):
    kept = np.full(truth.shape, True) if ignored is None else truth != ignored
    a, b = foreground(prediction, predicted) & kept, foreground(truth, actual) & kept
    tp, fp, fn, tn = (np.count_nonzero(kept & one) for one in (a & b, a & ~b, ~a & b, ~a & ~b))
    iou = tp / (tp + fp + fn) if tp + fp + fn else None
    dice = 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else None
    check_torchmetrics(a, b, kept, iou, dice)
    ours, monai = hd95(a, b), monai_hd95(a, b)
    assert (ours is None) == (monai is None) and (ours is None or math.isclose(ours, monai, rel_tol=1e-5)), (name, ours, monai)
    numbers = (tp, fp, fn, tn, iou, dice, boundary_iou(a, b), ours, monai, surface_distance_hd95(a, b))
    height, width = truth.shape
    return [name, width, height, predicted, actual, "" if ignored is None else ignored,
            *(text(number) for number in numbers), runs(prediction), runs(truth)]


def main():
    warnings.filterwarnings("ignore")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow("name,width,height,predicted,actual,ignored,tp,fp,fn,tn,iou,dice,boundary_iou,hd95,monai_hd95,"
                 "surface_distance_hd95,prediction,truth".split(","))
    written = 0
    for pairs in (by_hand(), at_random()):
        for pair in pairs:
            if written == PAIRS:
                return
            out.writerow(row(*pair))
            written += 1


if __name__ == "__main__":
    main()
