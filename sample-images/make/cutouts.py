"""Cuts the three people out: an outline drawn by hand, then a matte in a band along it.

What is worn or held in the hands belongs to the person: the astronaut's helmet, the camera. The tripod does not; it is
cut out as a prop, which is pasted with the man but is no part of the truth.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from pymatting import estimate_alpha_cf, estimate_foreground_ml
from scipy.ndimage import distance_transform_edt

# outlines in pixels of the original pictures
ASTRONAUT = [
    (240, 15), (262, 18), (280, 33), (293, 48), (300, 68), (302, 88), (298, 105), (289, 120), (277, 131), (268, 137),
    (262, 138), (259, 150), (256, 165), (256, 173), (275, 185), (290, 203), (300, 220), (304, 234), (309, 236),
    (321, 243), (333, 255), (342, 269), (348, 286), (355, 310), (360, 330), (365, 347), (380, 344), (400, 343),
    (420, 346), (440, 354), (458, 366), (475, 385), (488, 410), (495, 437), (498, 454), (503, 456), (506, 464),
    (509, 478), (510, 495), (507, 512), (36, 512), (32, 500), (26, 480), (24, 460), (24, 440), (22, 415), (19, 400), (22, 380),
    (24, 360), (26, 340), (30, 325), (35, 305), (40, 290), (46, 278), (50, 268), (58, 255), (70, 240), (88, 228),
    (104, 219), (112, 211), (117, 205), (114, 196), (113, 187), (120, 184), (123, 178), (130, 165), (142, 155),
    (155, 150), (170, 148), (185, 149), (182, 132), (178, 131), (173, 123), (166, 117), (159, 107), (154, 95),
    (152, 80), (154, 65), (162, 50), (175, 41), (190, 36), (205, 28), (222, 20),
]
CAMERAMAN = [
    (0, 512), (0, 257), (20, 240), (40, 211), (55, 180), (65, 158), (80, 140), (100, 128), (120, 125), (131, 122),
    (140, 112), (152, 106), (161, 105), (163, 98), (170, 85), (180, 76), (193, 68), (203, 66), (215, 68), (232, 71),
    (245, 80), (257, 92), (265, 105), (270, 118), (270, 128), (262, 131), (256, 132), (253, 140), (268, 139),
    (285, 141), (310, 140), (325, 139), (325, 152), (321, 154), (320, 172), (325, 169), (330, 173), (332, 182),
    (329, 196), (323, 210), (316, 220), (308, 228), (304, 246), (299, 247), (298, 258), (304, 272), (290, 282),
    (275, 293), (262, 303), (247, 312), (235, 310), (222, 303), (207, 296), (195, 312), (180, 332), (165, 352),
    (150, 372), (142, 382), (145, 400), (148, 420), (150, 450), (150, 512),
]
CAMERAMAN_HOLE = [
    (251, 152), (260, 152), (261, 176), (268, 183), (274, 186), (274, 199), (283, 204), (272, 208), (264, 212),
    (262, 222), (263, 230), (256, 238), (249, 246), (245, 235), (243, 224), (243, 205), (241, 194), (243, 187),
    (244, 182), (246, 175), (252, 170), (255, 166), (251, 158),
]
TRIPOD = [
    [(289, 246), (297, 246), (297, 313), (309, 316), (308, 345), (299, 346), (299, 470), (288, 470), (288, 346),
     (279, 331), (279, 314), (289, 313)],
    [(284, 332), (290, 336), (248, 490), (240, 512), (232, 512)],
    [(306, 330), (311, 329), (405, 512), (399, 512)],
    [(305, 316), (325, 302), (337, 301), (338, 307), (327, 308), (309, 320)],
]
HOPPER = [
    (262, 23), (284, 30), (305, 43), (330, 56), (346, 73), (352, 87), (365, 87), (370, 107), (372, 142), (369, 178),
    (375, 190), (373, 213), (366, 254), (358, 290), (340, 307), (331, 313), (344, 331), (395, 353), (446, 376),
    (490, 388), (500, 411), (512, 447), (523, 500), (531, 560), (535, 600), (10, 600), (13, 569), (20, 498), (28, 442),
    (38, 406), (56, 381), (102, 363), (152, 349), (190, 330), (203, 309), (198, 295), (170, 280), (161, 254),
    (155, 223), (151, 193), (153, 168), (151, 127), (156, 99), (175, 84), (193, 53), (218, 41), (238, 28),
]


@dataclass
class Cutout:
    """A person with transparent surroundings: colour and alpha in 0..1, and a prop's alpha or None."""

    name: str
    colour: np.ndarray
    alpha: np.ndarray
    prop: np.ndarray | None
    runs_out_left: bool  # the body is cut by the picture's left edge, so it must stay at an edge
    grey: bool


def _filled(size, polygons, holes=()):
    scale = 4
    mask = Image.new("L", (size[0] * scale, size[1] * scale))
    draw = ImageDraw.Draw(mask)
    for polygon in polygons:
        draw.polygon([(x * scale, y * scale) for x, y in polygon], fill=255)
    for polygon in holes:
        draw.polygon([(x * scale, y * scale) for x, y in polygon], fill=0)
    return mask.resize(size, Image.Resampling.BOX)


def _trimap(mask, inside, outside):
    """0 outside, 1 inside, 0.5 in a band along the outline, whose width may differ from place to place."""
    values = np.asarray(mask) > 127
    trimap = np.full(values.shape, 0.5)
    trimap[distance_transform_edt(values) > inside] = 1
    trimap[distance_transform_edt(~values) > outside] = 0
    return trimap


def _sharpen(alpha, low=0.06, high=0.94):
    """Takes the haze off: nearly nothing becomes nothing, nearly all becomes all."""
    return np.clip((alpha - low) / (high - low), 0, 1)


def _matte(picture, mask, inside, outside):
    alpha = estimate_alpha_cf(picture, _trimap(mask, inside, outside))
    # the outline is trusted beyond the band's half: no islands far from it
    limit = np.asarray(mask.filter(ImageFilter.GaussianBlur(3.5)), float) / 255
    return _sharpen(np.minimum(alpha, np.clip(limit * 4, 0, 1)))


def _colours(image):
    return np.asarray(image.convert("RGB"), float) / 255


def astronaut(path):
    picture = _colours(Image.open(path))
    mask = _filled((512, 512), [ASTRONAUT])
    alpha = _matte(picture, mask, inside=np.where(_rows(512) < 145, 7, 3.5), outside=np.where(_rows(512) < 145, 7, 4))
    # dark on dark between sleeve and helmet, helmet and table: the outline itself
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.0)), float) / 255
    dark = _filled((512, 512), [[(340, 300), (512, 300), (512, 512), (340, 512)]])
    weight = np.asarray(dark.filter(ImageFilter.GaussianBlur(6)), float) / 255
    alpha = alpha * (1 - weight) + soft * weight
    return Cutout("astronaut", estimate_foreground_ml(picture, alpha), alpha, None, False, False)


def hopper(path):
    picture = _colours(Image.open(path))
    # her left sleeve leaves the frame: 40 more columns of the same cloth, so that she can stand free
    wide = np.concatenate([picture[:, :503], picture[:, 502:453:-1]], axis=1)
    mask = _filled((552, 600), [HOPPER])
    # the hat's left side is dark on dark: a narrow band there
    hat = (_rows(600) < 185) & (np.arange(512)[None] < 180)
    outside = np.where(hat, 1.5, np.where(_rows(600) < 315, 6, 2.5))
    inside = np.where(hat, 3, np.where(_rows(600) < 315, 6, 3.5))
    alpha = _matte(picture, mask.crop((0, 0, 512, 600)), inside, outside)
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.0)), float) / 255
    alpha = np.concatenate([alpha, soft[:, 512:]], axis=1)
    sleeve = np.clip((np.arange(552) - 490) / 18, 0, 1)[None] * (_rows(600) > 400)
    alpha = alpha * (1 - sleeve) + soft * sleeve
    return Cutout("grace_hopper", estimate_foreground_ml(wide, alpha), alpha, None, False, False)


def cameraman(path):
    picture = _colours(Image.open(path))
    mask = _filled((512, 512), [CAMERAMAN], [CAMERAMAN_HOLE])
    back = (_rows(512) > 150) & (np.arange(512)[None] < 90)
    outside = np.where(back, 1.5, np.where(_rows(512) < 132, 6, 3))
    alpha = _matte(picture, mask, np.where(back, 2.5, 3.5), outside)
    prop = np.asarray(_filled((512, 512), TRIPOD).filter(ImageFilter.GaussianBlur(0.6)), float) / 255
    both = np.maximum(alpha, prop)
    return Cutout("camera", estimate_foreground_ml(picture, both), alpha, both, True, True)


def _rows(height):
    return np.arange(height)[:, None]
