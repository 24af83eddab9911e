"""Run folders in DeltaMask's format: run.json, images.csv, masks/."""

import csv
import json
import os
from datetime import datetime, timezone

from PIL import Image

from deltamask_export.refusal import Refusal, first_line

COLUMNS = [
    "number", "image", "status", "width", "height",
    "decode_ms", "preprocess_ms", "forward_ms", "postprocess_ms", "repeat", "error",
]  # fmt: skip
STAGES = COLUMNS[5:9]


class RunWriter:
    """Writes a Run a row at a time, so that whatever happens all that was done is there."""

    def __init__(self, folder, info):
        try:
            if os.path.exists(folder) and os.listdir(folder):
                raise Refusal(f"The output folder {folder} is not empty: give a new or an empty folder.")
            os.makedirs(os.path.join(folder, "masks"), exist_ok=True)
            self.folder = folder
            self.info = {"format": 1, **info, "started": now(), "finished": None}
            self._write_info()
            self.file = open(os.path.join(folder, "images.csv"), "w", encoding="utf-8", newline="")
        except OSError as error:
            raise Refusal(f"The output folder {folder} cannot be written: {error.strerror}; give another one.") from error
        self.rows = csv.DictWriter(self.file, COLUMNS, lineterminator="\n")
        self.rows.writeheader()
        self.file.flush()

    def done(self, sample, labels, times):
        """Adds an image: its label map, and the stages' times in ms of each repeat."""
        path = os.path.join(self.folder, "masks", sample.stem + ".png")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        image = Image.fromarray(labels)
        image.putpalette(VOC_COLOURS)  # makes it a palette image in which a pixel stays its class id
        image.save(path + ".part", format="PNG")
        os.replace(path + ".part", path)
        for repeat, stages in enumerate(times, start=1):
            row = {"number": sample.number, "image": sample.name, "status": "done", "repeat": repeat}
            self._add(row | {"width": image.width, "height": image.height} | dict(zip(STAGES, stages)))

    def failed(self, sample, error):
        self._add({"number": sample.number, "image": sample.name, "status": "failed", "error": error})

    def finish(self, peak_rss_bytes):
        self.file.close()
        self.info |= {"peak_rss_bytes": peak_rss_bytes, "finished": now()}
        self._write_info()

    def _add(self, row):
        self.rows.writerow(row)
        self.file.flush()

    def _write_info(self):
        path = os.path.join(self.folder, "run.json")
        with open(path + ".part", "w", encoding="utf-8", newline="\n") as file:
            json.dump(self.info, file, indent=1)
            file.write("\n")
        os.replace(path + ".part", path)


def _voc_colours():
    """Pascal VOC's colours of 256 class ids: the id's bits are dealt in turn to red, green and blue."""
    colours = []
    for label in range(256):
        for channel in range(3):
            colours.append(sum((label >> (3 * bit + channel) & 1) << (7 - bit) for bit in range(3)))
    return colours


VOC_COLOURS = _voc_colours()


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def in_words(error, path):
    """Why an image failed, in one sentence."""
    if isinstance(error, Refusal):
        return str(error)
    return f"{path} failed: {first_line(error)}."
