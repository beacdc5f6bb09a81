"""Captions of facts in the world's five languages, each with what it asserts.

Words come from the world's concepts (names, synonyms, paraphrases), grammar from the world's grammar.py; here are only
the words that belong to drawings: shapes, backgrounds, positions.
"""
from functools import lru_cache

import world_path  # noqa: F401
import grammar
from concepts import COUNTED, LANGUAGES, Cell, load_concepts
from facts import ordered
from sentences import Attribute, load_patterns

SHAPE_CELLS = {  # word, plural, gender; Chinese: word, measure
    "circle": ("circle/circles", "círculo/círculos m", "Kreis/Kreise m", "cercle/cercles m", "圆形"),
    "square": ("square/squares", "cuadrado/cuadrados m", "Quadrat/Quadrate n", "carré/carrés m", "正方形"),
    "triangle": ("triangle/triangles", "triángulo/triángulos m", "Dreieck/Dreiecke n", "triangle/triangles m", "三角形"),
    "star": ("star shape/star shapes", "estrella de cinco puntas/estrellas de cinco puntas f", "Sternform/Sternformen f",
             "étoile à cinq branches/étoiles à cinq branches f", "五角星"),
    "heart": ("heart shape/heart shapes", "figura de corazón/figuras de corazón f", "Herzform/Herzformen f",
              "forme de cœur/formes de cœur f", "心形"),
    "diamond": ("rhombus/rhombuses", "rombo/rombos m", "Raute/Rauten f", "losange/losanges m", "菱形"),
    "cross": ("cross/crosses", "cruz/cruces f", "Kreuz/Kreuze n", "croix/croix f", "十字形"),
    "ring": ("circular band/circular bands", "aro/aros m", "Kreisring/Kreisringe m", "anneau plat/anneaux plats m", "圆环"),
}
SCENE_PHRASES = {
    "sky": ("in the sky", "en el cielo", "am Himmel", "dans le ciel", "天空中"),
    "meadow": ("on the meadow", "en el prado", "auf der Wiese", "dans le pré", "草地上"),
    "beach": ("on the beach", "en la playa", "am Strand", "à la plage", "沙滩上"),
    "sea": ("on the sea", "en el mar", "auf dem Meer", "sur la mer", "大海上"),
    "night": ("at night", "de noche", "bei Nacht", "la nuit", "夜晚"),
    "snow": ("in the snow", "en la nieve", "im Schnee", "dans la neige", "雪地里"),
    "room": ("in a room", "en una habitación", "in einem Zimmer", "dans une pièce", "房间里"),
    "street": ("on the street", "en la calle", "auf der Straße", "dans la rue", "街上"),
    "rain": ("in the rain", "bajo la lluvia", "im Regen", "sous la pluie", "雨中"),
    "forest": ("in the forest", "en el bosque", "im Wald", "dans la forêt", "森林里"),
}
# {a}, {b}: noun phrases; {b dat}: German dative; {b of}: after French and Spanish "de"
POSITIONS = {
    "beside": (
        ("{a} to the left of {b}", "{a} a la izquierda de {b of}", "{a} links von {b dat}", "{a} à gauche de {b of}",
         "{a}在{b}的左边"),
        ("{b} to the right of {a}", "{b} a la derecha de {a of}", "{b} rechts von {a dat}", "{b} à droite de {a of}",
         "{b}在{a}的右边"),
        ("{a} on the left and {b} on the right", "{a} a la izquierda y {b} a la derecha", "links {a} und rechts {b}",
         "{a} à gauche et {b} à droite", "左边是{a}，右边是{b}"),
    ),
    "stacked": (
        ("{a} above {b}", "{a} encima de {b of}", "{a} über {b dat}", "{a} au-dessus de {b of}", "{a}在{b}的上面"),
        ("{b} below {a}", "{b} debajo de {a of}", "{b} unter {a dat}", "{b} sous {a}", "{b}在{a}的下面"),
        ("{a} at the top and {b} at the bottom", "{a} arriba y {b} abajo", "oben {a} und unten {b}",
         "{a} en haut et {b} en bas", "上面是{a}，下面是{b}"),
    ),
}
NEXT_TO = ("{a} next to {b}", "{a} al lado de {b of}", "{a} neben {b dat}", "{a} à côté de {b of}", "{a}在{b}旁边")
AND = ("{a} and {b}", "{a} y {b}", "{a} und {b}", "{a} et {b}", "{a}和{b}")
LIST = ("{a}, {b} and {c}", "{a}, {b} y {c}", "{a}, {b} und {c}", "{a}, {b} et {c}", "{a}、{b}和{c}")
ON_COLOUR = ("on a {} background", "sobre fondo {}", "vor {}em Hintergrund", "sur fond {}", "{}背景上")
FACE = ("a {} face", "una cara {}", "ein {}es Gesicht", "un visage {}", "一张{}的脸")
FACE_DATIVE = "einem {}en Gesicht"
NUMBER = ("the number {}", "el número {}", "die Zahl {}", "le nombre {}", "数字{}")
NUMBER_NAMES = {2: "two", 3: "three", 4: "four", 5: "five"}


def shape_cell(text, language):
    if language == "zh":
        return Cell((text,), (), "", measure="个")
    words, _, gender = text.rpartition(" ") if language != "en" else (text, "", "")
    return Cell(tuple(words.split("/")), (), "", gender)


SHAPES = {name: tuple(shape_cell(text, language) for text, language in zip(texts, LANGUAGES))
          for name, texts in SHAPE_CELLS.items()}


@lru_cache(maxsize=None)
def colours():
    """{name: Attribute}, of the world's table, or made of its concepts"""
    found = {attribute.en: attribute for attribute in load_patterns()[1]["attribute"]}
    for concept in load_concepts():
        name = concept["en"].forms[0]
        if concept.kind == "quality" and concept.group == "colours" and name not in found:
            es, de, fr, zh = (concept[language].forms for language in LANGUAGES[1:])
            found[name] = Attribute(name, es, de[0], de[-1], fr, False, fr[0], False, f"{zh[0]}的", f"是{zh[0]}的")
    return found


@lru_cache(maxsize=None)
def numbers():
    names = {concept["en"].forms[0]: concept for concept in load_concepts() if concept.kind == "number"}
    return {count: names[name] for count, name in NUMBER_NAMES.items()}


class Words:
    """The words of one caption; `asserted` grows with what they say"""

    def __init__(self, fact, language, rng, plain=False):
        self.fact, self.language, self.rng, self.plain = fact, language, rng, plain
        self.at = LANGUAGES.index(language)
        self.asserted = set()

    def chance(self, share):
        return not self.plain and self.rng.random() < share

    def cell(self, entry):
        """The concept's cell; a synonym may stand for the word where nothing else would have to be inflected"""
        if entry.shape:
            return SHAPES[entry.shape][self.at]
        return entry.concept[self.language]

    def synonym(self, entry):
        cell = self.cell(entry)
        return self.rng.choice(cell.synonyms) if cell.synonyms and self.chance(0.25) else ""

    def adjective(self, entry):
        if entry.shape:
            return colours()[entry.colour]
        if self.fact.size and (self.plain or self.rng.random() < 0.6):
            self.asserted.add(f"{entry.key} {self.fact.size}")
            return colours()[self.fact.size]
        return None

    def noun(self, entry, case="nom", of=False):
        self.asserted.add(entry.key)
        cell, language = self.cell(entry), self.language
        if not entry.is_noun:
            return self.bare(entry)
        if not entry.shape and entry.concept.kind == "quality":
            form = grammar.agree(cell.forms, language == "es")
            if language == "de" and case == "dat":
                return FACE_DATIVE.format(form)
            return FACE[self.at].format(form)
        if not entry.is_counted:
            return cell.forms[0] if of else grammar.noun_phrase(cell, language, "some", None, case)
        self.asserted.add(f"{entry.key} x1")
        return grammar.noun_phrase(cell, language, "a", self.adjective(entry), case)

    def bare(self, entry):
        """The word alone, a synonym, an activity in one of its forms, or a number's name"""
        cell, concept = self.cell(entry), entry.concept
        self.asserted.add(entry.key)
        if concept.kind == "number" and self.chance(0.5):
            return NUMBER[self.at].format(cell.forms[0])
        synonym = self.synonym(entry)
        if synonym:
            return synonym
        if concept.kind == "activity":
            return grammar.activity(cell, self.language, "doing" if self.chance(0.5) else "base")
        if concept.kind == "quality":
            return cell.forms[-1] if self.language == "de" else cell.forms[0]
        return cell.forms[0]

    def many(self, entry, case="nom"):
        cell, count = self.cell(entry), self.fact.count
        self.asserted |= {entry.key}
        if self.chance(0.08):
            return grammar.noun_phrase(cell, self.language, "many", self.adjective(entry), case)
        self.asserted.add(f"{entry.key} x{count}")
        number = numbers()[count][self.language]
        adjective = self.adjective(entry)
        if adjective is None:
            return grammar.counted(cell, number, self.language, case)
        if self.language == "zh":
            word = "两" if count == 2 else number.forms[0]
            return f"{word}{cell.measure}{adjective.zh}{cell.forms[0]}"
        phrase = grammar.noun_phrase(cell, self.language, "many", adjective, case)
        return f"{number.forms[0]} {phrase.removeprefix('des ')}".replace("marrónes", "marrones")

    def one(self, entry):
        if entry.shape:
            return self.noun(entry)
        if self.fact.size and self.plain:
            return self.noun(entry)
        if self.chance(0.12):
            self.asserted.add(entry.key)
            return self.cell(entry).paraphrase
        if self.chance(0.3):
            return self.bare(entry)
        if entry.is_counted and self.chance(0.15):
            self.asserted.add(entry.key)
            return grammar.noun_phrase(self.cell(entry), self.language, "the", self.adjective(entry))
        return self.noun(entry)

    def fill(self, template, entries):
        text = template
        for slot, entry in zip("abc", entries):
            for option in ("", " dat", " of"):
                mark = f"{{{slot}{option}}}"
                if mark in text:
                    text = text.replace(mark, self.noun(entry, "dat" if option == " dat" else "nom", option == " of"))
        return text

    def pair(self):
        layout, entries = self.fact.layout, self.fact.entries
        if self.chance(0.12):
            return self.one(self.rng.choice(entries))
        if self.chance(0.2):
            shuffled = self.rng.sample(entries, 2)
            if layout == "stacked" or self.chance(0.5):
                return self.fill(AND[self.at], shuffled)
            self.asserted.add("beside")
            return self.fill(NEXT_TO[self.at], shuffled)
        self.asserted |= {layout, ordered(entries)}
        return self.fill(self.rng.choice(POSITIONS[layout])[self.at], entries)

    def trio(self):
        shuffled = self.rng.sample(self.fact.entries, 3)
        if self.chance(0.25):
            return self.one(shuffled[0])
        if self.chance(0.3):
            return self.fill(AND[self.at], shuffled)
        return self.fill(LIST[self.at], shuffled)

    def on_background(self, text):
        kind, _, name = self.fact.background.partition(":")
        if not kind or not self.plain and self.rng.random() < 0.3:
            return text
        self.asserted.add(f"background={self.fact.background}")
        scene = kind == "scene"
        where = SCENE_PHRASES[name][self.at] if scene else ON_COLOUR[self.at].format(self.colour_word(name))
        if scene and self.chance(0.05):
            self.asserted = {f"background={self.fact.background}"}
            return where
        if self.language == "zh":
            return f"{where}的{text}" if self.fact.layout in ("one", "many") and self.rng.random() < 0.5 else (
                f"{where}，{text}")
        return f"{text} {where}" if len(text) < 40 else f"{text}, {where}"

    def colour_word(self, name):
        attribute = colours()[name]
        return (attribute.en, attribute.es[0], attribute.de, attribute.fr[0], attribute.zh.removesuffix("的"))[self.at]

    def write(self):
        layout, entries = self.fact.layout, self.fact.entries
        if layout == "one":
            text = self.one(entries[0])
        elif layout == "many":
            text = self.many(entries[0])
        else:
            text = self.trio() if layout == "trio" else self.pair()
        return grammar.finish(self.on_background(text), self.language)


def caption(fact, language, rng, plain=False):
    """-> (text, what it asserts); `plain`: everything of the fact, under the entries' own names"""
    words = Words(fact, language, rng, plain)
    text = words.write()
    return text, frozenset(words.asserted)


@lru_cache(maxsize=None)
def unseen_words():
    """((text, is kept for validation), ...): names of the world's concepts without a picture, which no drawing shows"""
    shown = {word.lower() for concept in load_concepts() if concept.picture
             for cell in concept.cells for word in (*cell.forms, *cell.synonyms)}
    found = []
    for index, concept in enumerate(c for c in load_concepts() if not c.picture and c.group != "colours"):
        for language in LANGUAGES:
            cell = concept[language]
            words = [cell.forms[0], *cell.synonyms, cell.paraphrase]
            if concept.kind in COUNTED:
                words.append(grammar.noun_phrase(cell, language, "a"))
            found += [(grammar.finish(word, language), index % 8 == 0) for word in words if word.lower() not in shown]
    return tuple(found)
