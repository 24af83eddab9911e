"""Puts people into scenes: light, colour, sharpness and grain of person and background are made to agree."""

from dataclasses import dataclass, field

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

LUMA = np.array([0.2126, 0.7152, 0.0722])

# where the eyes are in each cut-out, and how far the chin is below them, in its own pixels
FACES = {
    "astronaut": (222, 101, 77),
    "grace_hopper": (262, 190, 135),
    "camera": (243, 145, 50),
}
# rows of the cut-out that may be used; below 312 the cameraman's tripod spreads its legs
BOTTOM = {"astronaut": 512, "grace_hopper": 600, "camera": 445}


@dataclass
class Person:
    name: str
    face: float  # eye to chin, as a share of the picture's height
    x: float = 0.5  # the eyes' place, as shares of width and height
    y: float = 0.4
    mirror: bool = False
    gain: float = 1.0
    turn: float = 0.0  # degrees
    blur: float = 0.0


@dataclass
class Scene:
    size: tuple
    background: tuple  # kind, then its arguments
    people: list
    depth: float = 0.0  # blur of the background, pixels
    ambience: float = 0.35  # how far the person takes on the background's colour, 0..1
    tone: str = "colour"  # colour, grey or sepia
    light: float = 1.0  # exposure of the finished picture
    contrast: float = 1.0
    saturation: float = 1.0
    haze: float = 0.0  # lifts the blacks
    grain: float = 0.012
    soft: float = 0.0  # blur of the finished picture, pixels
    shake: float = 0.0  # horizontal motion blur, pixels
    shadow: float = 0.0  # of the person on a wall behind
    relight: float = 0.0  # light from the left (above 0) or right, on the person
    plants: list = field(default_factory=list)  # (name, x, y, height, blur, mirror) in shares of the picture
    vignette: float = 0.12


def to_linear(srgb):
    return np.where(srgb <= 0.04045, srgb / 12.92, ((np.maximum(srgb, 0) + 0.055) / 1.055) ** 2.4)


def to_srgb(linear):
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def blur(values, sigma):
    if sigma <= 0:
        return values
    return gaussian_filter(values, (sigma, sigma, 0) if values.ndim == 3 else sigma, mode="nearest")


def resize(values, size):
    """Channel by channel in floating point; Pillow's filter widens itself when it makes smaller."""
    planes = values[..., None] if values.ndim == 2 else values
    resized = [
        np.asarray(Image.fromarray(planes[..., c].astype(np.float32)).resize(size, Image.Resampling.BICUBIC))
        for c in range(planes.shape[2])
    ]
    result = np.clip(np.stack(resized, axis=-1), 0, None).astype(float)
    return result[..., 0] if values.ndim == 2 else result


def render(scene, sources, rng):
    """Returns the finished picture (H x W x 3, 0..1) and its truth, the alpha of all people together."""
    width, height = scene.size
    picture = background(scene, sources, rng)
    if scene.depth:
        # blurred in linear light, so that lamps stay bright, as they do in a lens
        picture = to_srgb(blur(to_linear(picture), scene.depth))
    truth = np.zeros((height, width))
    for person in scene.people:
        colour, alpha, cover = place(person, sources.cutout(person.name), scene.size)
        if scene.tone != "colour" or sources.cutout(person.name).grey:
            colour = np.repeat((colour @ LUMA)[..., None], 3, axis=2)
        colour = relight(match(colour, cover, picture, person.gain, scene), scene.relight, alpha)
        if scene.shadow:
            cast = np.roll(blur(cover, 0.02 * height), (int(0.012 * height), int(0.035 * width)), (0, 1))
            picture = picture * (1 - scene.shadow * cast)[..., None]
        colour = wrap(colour, cover, picture)
        picture = colour * cover[..., None] + picture * (1 - cover[..., None])
        truth = alpha + truth * (1 - cover)
    for plant in scene.plants:
        colour, cover = place_plant(plant, sources, scene, picture)
        picture = colour * cover[..., None] + picture * (1 - cover[..., None])
        truth = truth * (1 - cover)
    return finish(picture, scene, rng), truth


# --- backgrounds


def background(scene, sources, rng):
    kind, *arguments = scene.background
    made = {"pano": pano, "photo": photo, "backdrop": backdrop, "wall": wall}[kind](
        scene.size, sources, rng, *arguments
    )
    if scene.tone != "colour":
        made = np.repeat((made @ LUMA)[..., None], 3, axis=2)
    return made


def pano(size, sources, rng, name, yaw, view=75, pitch=4, exposure=1.0):
    """A straight view into a panorama: `yaw`, `pitch` and the horizontal angle `view` in degrees."""
    sky = sources.panorama(name)
    rows, columns = sky.shape[:2]
    width, height = size
    step = 4  # the panoramas are coarse: sampled small, then enlarged smoothly
    w, h = width // step, height // step
    focal = w / 2 / np.tan(np.radians(view) / 2)
    x, y = np.meshgrid(np.arange(w) - (w - 1) / 2, (h - 1) / 2 - np.arange(h))
    tilt = np.radians(pitch)
    up = y * np.cos(tilt) + focal * np.sin(tilt)
    ahead = focal * np.cos(tilt) - y * np.sin(tilt)
    longitude = np.arctan2(x, ahead) + np.radians(yaw)
    latitude = np.arctan2(up, np.hypot(x, ahead))
    at = [(0.5 - latitude / np.pi) * rows - 0.5, (longitude / (2 * np.pi) % 1) * columns - 0.5]
    luma = map_coordinates(sky @ LUMA, at, order=1, mode="grid-wrap")
    developed = to_srgb(filmic(sky * (0.24 * exposure / max(np.median(luma), 1e-3))))
    # cubic, and without the prefilter that would make it sharp: neither steps nor rings in the enlarged pixels
    seen = [map_coordinates(developed[..., c], at, order=3, mode="grid-wrap", prefilter=False) for c in range(3)]
    return resize(np.stack(seen, axis=-1), size)


def filmic(linear):
    """Rolls bright light off gently instead of clipping it."""
    linear = np.minimum(linear, 30.0)
    return linear * (1 + linear / 9) / (1 + 0.55 * linear) * 0.95


def photo(size, sources, rng, name, box=(0.03, 0.03, 0.97, 0.97), mirror=False, exposure=1.0, tint=None):
    """A part of a photograph, cropped further to the picture's shape about the part's middle."""
    picture = sources.photo(name)
    rows, columns = picture.shape[:2]
    left, top, right, bottom = box[0] * columns, box[1] * rows, box[2] * columns, box[3] * rows
    wanted = size[0] / size[1]
    if (right - left) / (bottom - top) > wanted:
        spare = (right - left) - (bottom - top) * wanted
        left, right = left + spare / 2, right - spare / 2
    else:
        spare = (bottom - top) - (right - left) / wanted
        top, bottom = top + spare / 2, bottom - spare / 2
    part = picture[int(top) : int(bottom), int(left) : int(right)]
    part = resize(part[:, ::-1] if mirror else part, size)
    part = to_srgb(to_linear(np.clip(part, 0, 1)) * exposure)
    return np.clip(part * np.array(tint), 0, 1) if tint else part


def wall(size, sources, rng, name, colour, zoom=1.0, turn=True):
    """A texture in one colour, lit from one side, as a wall behind the person."""
    texture = sources.photo(name) @ LUMA
    texture = texture.T if turn else texture
    side = int(max(size) * zoom)
    values = resize(texture, (side, side))[: size[1], : size[0]]
    values = values / values.mean()
    slope = np.linspace(1.12, 0.82, size[0])[None, :] * np.linspace(1.05, 0.95, size[1])[:, None]
    return np.clip((values * slope)[..., None] * np.array(colour), 0, 1)


def backdrop(size, sources, rng, colour, glow=0.5, mottle=0.05):
    """A studio's painted cloth: a soft light in the middle, clouds of paint."""
    width, height = size
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    light = 1 + glow * (np.exp(-((x - 0.1) ** 2 / 0.7 + (y + 0.15) ** 2 / 0.9)) - 0.5)
    clouds = sum(
        blur(rng.standard_normal((height, width)), sigma) * sigma * weight
        for sigma, weight in ((10, 0.5), (28, 1.0), (70, 1.2))
    )
    light = light * (1 + mottle * clouds)
    return np.clip(light[..., None] * np.array(colour), 0, 1)


# --- people


def place(person, cutout, size):
    """Scales, mirrors, turns and moves a cut-out; returns colour, alpha and the cover (alpha with the prop)."""
    width, height = size
    eye_x, eye_y, chin = FACES[cutout.name]
    rows, columns = cutout.alpha.shape
    scale = person.face * height / chin
    mirrored = -1 if person.mirror else 1
    x0, y0 = person.x * width, person.y * height
    if cutout.runs_out_left:
        # stays cut by the picture's edge
        inset = min(x0, eye_x * scale - 1) if not person.mirror else max(x0, width - eye_x * scale + 1)
        x0 = inset
    # the body always runs out of the picture's bottom
    y0 = max(y0, height + 1 - (BOTTOM[cutout.name] - eye_y) * scale)
    angle = np.radians(person.turn)
    x, y = np.meshgrid(np.arange(width) + 0.5 - x0, np.arange(height) + 0.5 - y0)
    u = (x * np.cos(angle) + y * np.sin(angle)) / scale * mirrored + eye_x - 0.5
    v = (y * np.cos(angle) - x * np.sin(angle)) / scale + eye_y - 0.5
    edges = "nearest"

    def take(plane, outside):
        # averaged first where it is made smaller, so that nothing flickers
        plane = blur(plane, 0.42 * max(0, 1 / scale - 0.7))
        return map_coordinates(plane, [v, u], order=1 if scale < 1 else 3, mode=outside)

    colour = np.stack([take(cutout.colour[..., c], edges) for c in range(3)], axis=-1)
    # the body goes on below the picture it was cut from by a pixel or two only; sides are open
    alpha = take(np.pad(cutout.alpha, 0), edges)
    cover = alpha if cutout.prop is None else take(cutout.prop, edges)
    if not cutout.runs_out_left:
        open_sides = (u > -0.5) & (u < columns - 0.5)
        alpha, cover = alpha * open_sides, cover * open_sides
    else:
        cover, alpha = cover * (u < columns - 0.5), alpha * (u < columns - 0.5)
    colour, alpha, cover = blur(colour, person.blur), blur(alpha, person.blur), blur(cover, person.blur)
    return np.clip(colour, 0, 1), np.clip(alpha, 0, 1), np.clip(np.maximum(cover, alpha), 0, 1)


def match(colour, cover, picture, gain, scene):
    """Lets the surroundings' light fall on the person: their colour, and a part of their brightness."""
    near = np.clip(blur(cover, 0.08 * picture.shape[0]) * 2, 0, 1) * (1 - cover)
    weight = near[..., None] + 1e-6
    ambient = (to_linear(picture) * weight).sum((0, 1)) / weight.sum((0, 1))
    brightness = max(float(ambient @ LUMA), 1e-3)
    tint = (ambient / brightness) ** scene.ambience
    level = np.clip((brightness / 0.22) ** (0.45 * scene.ambience), 0.5, 1.35)
    lit = to_linear(colour) * tint * level * gain
    lit = np.where(lit > 0.8, 0.8 + (1 - np.exp(-(lit - 0.8) * 4)) * 0.2, lit)
    return to_srgb(lit + scene.haze * 0.06 * ambient)


def relight(colour, amount, alpha):
    if not amount:
        return colour
    columns = np.flatnonzero(alpha.max(0) > 0.5)
    across = np.clip((np.arange(alpha.shape[1]) - columns[0]) / max(1, columns[-1] - columns[0]), 0, 1)
    return np.clip(colour * (1 + amount * (0.5 - across))[None, :, None], 0, 1)


def wrap(colour, cover, picture):
    """Bright surroundings spill over the person's edge, as in a lens."""
    radius = max(1.5, 0.006 * picture.shape[0])
    rim = np.clip(cover * blur(1 - cover, radius), 0, 1)[..., None]
    spill = blur(picture, radius * 3)
    return np.maximum(colour, colour * (1 - 0.45 * rim) + spill * 0.45 * rim)


def place_plant(plant, sources, scene, picture):
    """An unsharp plant before the person: dark on white paper in its photograph, so darkness is its alpha."""
    name, x, y, share, sigma, mirror = plant
    width, height = scene.size
    paper = sources.photo(name) @ LUMA
    rows, columns = paper.shape
    paper = paper[int(0.03 * rows) : int(0.985 * rows), int(0.05 * columns) : int(0.95 * columns)]
    paper = paper[:, ::-1] if mirror else paper
    tall = int(share * height)
    small = resize(paper, (int(tall * paper.shape[1] / paper.shape[0]), tall))
    level = np.percentile(small, 85)
    alpha = np.clip((0.9 * level - small) / (0.32 * level), 0, 1)
    cover, shade = np.zeros((height, width)), np.zeros((height, width))
    top, left = int(y * height), int(x * width)
    for target, values in ((cover, alpha), (shade, small)):
        t, l, b, r = max(0, top), max(0, left), min(height, top + tall), min(width, left + small.shape[1])
        if b > t and r > l:
            target[t:b, l:r] = values[t - top : b - top, l - left : r - left]
    cover = blur(cover, sigma)
    ambient = to_linear(picture).mean((0, 1))
    leaf = np.array([0.55, 0.75, 0.35]) if scene.tone == "colour" else np.ones(3)
    colour = to_srgb(to_linear(blur(shade, sigma))[..., None] * leaf * (0.2 + 0.5 * ambient / max(ambient.max(), 1e-3)))
    return colour, np.clip(cover, 0, 1)


# --- the camera


def finish(picture, scene, rng):
    """What one camera does to all of it: exposure, contrast, colour, blur, vignette, grain."""
    height, width = picture.shape[:2]
    picture = to_srgb(to_linear(picture) * scene.light)
    middle = picture.mean()
    picture = np.clip((picture - middle) * scene.contrast + middle, 0, 1)
    grey = (picture @ LUMA)[..., None]
    picture = grey + (picture - grey) * (scene.saturation if scene.tone == "colour" else 0)
    if scene.shake:
        steps = np.linspace(-scene.shake / 2, scene.shake / 2, 2 * int(scene.shake) + 3)
        columns = np.arange(width)
        picture = sum(picture[:, np.clip(np.round(columns + s).astype(int), 0, width - 1)] for s in steps) / len(steps)
    picture = blur(picture, scene.soft)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    picture = picture * (1 - scene.vignette * (x**2 + y**2) ** 1.5 / 2.83)[..., None]
    if scene.tone == "sepia":
        grey = picture @ LUMA
        picture = np.stack([0.07 + 0.90 * grey, 0.045 + 0.845 * grey, 0.02 + 0.72 * grey], axis=-1)
    noise = blur(rng.standard_normal((height, width)), 0.55)[..., None] * 2.0
    colour_noise = blur(rng.standard_normal((height, width, 3)), 0.8) * (0.8 if scene.tone == "colour" else 0)
    strength = 0.6 * scene.grain * (1.15 - 0.5 * picture)
    return np.clip(picture + strength * (noise + colour_noise), 0, 1)
