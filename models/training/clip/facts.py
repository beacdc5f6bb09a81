"""What a drawing shows, as data: facts, what they assert, the held-out rule.

A fact is a layout of entries (icons of the world's concepts, coloured shapes) on a background.
"""
import hashlib
import random
from dataclasses import dataclass
from functools import lru_cache

import world_path  # noqa: F401  (the world's modules)
from concepts import COUNTED, load_concepts

HELD_OUT_BELOW = 12          # of 256, as in the world's sentences
SHAPES = ("circle", "square", "triangle", "star", "heart", "diamond", "cross", "ring")
DRAWN_AS_SHAPES = frozenset({"thing:circle", "thing:square", "thing:triangle", "thing:rhombus", "thing:cross"})
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "brown", "black", "white", "grey", "pink")
SCENES = ("sky", "meadow", "beach", "sea", "night", "snow", "room", "street", "rain", "forest")
COUNTS = (2, 3, 4, 5)
LAYOUTS = {"one": 45, "many": 17, "beside": 17, "stacked": 13, "trio": 8}
FACES = ((0x1F600, 0x1F64F), (0x1F910, 0x1F92F), (0x1F970, 0x1F97A), (0x1FAE0, 0x1FAE8))


@dataclass(frozen=True)
class Entry:
    """An icon (a concept of the world) or a shape in a colour"""
    key: str
    concept: object = None
    shape: str = ""
    colour: str = ""

    @property
    def is_face(self):
        code = ord(self.concept.picture[0]) if self.concept else 0
        return any(low <= code <= high for low, high in FACES)

    @property
    def is_noun(self):
        """Can stand beside another: has a noun phrase"""
        return bool(self.shape) or self.concept.kind in COUNTED or self.concept.kind == "mass" or (
            self.concept.kind == "quality" and self.is_face)

    @property
    def is_counted(self):
        return bool(self.shape) or self.concept.kind in COUNTED


@dataclass(frozen=True)
class Fact:
    layout: str              # one; many: the same, `count` times; beside: left, right; stacked: above, below; trio
    entries: tuple
    count: int = 1
    size: str = ""           # big, small, or not told apart
    background: str = ""     # colour:NAME, scene:NAME, or a pattern without a name

    @property
    def key(self):
        """Names the content; which of two stands left or above does not change it"""
        entries = sorted(entry.key for entry in self.entries)
        return "|".join((self.layout, *entries, str(self.count), self.size, self.background))

    @property
    def parts(self):
        return len(self.entries) + (self.count > 1) + bool(self.size) + bool(self.background) + sum(
            bool(entry.shape) for entry in self.entries)

    @property
    def assertions(self):
        """All that is true of the drawing; a caption asserts some of it (captions.py)"""
        found = {f"background={self.background}"} if self.background else set()
        for entry in self.entries:
            found |= {f"{entry.key}", f"{entry.key} x{self.count}"}
            if self.size and not entry.shape:      # captions give a shape's colour, not its size
                found.add(f"{entry.key} {self.size}")
        if self.layout in ("beside", "stacked"):
            found |= {self.layout, ordered(self.entries)}
        return frozenset(found)


def ordered(entries):
    return "then".join(entry.key for entry in entries)


@lru_cache(maxsize=None)
def icons():
    """Entries of all pictured concepts but the colours, whose pictures are coloured circles, and those that SHAPES
    draws in every colour"""
    return tuple(Entry(concept.key, concept) for concept in load_concepts()
                 if concept.picture and not (concept.kind == "quality" and concept.group == "colours")
                 and concept.key not in DRAWN_AS_SHAPES)


@lru_cache(maxsize=None)
def entry_keys():
    """All entries' keys: icons, and each shape in each colour"""
    return tuple(entry.key for entry in icons()) + tuple(shape_entry(s, c).key for s in SHAPES for c in COLOURS)


def shape_entry(shape, colour):
    return Entry(f"shape:{shape}:{colour}", None, shape, colour)


@lru_cache(maxsize=None)
def pools():
    """{layout: icons that may stand in it}"""
    nouns = tuple(entry for entry in icons() if entry.is_noun)
    return {"one": icons(), "many": tuple(e for e in nouns if e.is_counted), "beside": nouns, "stacked": nouns,
            "trio": nouns}


def random_entry(rng, layout):
    if rng.random() < 0.13:
        return shape_entry(rng.choice(SHAPES), rng.choice(COLOURS))
    return rng.choice(pools()[layout])


def random_background(rng):
    kind = rng.random()
    if kind < 0.4:
        return ""
    return f"colour:{rng.choice(COLOURS)}" if kind < 0.7 else f"scene:{rng.choice(SCENES)}"


def hides(background, entry):
    """A shape cannot be seen on its own colour"""
    return background == f"colour:{entry.colour}"


def random_fact(rng, first=None):
    """`first`: an entry that the fact shall hold, in a layout that allows it"""
    layout = rng.choices(list(LAYOUTS), LAYOUTS.values())[0]
    if first and not first.is_noun or layout == "many" and first and not first.is_counted:
        layout = "one"
    entries = [first or random_entry(rng, layout)]
    wanted = {"beside": 2, "stacked": 2, "trio": 3}.get(layout, 1)
    while len(entries) < wanted:
        other = random_entry(rng, layout)
        if all(other.key != entry.key for entry in entries):
            entries.append(other)
    rng.shuffle(entries)
    background = random_background(rng)
    while any(hides(background, entry) for entry in entries):
        background = random_background(rng)
    size = rng.choice(("big", "small")) if layout == "one" and entries[0].is_counted and rng.random() < 0.2 else ""
    return Fact(layout, tuple(entries), rng.choice(COUNTS) if layout == "many" else 1, size, background)


def held_out(fact):
    """True for one fact in about twenty, told by a hash of its key; it trains nothing, in no language, order or
    drawing. Facts of a single part (an icon on a pattern without a name) are never held out."""
    return fact.parts > 1 and hashlib.sha256(fact.key.encode()).digest()[0] < HELD_OUT_BELOW


def fact_of(rng, held, first=None):
    """A random fact that is held out, or one that is not"""
    while True:
        fact = random_fact(rng, first)
        if held_out(fact) == held:
            return fact
