"""Draws facts: icons of Noto Color Emoji and coloured shapes on backgrounds, then what cameras and codecs do to them.

    python draw.py --out SHEET.png           # a sheet of 100 training drawings, to look at, and the time of each

Icons are rasterised once into a cache. A drawing is [side, side, 3] uint8, of any side; the training's is 64.
"""
import argparse
import io
import math
import random
import subprocess
import tempfile
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from facts import SHAPES, fact_of, icons

SIDE = 64
ICON_SIZES = (96, 48, 28)
FONT_SIZE = 109              # the only size of the font's bitmaps
BASE_COLOURS = {             # hue, saturation and value, each with how far it may be off
    "red": ((0, 8), (0.88, 0.1), (0.85, 0.12)), "orange": ((28, 6), (0.93, 0.07), (0.97, 0.05)),
    "yellow": ((53, 5), (0.85, 0.13), (0.97, 0.05)), "green": ((122, 26), (0.75, 0.2), (0.62, 0.18)),
    "blue": ((218, 14), (0.8, 0.18), (0.82, 0.16)), "purple": ((280, 12), (0.65, 0.2), (0.65, 0.15)),
    "brown": ((24, 6), (0.65, 0.12), (0.42, 0.1)), "black": ((0, 180), (0.1, 0.1), (0.08, 0.07)),
    "white": ((0, 180), (0.02, 0.02), (0.97, 0.03)), "grey": ((0, 180), (0.03, 0.03), (0.55, 0.12)),
    "pink": ((335, 12), (0.4, 0.14), (0.98, 0.02)),
}
# Icons with writing, hands of clocks or a direction are not mirrored.
NEVER_MIRRORED = frozenset({"numbers", "time", "school", "technology"})


def pick_colour(name, rng):
    (hue, hues), (saturation, saturations), (value, values) = BASE_COLOURS[name]

    def near(middle, off):
        return middle + rng.uniform(-off, off)
    return hsv(near(hue, hues), near(saturation, saturations), near(value, values))


def hsv(hue, saturation, value):
    def channel(n):
        k = (n + hue / 60) % 6
        share = min(1, max(0, value)) * (1 - min(1, max(0, saturation)) * max(0, min(k, 4 - k, 1)))
        return int(255 * share + 0.5)
    return channel(5), channel(3), channel(1)


def any_colour(rng):
    return hsv(rng.uniform(0, 360), rng.betavariate(1.2, 1.2), rng.betavariate(2.5, 1.2))


def emoji_font():
    found = subprocess.run(["fc-match", "-f", "%{family}|%{file}", "Noto Color Emoji"], check=True, capture_output=True,
                           text=True).stdout.partition("|")
    if "Noto Color Emoji" not in found[0]:
        raise SystemExit("Noto Color Emoji is not installed (Debian: fonts-noto-color-emoji)")
    return ImageFont.truetype(found[2], FONT_SIZE)


def rasterise(picture, font):
    """[96, 96] RGBA, the icon without its margins, in the middle"""
    image = Image.new("RGBA", (320, 200))
    ImageDraw.Draw(image).text((60, 20), picture, font=font, embedded_color=True)
    image = image.crop(image.getbbox())
    side = max(image.size)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square.resize((ICON_SIZES[0],) * 2, Image.Resampling.BICUBIC)


def corners(points, radius, inner=None, turn=-90.0):
    """A polygon about the middle of a square of 384; `inner`: every other corner, for stars"""
    count = points * (2 if inner else 1)
    return [(192 + (inner if inner and at % 2 else radius) * math.cos(math.radians(turn + 360 * at / count)),
             192 + (inner if inner and at % 2 else radius) * math.sin(math.radians(turn + 360 * at / count)))
            for at in range(count)]


def shape_mask(shape):
    image = Image.new("L", (384, 384))
    draw = ImageDraw.Draw(image)
    if shape in ("circle", "ring"):
        draw.ellipse((20, 20, 364, 364), fill=255)
        if shape == "ring":
            draw.ellipse((112, 112, 272, 272), fill=0)
    elif shape == "square":
        draw.rectangle((40, 40, 344, 344), fill=255)
    elif shape == "triangle":
        draw.polygon([(192, 30), (370, 340), (14, 340)], fill=255)
    elif shape == "star":
        draw.polygon(corners(5, 185, 76), fill=255)
    elif shape == "diamond":
        draw.polygon([(192, 10), (310, 192), (192, 374), (74, 192)], fill=255)
    elif shape == "cross":
        draw.rectangle((138, 24, 246, 360), fill=255)
        draw.rectangle((24, 138, 360, 246), fill=255)
    elif shape == "heart":
        draw.polygon([(192 + 11.2 * 16 * math.sin(t) ** 3, 180 - 11.2 * (
            13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)))
            for t in np.linspace(0, 2 * math.pi, 120)], fill=255)
    return image.resize((ICON_SIZES[0],) * 2, Image.Resampling.BOX)


def sizes_of(image):
    """The picture in all sizes; RGBA with the alpha multiplied in, so that edges blend rightly"""
    made = [image.resize((size, size), Image.Resampling.BICUBIC) if size != image.width else image
            for size in ICON_SIZES]
    return [one.convert("RGBa") if one.mode == "RGBA" else one for one in made]


@lru_cache(maxsize=None)
def stamps():
    """{icon's key or shape's name: its picture in each of ICON_SIZES}"""
    cache = Path(tempfile.gettempdir()) / "clip" / "icons.npz"
    pictures = {entry.key: entry.concept.picture for entry in icons()}
    if not cache.exists() or set(np.load(cache).files) != set(pictures):
        font = emoji_font()
        cache.parent.mkdir(exist_ok=True)
        np.savez_compressed(cache, **{key: np.asarray(rasterise(text, font)) for key, text in pictures.items()})
    found = {key: sizes_of(Image.fromarray(array)) for key, array in np.load(cache).items()}
    return found | {shape: sizes_of(shape_mask(shape)) for shape in SHAPES}


def smooth_noise(side, cells, noise):
    small = Image.fromarray(noise.integers(0, 256, (cells, cells, 3), np.uint8))
    return np.asarray(small.resize((side, side), Image.Resampling.BICUBIC), np.float32)


def gradient(side, first, second, rng):
    angle = rng.uniform(0, 2 * math.pi)
    line = np.linspace(-0.5, 0.5, side, dtype=np.float32)
    along = np.clip(0.5 + line[None] * math.cos(angle) + line[:, None] * math.sin(angle), 0, 1)[..., None]
    return np.float32(first) * (1 - along) + np.float32(second) * along


def stripes(side, first, second, rng):
    """Stripes, a chequerboard or dots"""
    at = np.arange(side, dtype=np.float32) / side * rng.uniform(3, 9) + rng.random()
    kind = rng.randrange(4)
    rows, columns = (at % 1 < 0.5)[:, None], (at % 1 < 0.5)[None]
    if kind == 0:
        mask = np.broadcast_to(rows, (side, side))
    elif kind == 1:
        mask = np.broadcast_to(columns, (side, side))
    elif kind == 2:
        mask = rows ^ columns
    else:
        mask = (at % 1 - 0.5)[:, None] ** 2 + (at % 1 - 0.5)[None] ** 2 < 0.07
    return np.where(mask[..., None], np.float32(first), np.float32(second))


def colour_background(name, side, rng, noise):
    first, second = pick_colour(name, rng), pick_colour(name, rng)
    kind = rng.random()
    if kind < 0.5:
        canvas = np.empty((side, side, 3), np.float32)
        canvas[:] = first
    elif kind < 0.75:
        canvas = gradient(side, first, second, rng)
    elif kind < 0.85:
        canvas = stripes(side, first, second, rng)
    else:
        canvas = np.float32(first) + (smooth_noise(side, rng.randint(3, 12), noise) - 128) * 0.12
    return canvas


def pattern_background(side, rng, noise):
    """Of several colours: it has no name"""
    kind = rng.random()
    if kind < 0.3:
        return gradient(side, any_colour(rng), any_colour(rng), rng)
    if kind < 0.5:
        return stripes(side, any_colour(rng), any_colour(rng), rng)
    if kind < 0.75:
        return smooth_noise(side, rng.randint(2, 9), noise)
    image = Image.new("RGB", (side, side), any_colour(rng))
    scatter(ImageDraw.Draw(image), side, rng, rng.randint(2, 9))
    return np.asarray(image, np.float32)


def scatter(draw, side, rng, count):
    """Ellipses, boxes and lines that nobody mentions"""
    for _ in range(count):
        x, y, width, height = (rng.uniform(-0.2, 1) * side, rng.uniform(-0.2, 1) * side,
                               rng.uniform(0.05, 0.5) * side, rng.uniform(0.05, 0.5) * side)
        kind = rng.randrange(3)
        if kind == 0:
            draw.ellipse((x, y, x + width, y + height), fill=any_colour(rng))
        elif kind == 1:
            draw.rectangle((x, y, x + width, y + height), fill=any_colour(rng))
        else:
            draw.line((x, y, x + width * 2, y + height * 2), fill=any_colour(rng), width=max(1, side // 40))


class SceneBackground:
    """Simple scenery, drawn at twice the size and halved"""

    def __init__(self, side, rng):
        self.side, self.rng = 2 * side, rng
        self.image = Image.new("RGB", (self.side, self.side))
        self.draw = ImageDraw.Draw(self.image)

    def make(self, name):
        getattr(self, name)()
        return np.asarray(self.image.reduce(2), np.float32)

    def shade(self, hue, saturation, value):
        rng = self.rng
        return hsv(hue + rng.uniform(-8, 8), saturation + rng.uniform(-0.1, 0.1), value + rng.uniform(-0.08, 0.08))

    def fill(self, top, bottom, start=0.0, end=1.0):
        """A vertical gradient between two heights (0 to 1)"""
        first, last = int(start * self.side), int(end * self.side)
        for y in range(first, last, 4):
            share = (y - first) / max(1, last - first)
            colour = tuple(int(a + (b - a) * share) for a, b in zip(top, bottom))
            self.draw.rectangle((0, y, self.side, y + 4), fill=colour)

    def disc(self, x, y, radius, colour):
        side = self.side
        self.draw.ellipse(((x - radius) * side, (y - radius) * side, (x + radius) * side, (y + radius) * side),
                          fill=colour)

    def box(self, left, top, right, bottom, colour):
        side = self.side
        self.draw.rectangle((left * side, top * side, right * side, bottom * side), fill=colour)

    def clouds(self, most, low=0.35, colour=(250, 250, 252)):
        for _ in range(self.rng.randint(0, most)):
            x, y, size = self.rng.random(), self.rng.uniform(0.03, low), self.rng.uniform(0.03, 0.09)
            for step in range(4):
                self.disc(x + step * size, y + self.rng.uniform(-0.3, 0.3) * size, size, colour)

    def day_sky(self, end=1.0):
        self.fill(self.shade(205, 0.6, 0.9), self.shade(200, 0.22, 0.97), 0, end)
        if self.rng.random() < 0.4:
            self.disc(self.rng.random(), self.rng.uniform(0.05, 0.25), 0.07, (255, 221, 87))
        self.clouds(3, min(0.35, end))

    def sky(self):
        self.day_sky()
        self.clouds(6, 0.95)

    def meadow(self):
        horizon = self.rng.uniform(0.3, 0.6)
        self.day_sky(horizon)
        self.fill(self.shade(100, 0.55, 0.75), self.shade(115, 0.7, 0.5), horizon)
        for _ in range(self.rng.randint(0, 30)):
            x, y = self.rng.random(), self.rng.uniform(horizon, 1)
            self.box(x, y - 0.04, x + 0.008, y, self.shade(120, 0.7, 0.4))

    def beach(self):
        horizon, shore = self.rng.uniform(0.25, 0.45), self.rng.uniform(0.5, 0.75)
        self.day_sky(horizon)
        self.fill(self.shade(205, 0.8, 0.7), self.shade(185, 0.55, 0.85), horizon, shore)
        self.fill(self.shade(43, 0.4, 0.95), self.shade(38, 0.45, 0.88), shore)

    def sea(self):
        horizon = self.rng.uniform(0.25, 0.5)
        self.day_sky(horizon)
        self.fill(self.shade(205, 0.75, 0.75), self.shade(215, 0.85, 0.45), horizon)
        for _ in range(self.rng.randint(3, 12)):
            x, y, width = self.rng.random(), self.rng.uniform(horizon, 1), self.rng.uniform(0.08, 0.3)
            self.box(x, y, x + width, y + 0.015, self.shade(195, 0.3, 0.95))

    def night(self):
        self.fill(self.shade(235, 0.8, 0.12), self.shade(240, 0.6, 0.3))
        for _ in range(self.rng.randint(8, 30)):
            self.disc(self.rng.random(), self.rng.uniform(0, 0.8), self.rng.uniform(0.004, 0.014), (255, 255, 225))
        if self.rng.random() < 0.6:
            x, y, cut = self.rng.random(), self.rng.uniform(0.08, 0.25), self.rng.uniform(0.03, 0.15)
            self.disc(x, y, 0.08, (250, 240, 190))
            self.disc(x + cut, y - 0.02, 0.075, (14, 14, 50))
        if self.rng.random() < 0.5:
            self.fill(self.shade(120, 0.5, 0.12), self.shade(120, 0.5, 0.08), self.rng.uniform(0.7, 0.9))

    def snow(self):
        horizon = self.rng.uniform(0.3, 0.6)
        self.fill(self.shade(215, 0.3, 0.7), self.shade(210, 0.12, 0.88), 0, horizon)
        self.fill((246, 249, 254), self.shade(210, 0.1, 0.92), horizon)
        for _ in range(self.rng.randint(15, 45)):
            self.disc(self.rng.random(), self.rng.random(), self.rng.uniform(0.006, 0.018), (255, 255, 255))

    def room(self):
        floor = self.rng.uniform(0.6, 0.85)
        wall = self.shade(self.rng.choice((35, 45, 160, 10, 210)), 0.2, 0.88)
        self.fill(wall, wall, 0, floor)
        self.fill(self.shade(28, 0.55, 0.6), self.shade(25, 0.6, 0.45), floor)
        x, y = self.rng.uniform(0.02, 0.7), self.rng.uniform(0.05, 0.2)
        self.box(x, y, x + 0.28, y + 0.3, (250, 250, 250))
        for column in (0.02, 0.15):
            for row in (0.02, 0.16):
                self.box(x + column, y + row, x + column + 0.11, y + row + 0.12, self.shade(205, 0.45, 0.92))
        self.box(0, floor - 0.02, 1, floor, (245, 240, 230))

    def street(self):
        ground = self.rng.uniform(0.55, 0.75)
        self.day_sky(ground)
        x = -self.rng.random() * 0.2
        while x < 1:
            width, height = self.rng.uniform(0.15, 0.3), self.rng.uniform(0.2, 0.5)
            self.box(x, ground - height, x + width, ground, self.shade(self.rng.choice((15, 30, 45, 200)), 0.35, 0.7))
            for column in range(2):
                for row in range(int(height / 0.14)):
                    left, top = x + width * (0.2 + 0.4 * column), ground - height + 0.04 + row * 0.13
                    self.box(left, top, left + width * 0.2, top + 0.06, self.shade(205, 0.3, 0.9))
            x += width + self.rng.uniform(0, 0.05)
        self.fill(self.shade(220, 0.05, 0.45), self.shade(220, 0.05, 0.35), ground)
        for step in range(5):
            self.box(step * 0.24, ground + 0.14, step * 0.24 + 0.12, ground + 0.17, (240, 240, 240))

    def rain(self):
        self.fill(self.shade(215, 0.15, 0.5), self.shade(215, 0.12, 0.68))
        self.clouds(5, 0.2, self.shade(215, 0.1, 0.42))
        for _ in range(self.rng.randint(20, 50)):
            x, y, long = self.rng.random() * self.side, self.rng.random() * self.side, self.side * 0.06
            self.draw.line((x, y, x - long * 0.3, y + long), fill=(190, 215, 240), width=2)

    def forest(self):
        self.fill(self.shade(160, 0.3, 0.75), self.shade(130, 0.45, 0.55))
        ground = self.rng.uniform(0.65, 0.85)
        self.fill(self.shade(100, 0.5, 0.4), self.shade(95, 0.55, 0.3), ground)
        for _ in range(self.rng.randint(4, 9)):
            x, foot, height = self.rng.random(), ground + self.rng.uniform(-0.02, 0.1), self.rng.uniform(0.4, 0.75)
            self.box(x - 0.02, foot - 0.15, x + 0.02, foot, self.shade(25, 0.6, 0.35))
            green, side = self.shade(130, 0.65, 0.4), self.side
            for step in range(3):
                top, wide = foot - height + step * height * 0.22, 0.06 + 0.04 * step
                self.draw.polygon([(x * side, top * side), ((x - wide) * side, (top + height * 0.36) * side),
                                   ((x + wide) * side, (top + height * 0.36) * side)], fill=green)


@lru_cache(maxsize=6000)
def scenery(name, side, seed):
    return SceneBackground(side, random.Random(f"{name}{seed}")).make(name).astype(np.uint8)


def background(fact, side, rng, noise):
    kind, _, name = fact.background.partition(":")
    if kind == "colour":
        return colour_background(name, side, rng, noise)
    if kind == "scene":
        canvas = scenery(name, side, rng.randrange(250)).astype(np.float32)
        return canvas[:, ::-1].copy() if rng.random() < 0.5 else canvas
    return pattern_background(side, rng, noise)


def places(fact, rng):
    """-> ((x, y, size) of each entry's drawings, in shares of the side)"""
    def off(by):
        return rng.uniform(-by, by)
    if fact.layout == "one":
        low, high = {"big": (0.8, 0.98), "small": (0.22, 0.36)}.get(fact.size, (0.42, 0.78))
        size = rng.uniform(low, high)
        free = max(0.04, 0.5 - size / 2)
        return [(0.5 + off(free), 0.5 + off(free), size)]
    if fact.layout in ("beside", "stacked"):
        first, second = rng.uniform(0.32, 0.5), rng.uniform(0.32, 0.5)
        ends = [(0.25 + off(0.05), 0.5 + off(0.16), first), (0.75 + off(0.05), 0.5 + off(0.16), second)]
        return ends if fact.layout == "beside" else [(y, x, size) for x, y, size in ends]
    count = fact.count if fact.layout == "many" else 3
    return scattered(count, rng)


def scattered(count, rng):
    """In a row, a ring or a loose grid, apart from each other"""
    kind = rng.random()
    if kind < 0.35:
        size = rng.uniform(0.78, 0.98) / count
        tilt = rng.uniform(-0.1, 0.1)
        y = rng.uniform(0.3, 0.7)
        return [((at + 0.5) / count, y + tilt * (at - (count - 1) / 2), min(0.46, size)) for at in range(count)]
    if kind < 0.65:
        turn, radius = rng.uniform(0, 2 * math.pi), 0.2 + 0.02 * count
        size = min(0.4, 1.6 * radius * math.sin(math.pi / count))
        return [(0.5 + radius * math.cos(turn + 2 * math.pi * at / count),
                 0.5 + radius * math.sin(turn + 2 * math.pi * at / count), size) for at in range(count)]
    cells = rng.sample([(x, y) for x in range(3) for y in range(2)], count) if count > 4 else rng.sample(
        [(x, y) for x in range(2) for y in range(2)], count)
    across, size = (3, rng.uniform(0.26, 0.33)) if count > 4 else (2, rng.uniform(0.3, 0.45))
    return [((x + 0.5) / across + rng.uniform(-0.03, 0.03), (y + 0.5) / 2 + rng.uniform(-0.06, 0.06), size)
            for x, y in cells]


def stamp(canvas, entry, place, looks, rng):
    """Lays one icon or shape on the canvas"""
    side = canvas.shape[0]
    x, y, size = place[0] * side, place[1] * side, place[2] * side
    pictures = stamps()[entry.shape or entry.key]
    picture = next((p for p in reversed(pictures) if p.width >= size * 0.9), pictures[0])
    turn = math.radians(looks["turn"] + rng.gauss(0, 5))
    scale_x, scale_y = size * looks["narrow"] / picture.width, size / picture.width
    if looks["mirrored"]:
        scale_x = -scale_x
    cos, sin, shear = math.cos(turn), math.sin(turn), looks["shear"]
    a, b, d, e = scale_x * cos, scale_y * (shear * cos - sin), scale_x * sin, scale_y * (shear * sin + cos)
    reach = int(size * 0.75) + 2
    left, top = max(0, int(x) - reach), max(0, int(y) - reach)
    right, bottom = min(side, int(x) + reach), min(side, int(y) + reach)
    if right <= left or bottom <= top:
        return
    whole, middle = a * e - b * d, picture.width / 2
    dx, dy = left - x, top - y
    matrix = (e / whole, -b / whole, middle + (e * dx - b * dy) / whole,
              -d / whole, a / whole, middle + (a * dy - d * dx) / whole)
    made = np.asarray(picture.transform((right - left, bottom - top), Image.Transform.AFFINE, matrix,
                                        Image.Resampling.BILINEAR), np.float32)
    area = canvas[top:bottom, left:right]
    if entry.shape:
        alpha = made[..., None] / 255
        area += alpha * (np.float32(looks["colour"]) - area)
    else:
        area *= 1 - made[..., 3:] / 255
        area += made[..., :3]


def draw(fact, rng, side=SIDE, spoil=True):
    """-> [side, side, 3] uint8"""
    noise = np.random.default_rng(rng.getrandbits(32))
    canvas = background(fact, side, rng, noise)
    if rng.random() < 0.15:
        image = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
        scatter(ImageDraw.Draw(image), side, rng, rng.randint(1, 4))
        canvas = np.array(image, np.float32)
    narrow = rng.uniform(0.56, 1) if rng.random() < 0.4 else rng.uniform(0.9, 1.05)
    entries = fact.entries * fact.count if fact.layout == "many" else fact.entries
    looks = {}
    for entry, place in zip(entries, places(fact, rng)):
        if entry.key not in looks:
            mirrored = entry.concept and entry.concept.group not in NEVER_MIRRORED and rng.random() < 0.4
            looks[entry.key] = {"turn": rng.gauss(0, 9), "shear": rng.gauss(0, 0.08), "mirrored": mirrored,
                                "narrow": narrow, "colour": entry.shape and pick_colour(entry.colour, rng)}
        stamp(canvas, entry, place, looks[entry.key], rng)
    picture = np.clip(canvas, 0, 255).astype(np.uint8)
    return spoiled(picture, rng, noise) if spoil else picture


def spoiled(picture, rng, noise):
    """Light, blur, noise and JPEG, each in some drawings"""
    if rng.random() < 0.5:
        light, contrast = rng.uniform(-22, 22), rng.uniform(0.75, 1.2)
        picture = np.clip((picture - 128.0) * contrast + 128 + light, 0, 255).astype(np.uint8)
    if rng.random() < 0.2:
        strength = rng.uniform(2, 14)
        picture = np.clip(picture + noise.normal(0, strength, picture.shape), 0, 255).astype(np.uint8)
    kind = rng.random()
    if kind > 0.55:
        return picture
    image = Image.fromarray(picture)
    if kind < 0.18:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9) * image.width / 64))
    elif kind < 0.25:
        image = ImageEnhance.Color(image).enhance(rng.uniform(0.5, 1.3))
    if kind > 0.12:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=rng.randint(25, 95))
        image = Image.open(buffer)
    return np.asarray(image.convert("RGB"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--side", type=int, default=SIDE)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    stamps()
    facts = [fact_of(rng, False) for _ in range(100)]
    began = time.process_time()
    made = [draw(fact, rng, options.side) for fact in facts]
    print(f"{(time.process_time() - began) * 10:.2f} ms a drawing")
    Image.fromarray(np.concatenate([np.concatenate(made[at:at + 10], 1) for at in range(0, 100, 10)])).save(options.out)


if __name__ == "__main__":
    main()
