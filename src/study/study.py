"""Makes docs/study.md: the study's experiment again, with DeltaMask's own command line.

    python3 src/study/study.py --images DIR --truths DIR --models DIR --work DIR

Every figure on the page comes out of this script; study.template.md has the words. It needs Python's standard library and a
built DeltaMask. What only PyTorch in Python can run is left out, and the page says so, unless --python names a Python that has
models/export/requirements.txt installed. Nothing is written outside of --work and --out. Runs that are finished in --work are
taken as they are, so a study that was stopped is gone on with. Exit codes: 0 done, 2 wrong usage, 3 a command failed.
"""

import argparse
import csv
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys

import page

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
EXPORT = os.path.join(ROOT, "models", "export")
PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")
ON_PC = (
    "scripted",
    "scripted_optimized",
    "dynamic_scripted",
    "quantized_scripted",
    "quantized_scripted_optimized",
    "quantized_qnnpack_scripted",
    "quantized_qnnpack_scripted_optimized",
)
NEEDED = ("scripted", "scripted_optimized", "quantized_scripted")
SOME_FAILED = 4
PASSIVE, ACTIVE = "passive", "active"


class Refusal(Exception):
    """What is wrong and what to do, in one sentence; `code` is the exit code."""

    def __init__(self, sentence, code=2):
        super().__init__(sentence)
        self.code = code


class Family:
    """The variants of one model: files `folder/prefix` + variant + `.pt` or `.ptl`."""

    def __init__(self, key, folder, prefix=""):
        self.key, self.folder, self.prefix = key, folder, prefix
        for variant in NEEDED:
            if not os.path.exists(self.file(variant)) or not os.path.exists(self.file(variant) + ".json"):
                raise Refusal(f"The model {self.file(variant)} or its card is missing: export it as models/export says.")
        with open(self.file("scripted") + ".json", encoding="utf-8") as card:
            self.title = json.load(card)["name"].removesuffix(" scripted")
        self.on_pc = [variant for variant in ON_PC if os.path.exists(self.file(variant))]
        lite = [variant for variant in ON_PC if os.path.exists(self.file(variant, ".ptl"))]
        if any("qnnpack" in variant for variant in lite):  # rounded for the phone's kernels: these are the phone's four
            lite = [variant for variant in lite if "quantized" not in variant or "qnnpack" in variant]
        self.lite = lite

    def file(self, variant, extension=".pt"):
        return os.path.join(self.folder, self.prefix + variant + extension)


def main(arguments=None):
    given = parse(arguments)
    try:
        study = Study(given)
        results = study.results()
        study.copy_figures()
        page.write(results, os.path.join(HERE, "study.template.md"), given.out)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    print(f"Written: {given.out}")
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", required=True, help="folder of images")
    parser.add_argument("--truths", required=True, help="folder of truths, named like the images")
    parser.add_argument("--models", required=True, help="folder of one model's variants: NAME_scripted.pt and so on")
    parser.add_argument("--work", required=True, help="folder for Runs and comparisons")
    parser.add_argument("--deltamask", default=os.path.join(ROOT, "target", "deltamask", "bin", "deltamask"))
    parser.add_argument("--python", help="a Python with PyTorch, for the eager and the lite-interpreter rows")
    parser.add_argument("--eager", help="folder with the portrait model's eager.pth and quantized.pth")
    parser.add_argument("--arm-python", help="a command that starts a Python with PyTorch for ARM, emulated or not")
    parser.add_argument("--timed-images", type=int, default=20, help="images of the timed comparisons (default: 20)")
    parser.add_argument("--note", default="", help="a sentence on the images and the machine, for the page")
    parser.add_argument("--out", default=os.path.join(ROOT, "docs", "study.md"))
    given = parser.parse_args(arguments)
    if given.python and os.sep in given.python:  # it is started in another folder
        given.python = os.path.abspath(given.python)
    return given


class Study:
    def __init__(self, given):
        self.given = given
        for option in ("images", "truths", "models", "eager"):
            folder = getattr(given, option)
            if folder is not None and not os.path.isdir(folder):
                raise Refusal(f"The folder {folder} of --{option} does not exist: check the path.")
        if not os.access(given.deltamask, os.X_OK):
            raise Refusal(f"The command {given.deltamask} does not exist: build DeltaMask, or name it with --deltamask.")
        self.images = [name for name in os.listdir(given.images) if name.lower().endswith(PICTURES)]
        if not self.images:
            raise Refusal(f"The folder {given.images} of --images holds no pictures: give one that does.")
        bundled = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(given.deltamask))), "models")
        self.portrait = Family("portrait", bundled)
        self.families = [self.portrait, Family("other", given.models, find_prefix(given.models))]
        self.dataset = os.path.join(given.work, "dataset")
        self.link_dataset()

    def link_dataset(self):
        """One dataset of the two folders, by links: nothing is copied and nothing of it is written to."""
        os.makedirs(self.dataset, exist_ok=True)
        for name, folder in (("images", self.given.images), ("masks", self.given.truths)):
            link = os.path.join(self.dataset, name)
            if os.path.islink(link):
                if os.path.realpath(link) == os.path.realpath(folder):
                    continue
                raise Refusal(f"The work folder {self.given.work} belongs to other images: give a new one.")
            os.symlink(os.path.abspath(folder), link)

    def results(self):
        """All that the page tells: plain dicts, lists and numbers."""
        return {
            "families": [self.compared(family) for family in self.families],
            "inspected": self.inspected(),
            "study_model": self.study_model(),
            "times": self.times(),
            "images": len(self.images),
            "machine": machine(),
            "note": self.given.note,
            "arm": bool(self.given.arm_python),
        }

    def compared(self, family):
        """Every Run of a family against its `scripted` in DeltaMask, and the phone's four against the same files there."""
        runs = [("DeltaMask", variant, self.run_here(family, variant)) for variant in family.on_pc]
        if family is self.portrait and self.given.python and self.given.eager:
            for variant in ("eager", "quantized"):
                model = os.path.join(self.given.eager, variant + ".pth")
                runs.append(("Python", variant, self.run_python(family, f"python-{variant}", model)))
        if self.given.python:
            for variant in family.lite:
                model = family.file(variant, ".ptl")
                runs.append(("lite", variant, self.run_python(family, f"lite-{variant}", model, "--engine", "qnnpack")))
        if family is self.portrait and self.given.arm_python:
            runs += [("ARM", variant, self.run_arm(family, variant)) for variant in family.lite]
        here = {variant: run for environment, variant, run in runs if environment == "DeltaMask"}
        rows = []
        for environment, variant, run in runs:
            row = {"environment": environment, "variant": variant}
            row |= self.compare_runs(family, here["scripted"], run)
            if environment in ("lite", "ARM"):
                row["same_file"] = self.compare_runs(family, here[variant], run)
            rows.append(row)
        optimized = {
            variant: self.compare_runs(family, here[variant], here[variant + "_optimized"])
            for variant in family.on_pc
            if variant + "_optimized" in here
        }
        return {"title": family.title, "rows": rows, "optimized": optimized}

    def run_here(self, family, variant):
        run = self.place("runs", family.key, f"pc-{variant}")
        if not self.is_done(run, family.file(variant)):
            self.deltamask("run", "--dataset", self.dataset, "--model", family.file(variant), "--out", run, "--mode", "fast",
                           "--threads", "1", "--quiet")  # fmt: skip
        return run

    def run_python(self, family, name, model, *options, command=None):
        run = self.place("runs", family.key, name)
        if not self.is_done(run, model):
            self.call([*(command or [self.given.python]), "-m", "deltamask_export.run", "--model", os.path.abspath(model),
                       "--dataset", os.path.abspath(self.dataset), "--out", os.path.abspath(run), "--quiet", *options],
                      folder=EXPORT)  # fmt: skip
        return run

    def run_arm(self, family, variant):
        """Masks alone: an emulated time is no phone's, and must not get into a comparison."""
        run = self.run_python(family, f"arm-{variant}", family.file(variant, ".ptl"), "--engine", "qnnpack", "--warmup", "0",
                              command=shlex.split(self.given.arm_python))  # fmt: skip
        masks = self.place("runs", family.key, f"ARM {variant}")
        if not os.path.exists(masks):
            os.makedirs(masks)
            os.symlink(os.path.abspath(os.path.join(run, "masks")), os.path.join(masks, "masks"))
        return masks

    def compare_runs(self, family, a, b):
        out = self.place("compared", family.key, f"{os.path.basename(a)} - {os.path.basename(b)}")
        newest = max(newest_of(a), newest_of(b))
        if not os.path.exists(os.path.join(out, "summary.json")) or newest_of(out) < newest:
            shutil.rmtree(out, ignore_errors=True)
            self.deltamask("compare", "--dataset", self.dataset, "--run-a", a, "--run-b", b, "--out", out, "--quiet")
        return comparison(out)

    def is_done(self, run, model):
        """Whether a Run is whole and of this very file and these images; what is left of another one is removed."""
        try:
            with open(os.path.join(run, "run.json"), encoding="utf-8") as file:
                info = json.load(file)
            with open(os.path.join(run, "images.csv"), encoding="utf-8", newline="") as file:
                names = {row["image"] for row in csv.DictReader(file)}
            if info["finished"] and info["variant"]["sha256"] == sha256(model) and names == set(self.images):
                return True
        except (OSError, ValueError, KeyError):
            pass
        shutil.rmtree(run, ignore_errors=True)
        return False

    def inspected(self):
        """What the files hold, without running them."""
        return [
            {"family": family.title, "variant": variant} | self.inspect(family.file(variant))
            for family in self.families
            for variant in family.on_pc
        ]

    def inspect(self, file):
        return json.loads(self.deltamask("inspect", file, "--json"))

    def study_model(self):
        """The study's own network, dynamically quantized. Random weights do: only what quantization does is asked."""
        if not self.given.python:
            return None
        folder = self.place("resnet50")
        scripted, quantized = (os.path.join(folder, name + ".pt") for name in ("scripted", "quantized_scripted"))
        if not (os.path.exists(scripted) and os.path.exists(quantized)):
            self.call([self.given.python, "-m", "deltamask_export", "deeplabv3_resnet50", "--weights", "random", "--seed", "5",
                       "--only", "scripted,quantized_scripted", "--out", os.path.abspath(folder)], folder=EXPORT)  # fmt: skip
        out = self.place("resnet50", "compared")
        if not os.path.exists(os.path.join(out, "summary.json")):
            shutil.rmtree(out, ignore_errors=True)
            self.deltamask("compare", "--dataset", self.dataset, "--a", scripted, "--b", quantized, "--limit", "2", "--mode",
                           "fast", "--warmup", "0", "--foreground", "any", "--out", out, "--quiet")  # fmt: skip
        return {"scripted": self.inspect(scripted), "quantized": self.inspect(quantized), "compared": comparison(out)}

    def times(self):
        """Forward times of pairs, in turn image by image. Spinning threads need two of them, so one thread is asked once."""
        rows = []
        for family in self.families:
            for threads, policy in ((1, PASSIVE), (2, PASSIVE), (2, ACTIVE)):
                for variant in ("scripted_optimized", "quantized_scripted"):
                    if variant == "quantized_scripted" and policy == ACTIVE:
                        continue
                    out = self.place("timed", family.key, f"{variant}-{threads}-{policy}")
                    if not os.path.exists(os.path.join(out, "summary.json")):
                        shutil.rmtree(out, ignore_errors=True)
                        self.deltamask("compare", "--dataset", self.dataset, "--a", family.file("scripted"), "--b",
                                       family.file(variant), "--mode", "timed", "--threads", str(threads), "--warmup", "3",
                                       "--limit", str(self.given.timed_images), "--out", out, "--quiet",
                                       wait_policy=policy)  # fmt: skip
                    row = {"family": family.title, "variant": variant, "threads": threads, "policy": policy}
                    rows.append(row | comparison(out))
        return rows

    def copy_figures(self):
        """The two figures of the page, beside it."""
        portrait, other = self.families
        for name, family, variant in (("optimized", other, "scripted_optimized"), ("int8", portrait, "quantized_scripted")):
            figure = self.place("compared", family.key, f"pc-scripted - pc-{variant}", "delta-iou.svg")
            shutil.copyfile(figure, os.path.join(os.path.dirname(os.path.abspath(self.given.out)), f"study-{name}.svg"))

    def place(self, *parts):
        folder = os.path.join(self.given.work, *parts)
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        return folder

    def deltamask(self, *arguments, wait_policy=PASSIVE):
        return self.call([self.given.deltamask, *arguments], environment={"OMP_WAIT_POLICY": wait_policy})

    def call(self, command, folder=None, environment=None):
        """Runs a command and gives what it printed; says what it runs, as some take minutes."""
        print(" ".join(shlex.quote(os.path.basename(part) or part) for part in command), file=sys.stderr)
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", **(environment or {})}
        try:
            done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
        except OSError as error:
            raise Refusal(f"The command {command[0]} cannot be started: {error.strerror}; check its path.", 3) from error
        if done.returncode not in (0, SOME_FAILED):
            words = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
            raise Refusal(f"The command {shlex.join(command)} ended with {done.returncode}: {words}", 3)
        return done.stdout


def comparison(folder):
    """A comparison's summary, and its rows that have a delta."""
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
        summary = json.load(file)
    with open(os.path.join(folder, "comparison.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    deltas = [(row["image"], float(row["delta_iou"])) for row in rows if row["delta_iou"]]
    return {
        "summary": summary,
        "deltas": sorted(deltas, key=lambda pair: -abs(pair[1])),
        "masks_differ": sum(1 for row in rows if row["agreement"] and float(row["agreement"]) < 1),
    }


def find_prefix(folder):
    """What stands before `scripted.pt` in the names of a folder with one model's variants."""
    ends = [name.removesuffix("scripted.pt") for name in os.listdir(folder) if name.endswith("scripted.pt")]
    plain = sorted(end for end in ends if not end.endswith(("quantized_", "qnnpack_", "dynamic_")))
    if not plain:
        raise Refusal(f"The folder {folder} of --models holds no NAME_scripted.pt: give a folder with one model's variants.")
    if len(plain) > 1:
        raise Refusal(f"The folder {folder} of --models holds several models ({', '.join(plain)}): give a folder with one.")
    return plain[0]


def newest_of(folder):
    """When the newest of a Run's or a comparison's own files was written, in seconds."""
    names = ("run.json", "masks", "summary.json")
    return max(os.path.getmtime(os.path.join(folder, name)) for name in names if os.path.exists(os.path.join(folder, name)))


def machine():
    model = "unknown"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
    return {"cores": os.cpu_count(), "processor": model}


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
