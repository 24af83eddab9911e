"""Small pictures of every kind, and what Pillow and PyTorch make of them: the values the Java tests are held against.

    python pictures.py pictures --out DIR      writes the pictures and expected_pictures.csv beside the folder
    python pictures.py inputs --out CSV        resizes, crops and normalised inputs of pictures made by a formula
    python pictures.py interpolate --out CSV   label maps and interpolated numbers of numbers made by a formula

`interpolate` holds two values a row, because PyTorch's kernels differ by the processor: with fused multiply-add and without
(ATEN_CPU_CAPABILITY=default, which the script sets in a process of its own).
"""

import argparse
import csv
import hashlib
import os
import struct
import subprocess
import sys
import zlib

import numpy as np
import torch
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from torch.nn import functional as F

torch.set_num_threads(2)


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def write_csv(out, header, rows):
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def numbers(count, seed):
    """A linear congruential generator that Java repeats: 16 bits a number."""
    values = np.empty(count, dtype=np.int64)
    state = seed
    for i in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values[i] = state >> 15
    return values


# --- pictures


def scene(width, height, channels):
    y, x = np.mgrid[0:height, 0:width]
    noise = numbers(width * height, 7).reshape(height, width) % 40
    planes = [(np.sin(x / (7 + 3 * k)) * np.cos(y / (9 + 2 * k)) * 107 + 108 + noise) for k in range(channels)]
    return np.clip(np.stack(planes, 2), 0, 255).astype(np.uint8)


def png(width, height, bits, colour_type, rows):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def make_pictures(folder):
    os.makedirs(folder, exist_ok=True)
    width, height = 45, 31
    rgb = Image.fromarray(scene(width, height, 3))
    grey = Image.fromarray(scene(width, height, 1)[..., 0])
    rgba = Image.fromarray(scene(width, height, 4))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    gamma = PngImagePlugin.PngInfo()
    gamma.add(b"gAMA", (30000).to_bytes(4, "big"))

    def save(image, name, **options):
        image.save(os.path.join(folder, name), **options)

    save(rgb, "420.jpg", quality=85)
    save(rgb, "422.jpg", quality=85, subsampling=1)
    save(rgb, "444-progressive.jpg", quality=85, subsampling=0, progressive=True)
    save(rgb, "components-rgb.jpg", keep_rgb=True)
    save(rgb, "profile.jpg", icc_profile=profile)
    save(grey, "grey.jpg")
    save(Image.frombytes("CMYK", (width, height), scene(width, height, 4).tobytes()), "cmyk.jpg")
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        save(rgb, f"orientation-{orientation}.jpg", exif=exif)
    exif = Image.Exif()
    exif[274] = 6
    save(rgb, "orientation-6.png", exif=exif)
    save(rgb, "orientation-6.webp", exif=exif, lossless=True)
    save(rgb, "gamma.png", pnginfo=gamma)
    save(grey, "gamma-grey.png", pnginfo=gamma)
    save(rgb, "profile.png", icc_profile=profile)
    save(grey.convert("1"), "1-bit.png")
    save(rgba, "alpha.png")
    save(rgba.convert("LA"), "grey-alpha.png")
    save(rgb.quantize(200), "palette-transparent.png", transparency=3)
    save(rgb.quantize(13), "palette-4-bit.png")
    deep = numbers(width * height * 4, 3)
    with open(os.path.join(folder, "16-bit.png"), "wb") as file:
        samples = deep[: width * height * 3].astype(">u2").reshape(height, -1)
        file.write(png(width, height, 16, 2, [row.tobytes() for row in samples]))
    with open(os.path.join(folder, "4-bit-grey.png"), "wb") as file:
        packed = (deep[: 23 * height] % 256).astype(np.uint8).reshape(height, -1)
        file.write(png(46, height, 4, 0, [row.tobytes() for row in packed]))
    save(rgb, "rgb.bmp")
    save(rgb.quantize(50), "palette.bmp")
    save(rgb, "lzw.tif", compression="tiff_lzw")
    save(grey.convert("1"), "group4.tif", compression="group4")
    save(Image.frombytes("CMYK", (width, height), scene(width, height, 4).tobytes()), "cmyk.tif", compression="tiff_lzw")
    save(rgb, "lossless.webp", lossless=True, icc_profile=profile)
    save(rgb, "lossy.webp", quality=80, method=0)
    save(rgba, "lossy-alpha.webp", quality=60)
    save(rgb, "animated.webp", save_all=True, append_images=[rgb.rotate(180)], lossless=True, exif=exif)
    save(rgba, "lossy-animated.webp", save_all=True, append_images=[rgba.rotate(180)], quality=80)
    save(rgb.quantize(60), "first-of-two.gif", save_all=True, append_images=[rgb.rotate(180).quantize(60)])
    rows = []
    for name in sorted(os.listdir(folder)):
        with Image.open(os.path.join(folder, name)) as image:
            upright = np.array(ImageOps.exif_transpose(image).convert("RGB"))
        means = [round(float(value), 3) for value in upright.mean((0, 1))]
        rows.append([name, upright.shape[1], upright.shape[0], sha256(upright), *means])
    header = ["picture", "width", "height", "rgb_sha256", "mean_red", "mean_green", "mean_blue"]
    write_csv(os.path.join(os.path.dirname(folder), "expected_pictures.csv"), header, rows)


# --- inputs

CASES = [
    # source, resize, size, centre crop, multiple of
    ((37, 61), "none", None, None, None),
    ((37, 61), "stretch", (64, 64), None, None),
    ((512, 300), "stretch", (65, 129), None, None),
    ((301, 517), "stretch", (513, 257), None, None),
    ((1, 90), "stretch", (16, 16), None, None),
    ((333, 120), "shorter-side", 100, None, None),
    ((120, 333), "shorter-side", 51, None, None),
    ((97, 64), "shorter-side", 80, 71, None),
    ((50, 33), "none", None, 64, None),
    ((50, 80), "none", None, 61, None),
    ((51, 90), "none", None, None, 32),
    ((200, 150), "shorter-side", 97, 64, 7),
]


def make_inputs(out):
    rows = []
    for (width, height), resize, size, crop, multiple in CASES:
        image = Image.fromarray(numbers(width * height * 3, width).reshape(height, width, 3).astype(np.uint8))
        if resize == "stretch":
            image = image.resize(size, Image.Resampling.BILINEAR)
        elif resize == "shorter-side":
            # torchvision's Resize(int)
            short, long = sorted(image.size)
            other = int(size * long / short)
            image = image.resize((size, other) if width <= height else (other, size), Image.Resampling.BILINEAR)
        if crop:
            image = center_crop(image, crop)
        if multiple:
            target = tuple(-(-side // multiple) * multiple for side in image.size)
            image = image.resize(target, Image.Resampling.BILINEAR) if target != image.size else image
        tensor = torch.from_numpy(np.array(image)).permute(2, 0, 1).float().div(255)
        mean = torch.tensor([0.485, 0.456, 0.406])[:, None, None]
        std = torch.tensor([0.229, 0.224, 0.225])[:, None, None]
        name = f"{width}x{height} {resize} {size} {crop} {multiple}"
        given = size if isinstance(size, tuple) else (size, size)
        rows.append(
            [width, height, resize, *(v or "" for v in (*given, crop, multiple)), image.width, image.height]
            + [sha256(tensor.numpy().astype("<f4")), sha256(((tensor - mean) / std).numpy().astype("<f4"))]
            + [sha256(((tensor - 0.5) / 0.5).numpy().astype("<f4"))]
        )
        print(name, image.size)
    header = "width,height,resize,card_width,card_height,center_crop,multiple_of,input_width,input_height"
    write_csv(out, header.split(",") + ["unit_sha256", "imagenet_sha256", "minus_one_to_one_sha256"], rows)


def center_crop(image, side):
    """torchvision's CenterCrop(side) of a PIL picture."""
    width, height = image.size
    if side > width or side > height:
        left, top = max(0, (side - width) // 2), max(0, (side - height) // 2)
        right, bottom = max(0, (side - width + 1) // 2), max(0, (side - height + 1) // 2)
        image = ImageOps.expand(image, (left, top, right, bottom), fill=0)
        width, height = image.size
    left, top = int(round((width - side) / 2.0)), int(round((height - side) / 2.0))
    return image.crop((left, top, left + side, top + side))


# --- interpolate

SHAPES = [
    # classes, rows and columns of the output; width and height of the source
    (1, 64, 64, 301, 200),
    (1, 256, 256, 133, 471),
    (2, 17, 33, 150, 99),
    (21, 33, 33, 257, 143),
    (5, 40, 90, 90, 77),
    (4, 70, 80, 80, 70),
]


def interpolate_hashes():
    hashes = []
    for classes, rows, columns, width, height in SHAPES:
        values = numbers(classes * rows * columns, classes * 1000 + rows).astype(np.float32) / np.float32(65536)
        tensor = torch.from_numpy(values.reshape(1, classes, rows, columns))
        large = F.interpolate(tensor, size=(height, width), mode="bilinear", align_corners=False)[0]
        labels = (large[0] > 0.5) if classes == 1 else large.argmax(0)
        hashes.append((sha256(large.numpy().astype("<f4")), sha256(labels.numpy().astype(np.uint8))))
    return hashes


def make_interpolate(out):
    def run(capability):
        environment = dict(os.environ, ATEN_CPU_CAPABILITY=capability)
        text = subprocess.run([sys.executable, __file__, "hashes"], env=environment, check=True, capture_output=True, text=True)
        return [line.split() for line in text.stdout.splitlines()]

    rows = []
    for shape, (fused, fused_labels), (plain, plain_labels) in zip(SHAPES, run("avx2"), run("default")):
        rows.append([*shape, fused, fused_labels, plain, plain_labels])
    header = ["classes", "rows", "columns", "width", "height", "fused_sha256", "fused_labels_sha256"]
    write_csv(out, header + ["plain_sha256", "plain_labels_sha256"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=["pictures", "inputs", "interpolate", "hashes"])
    parser.add_argument("--out")
    args = parser.parse_args()
    if args.job == "hashes":
        for pair in interpolate_hashes():
            print(*pair)
        return
    {"pictures": make_pictures, "inputs": make_inputs, "interpolate": make_interpolate}[args.job](args.out)


if __name__ == "__main__":
    main()
