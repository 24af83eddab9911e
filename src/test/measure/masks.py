"""NumPy's and SciPy's times for what MaskBenchmark measures: masks.sh runs it."""

import pathlib
import sys
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "python"))


def disc(radius, side=1024):
    y, x = np.ogrid[:side, :side]
    return (((x - side // 2) ** 2 + (y - side // 2) ** 2 < radius * radius) * 15).astype(np.uint8)


def confusion(prediction, truth):
    a, b = prediction != 0, truth != 0
    both, positive, real = np.count_nonzero(a & b), np.count_nonzero(a), np.count_nonzero(b)
    return both, positive - both, real - both, a.size - positive - real + both


def classes(prediction, truth):
    kept = truth != 255
    return np.bincount(truth[kept].astype(np.int64) * 256 + prediction[kept], minlength=65536)


def boundary(prediction, truth):
    from metrics_expected import boundary_iou, hd95

    a, b = prediction != 0, truth != 0
    return boundary_iou(a, b), hd95(a, b)


def show(measure, times):
    pair = disc(300), disc(308)
    measure(*pair)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        measure(*pair)
        taken.append((time.perf_counter() - start) * 1e6)
    for part in (0, 0.5, 0.9):
        print(f"{measure.__name__:40} p{part:.2f} {np.quantile(taken, part):10.1f} us")


show(confusion, 500)
show(classes, 50)
show(boundary, 10)
