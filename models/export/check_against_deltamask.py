"""Runs every exported file of a folder in Python and in DeltaMask, and counts the pixels of their label maps that differ.

    python check_against_deltamask.py --models DIR --dataset DATASET --deltamask ../../target/deltamask/bin/deltamask

The state dicts, which only Python runs, are held against DeltaMask's run of their scripted form. More than one pixel in
100,000 fails the check.
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image

ALLOWED = 1e-5
SCRIPTED_FORM = {"eager.pth": "scripted.pt", "quantized.pth": "quantized_scripted.pt"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="folder that the export wrote")
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--deltamask", required=True, help="the command")
    parser.add_argument("--limit", default="3")
    parser.add_argument("--module", help="see python -m deltamask_export.run")
    given = parser.parse_args()
    files = sorted(name for name in os.listdir(given.models) if name.endswith((".pth", ".pt", ".ptl")))
    allow = ["--module", given.module] if given.module else []
    fine = True
    with tempfile.TemporaryDirectory() as work:
        for file in sorted(files, key=lambda name: name.endswith(".pth")):
            ours = os.path.join(work, "python", file)
            theirs = os.path.join(work, "deltamask", SCRIPTED_FORM.get(file, file))
            common = ["--dataset", given.dataset, "--limit", given.limit, "--warmup", "0", "--quiet", "--model"]
            path = os.path.join(given.models, file)
            subprocess.run([sys.executable, "-m", "deltamask_export.run", *common, path, *allow, "--out", ours], check=True,
                           stdout=subprocess.DEVNULL)  # fmt: skip
            if not os.path.exists(theirs):
                subprocess.run([given.deltamask, "run", *common, path, "--out", theirs], check=True, stdout=subprocess.DEVNULL)
            different, pixels = count(os.path.join(ours, "masks"), os.path.join(theirs, "masks"))
            fine &= different <= pixels * ALLOWED
            print(f"{file:36} {different} of {pixels:,} pixels differ", flush=True)
    sys.exit(0 if fine else 1)


def count(ours, theirs):
    different = pixels = 0
    for name in os.listdir(ours):
        with Image.open(os.path.join(ours, name)) as a, Image.open(os.path.join(theirs, name)) as b:
            different += int((np.array(a) != np.array(b)).sum())
            pixels += a.width * a.height
    return different, pixels


if __name__ == "__main__":
    main()
