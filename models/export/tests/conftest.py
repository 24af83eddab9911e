import numpy as np
import pytest
from PIL import Image

from deltamask_export.__main__ import main as export_main


@pytest.fixture(scope="session")
def dataset(tmp_path_factory):
    """Five small pictures with masks, one of them of another size, one beside another of its stem, and a broken one."""
    folder = tmp_path_factory.mktemp("data") / "five pictures"
    random_numbers = np.random.default_rng(1)
    for name in ("images", "masks"):
        (folder / name).mkdir(parents=True)
    for number, size in {1: (40, 30), 2: (40, 30), 10: (33, 47)}.items():
        blocks = random_numbers.integers(0, 256, (5, 5, 3), dtype=np.uint8)
        Image.fromarray(blocks).resize(size).save(folder / "images" / f"{number}.png")
        mask = (random_numbers.integers(0, 2, (5, 5)) * 255).astype(np.uint8)
        Image.fromarray(mask).resize(size, Image.Resampling.NEAREST).save(folder / "masks" / f"{number}.png")
    Image.fromarray(blocks).resize((20, 20)).save(folder / "images" / "2.bmp")
    (folder / "images" / "11.png").write_bytes(b"\x89PNG\r\n\x1a\n not whole")
    return folder


@pytest.fixture(scope="session")
def pictures_folder(dataset, tmp_path_factory):
    """The dataset's whole pictures with their masks."""
    folder = tmp_path_factory.mktemp("whole")
    for part in ("images", "masks"):
        (folder / part).mkdir()
        for number in (1, 2, 10):
            (folder / part / f"{number}.png").write_bytes((dataset / part / f"{number}.png").read_bytes())
    return folder


@pytest.fixture(scope="session")
def static(pictures_folder, tmp_path_factory):
    """All six variants of the tiny network, statically quantized, in both formats."""
    folder = tmp_path_factory.mktemp("static")
    assert export("tests.tiny:Tiny", folder, "--calibration", pictures_folder) == 0
    return folder


def export(source, out, *options):
    return export_main([source, "--weights", "random", "--seed", "3", "--out", str(out), *map(str, options)])
