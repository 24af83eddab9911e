"""The 48 scenes. Positions are shares of the picture; `face` is eye to chin as a share of its height."""

from scene import Person, Scene

A, H, C = "astronaut", "grace_hopper", "camera"

# numbers that are the original pictures, as they are in their packages
ORIGINALS = {1: (A, "jpg"), 17: (H, "jpg"), 33: (C, "png")}


def one(name, face, x, y, **more):
    return [Person(name, face, x, y, **more)]


def scenes():
    """Number -> Scene, for all that are not originals."""
    wide, tall, square, broad, portrait = (640, 480), (480, 640), (512, 512), (720, 540), (512, 600)
    return {
        2: Scene(wide, ("pano", "park", -60, 70, 6), one(H, 0.22, 0.46, 0.40), depth=2.0),
        3: Scene(tall, ("pano", "venice", -100, 60, 6), one(A, 0.125, 0.47, 0.36), depth=1.5),
        4: Scene(broad, ("photo", "dust-bowl-home"), one(H, 0.21, 0.30, 0.42), tone="sepia", depth=1.2, grain=0.02),
        5: Scene(square, ("backdrop", (0.36, 0.40, 0.46)), one(H, 0.215, 0.5, 0.40, mirror=True), grain=0.01),
        6: Scene(wide, ("photo", "nagasaki-boats", (0.05, 0.2, 0.95, 0.9)), one(C, 0.155, 0.50, 0.46), tone="grey",
                 depth=0.8, contrast=0.95),
        7: Scene(portrait, ("pano", "lobby", 170, 65, 3), one(A, 0.14, 0.50, 0.34, mirror=True), depth=2.5),
        8: Scene(broad, ("pano", "sunset", 10, 80, 5), one(A, 0.155, 0.62, 0.36), depth=1.5, light=0.92),
        9: Scene(tall, ("wall", "brick", (0.50, 0.33, 0.26), 1.0), one(H, 0.165, 0.48, 0.42), shadow=0.35, grain=0.014),
        10: Scene(square, ("pano", "forest", 60, 65, 4), one(A, 0.15, 0.48, 0.34), depth=2.0, light=0.95),
        11: Scene(wide, ("photo", "rocket", (0.02, 0.02, 0.98, 0.98), False, 1.25), one(A, 0.155, 0.32, 0.38, gain=0.85),
                  depth=1.2, ambience=0.3, light=0.95),
        12: Scene(portrait, ("photo", "black-canyon", (0.05, 0.03, 0.95, 0.97)), one(H, 0.185, 0.50, 0.42), tone="sepia",
                  depth=1.5, grain=0.024, contrast=0.94),
        13: Scene(broad, ("pano", "workshop", 120, 75, 2), one(H, 0.215, 0.55, 0.42, mirror=True), depth=4),
        14: Scene(wide, ("pano", "dawn", 0, 80, 4),
                  [Person(H, 0.175, 0.66, 0.48, gain=0.95), Person(A, 0.155, 0.34, 0.40)], depth=1.8),
        15: Scene(tall, ("pano", "city", 60, 65, 8, 0.7), one(H, 0.15, 0.52, 0.46), depth=1.5, light=1.05),
        16: Scene(square, ("photo", "french-alpine-landscape", (0.05, 0.05, 0.9, 0.95)), one(C, 0.13, 0.45, 0.42),
                  tone="sepia", depth=1.0, grain=0.01, contrast=1.1),
        18: Scene(broad, ("pano", "apartment", 120, 75, 3), one(A, 0.17, 0.40, 0.36), depth=2.5),
        19: Scene(wide, ("pano", "night", 140, 80, 4, 0.35), one(H, 0.2, 0.56, 0.42, gain=0.7), depth=2.0, light=0.62,
                  grain=0.035, ambience=0.3),
        20: Scene(portrait, ("backdrop", (0.58, 0.52, 0.46)), one(A, 0.15, 0.46, 0.33), grain=0.01),
        21: Scene(tall, ("photo", "dust-bowl-home", (0.3, 0.05, 0.98, 0.98)), one(A, 0.115, 0.45, 0.42), tone="grey",
                  depth=1.0, grain=0.018),
        22: Scene(wide, ("pano", "lab", 30, 75, 3), one(A, 0.16, 0.62, 0.36, mirror=True), depth=2.2),
        23: Scene(square, ("pano", "hall", 200, 75, 3, 0.8), one(H, 0.19, 0.44, 0.44), depth=4.5, light=0.9),
        24: Scene(broad, ("photo", "march-pastoral", (0.04, 0.05, 0.96, 0.93)), one(C, 0.15, 0.46, 0.44), tone="grey",
                  depth=1.4, grain=0.012, contrast=1.1),
        25: Scene(wide, ("pano", "sunrise", 232, 75, 4), one(H, 0.2, 0.40, 0.43), depth=1.8,
                  plants=[("acanthus-mollis", 0.47, 0.40, 0.85, 5, False)]),
        26: Scene(tall, ("wall", "gravel", (0.42, 0.41, 0.40), 1.3), one(A, 0.12, 0.50, 0.38), depth=2.2, shadow=0.4),
        27: Scene(portrait, ("pano", "warehouse", 90, 65, 4), one(H, 0.18, 0.52, 0.42), depth=2.0, light=0.85, grain=0.02),
        28: Scene(broad, ("pano", "esplanade", 40, 70, 5), one(A, 0.11, 0.56, 0.47), depth=1.6),
        29: Scene(wide, ("backdrop", (0.075, 0.08, 0.10), 0.7), one(H, 0.23, 0.5, 0.42), grain=0.016, light=0.9),
        30: Scene(square, ("pano", "bridge", 90, 70, 4), one(H, 0.2, 0.5, 0.42, mirror=True), depth=2.0),
        31: Scene(wide, ("photo", "nagasaki-boats", (0.0, 0.1, 1, 0.8), True), one(A, 0.135, 0.32, 0.40), tone="sepia",
                  depth=1.2, grain=0.012),
        32: Scene(tall, ("pano", "park", 120, 60, 5), one(A, 0.14, 0.52, 0.33, mirror=True), depth=2.0,
                  plants=[("allium-oreophilum", -0.22, 0.50, 0.62, 7, False)]),
        34: Scene(broad, ("pano", "venice", 60, 75, 5), one(H, 0.16, 0.36, 0.52, mirror=True), depth=1.5, light=0.85),
        35: Scene(portrait, ("wall", "brick", (0.46, 0.45, 0.44), 1.2), one(C, 0.12, 0.52, 0.44), tone="grey",
                  shadow=0.3, grain=0.018),
        36: Scene(wide, ("pano", "studio", 255, 60, 2, 0.45), one(A, 0.16, 0.5, 0.36), depth=1.5),
        37: Scene(broad, ("pano", "sunset", 200, 75, 3, 0.5), one(H, 0.125, 0.55, 0.62, gain=0.6), depth=3.5, light=0.5,
                  grain=0.03, soft=0.6, ambience=0.5),
        38: Scene(wide, ("pano", "forest", 200, 75, 3, 0.8),
                  [Person(A, 0.15, 0.67, 0.40, mirror=True), Person(H, 0.185, 0.36, 0.46)], depth=2.0, light=0.9),
        39: Scene(tall, ("pano", "sky", 20, 60, 8), one(H, 0.17, 0.50, 0.40), depth=1.5, light=1.08, contrast=0.94, haze=0.6),
        40: Scene(broad, ("pano", "city", 200, 80, 6), one(A, 0.135, 0.44, 0.40), depth=1.2, soft=1.1, shake=5, light=0.8,
                  grain=0.02),
        # a hard one: little contrast, no colour
        41: Scene(square, ("photo", "black-canyon", (0.03, 0.02, 0.97, 0.9)), one(A, 0.14, 0.42, 0.38, mirror=True),
                  tone="sepia", depth=0.8, grain=0.024),
        42: Scene(portrait, ("photo", "french-alpine-landscape", (0.3, 0.02, 0.98, 0.98)), one(H, 0.19, 0.48, 0.42), tone="grey",
                  depth=1.5, grain=0.02),
        43: Scene(wide, ("pano", "sunrise", 20, 70, 3, 1.2), one(A, 0.16, 0.55, 0.36), depth=2.0, haze=0.8, light=1.05,
                  contrast=0.92),
        44: Scene(square, ("wall", "grass", (0.20, 0.27, 0.12), 1.4, False), one(H, 0.2, 0.52, 0.42), depth=3.0),
        45: Scene(wide, ("photo", "dust-bowl-home", (0.02, 0.03, 0.7, 0.97), True),
                  [Person(A, 0.125, 0.36, 0.42), Person(C, 0.12, 0.66, 0.5, mirror=True)], tone="grey", depth=1.0, grain=0.02),
        46: Scene(tall, ("pano", "workshop", 300, 65, 4), one(A, 0.105, 0.44, 0.45), depth=4, light=0.9),
        47: Scene(broad, ("pano", "dawn", 180, 80, 3, 0.6), one(A, 0.15, 0.36, 0.38, gain=0.75), depth=4, light=0.7, grain=0.03,
                  relight=0.5),
        48: Scene(wide, ("pano", "lobby", 20, 75, 3), one(H, 0.26, 0.52, 0.38), depth=3.0),
    }


def random_scene(rng):
    """A scene for calibration: the same people and packages, other layouts."""
    panoramas = ("apartment", "bridge", "city", "dawn", "esplanade", "forest", "hall", "lab", "lobby", "night", "park",
                 "sky", "studio", "sunrise", "sunset", "venice", "warehouse", "workshop")
    photographs = ("black-canyon", "dust-bowl-home", "french-alpine-landscape", "march-pastoral", "nagasaki-boats")
    size = [(640, 480), (480, 640), (512, 512), (720, 540)][rng.integers(4)]
    name = [A, H, C][rng.integers(3)]
    tone = ["grey", "sepia"][rng.integers(2)] if name == C or rng.random() < 0.3 else "colour"
    if tone == "colour":
        background = ("pano", panoramas[rng.integers(18)], float(rng.uniform(0, 360)), 70, 4, float(rng.uniform(0.6, 1.2)))
    else:
        background = ("photo", photographs[rng.integers(5)], (0.03, 0.03, 0.97, 0.97), bool(rng.random() < 0.5))
    face = float(rng.uniform(*{A: (0.10, 0.17), H: (0.15, 0.24), C: (0.12, 0.17)}[name]))
    person = Person(name, face, float(rng.uniform(0.35, 0.65)), float(rng.uniform(0.34, 0.44)), bool(rng.random() < 0.5))
    return Scene(size, background, [person], depth=float(rng.uniform(0.5, 3)), tone=tone,
                 light=float(rng.uniform(0.6, 1.1)), grain=float(rng.uniform(0.008, 0.035)))
