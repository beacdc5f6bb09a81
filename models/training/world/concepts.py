"""Reads `concepts/*.txt` (README.md has the format) into typed concepts.

    python concepts.py            # how many concepts each group holds
"""
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "es", "de", "fr", "zh")
FOLDER = Path(__file__).resolve().parent / "concepts"
COUNTED = frozenset({"animal", "dish", "garment", "vehicle", "thing", "part", "event", "person", "place"})
KINDS = COUNTED | {"mass", "activity", "quality", "number", "time"}
GENDER = re.compile(r"^(?P<word>.+?) (?P<gender>[mf]\*|[mfn])(?: ! (?P<weak>.+))?$")


@dataclass(frozen=True)
class Cell:
    """One concept in one language"""
    forms: tuple          # singular, plural; base, he does, doing; masculine, feminine; ...
    synonyms: tuple
    paraphrase: str
    gender: str = ""      # m, f, n, or f* (feminine with a masculine article in Spanish)
    weak: str = ""        # German: accusative and dative singular of a weak noun
    measure: str = ""     # Chinese measure word
    place: str = ""       # "in the kitchen"


@dataclass(frozen=True)
class Concept:
    group: str
    subgroup: str
    kind: str
    picture: str          # an emoji, or empty
    cells: tuple          # one Cell a language, in the order of LANGUAGES
    source: str           # FILE:LINE

    def __getitem__(self, language):
        return self.cells[LANGUAGES.index(language)]

    @property
    def key(self):
        """Names the concept for good: its English word and its kind"""
        return f"{self.kind}:{self['en'].forms[0]}"


def split_off(text, mark):
    """'a = b' -> ('a', 'b'); without the mark the second is empty"""
    before, _, after = text.partition(f" {mark} ")
    return before.strip(), after.strip()


def parse_cell(text, kind, language):
    text, paraphrase = split_off(text, ":")
    text, synonyms = split_off(text, "=")
    text, place = split_off(text, "@")
    forms = [form.strip() for form in text.split(" / ")]
    gender = weak = measure = ""
    if language in ("es", "de", "fr") and (kind in COUNTED or kind == "mass"):
        match = GENDER.match(forms[0])
        if match:
            forms[0], gender, weak = match["word"], match["gender"], match["weak"] or ""
            if language == "fr":
                gender = gender.rstrip("*")  # the star only warns of an aspirated h, which grammar.py knows
    if language == "zh" and kind in COUNTED and " " in forms[0]:
        forms[0], measure = forms[0].rsplit(" ", 1)
    others = tuple(word.strip() for word in re.split("[,，]", synonyms) if word.strip())
    return Cell(tuple(forms), others, paraphrase, gender, weak, measure, place)


def read_group(path):
    subgroup = kind = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        line, source = line.strip(), f"{path.name}:{number}"
        if line.startswith("## "):
            subgroup = line[3:]
        elif line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            picture, *cells = line.split(" | ")
            if len(cells) != len(LANGUAGES):
                raise ValueError(f"{source}: {len(cells)} languages, not {len(LANGUAGES)}")
            if kind not in KINDS:
                raise ValueError(f"{source}: no such kind: [{kind}]")
            parsed = tuple(parse_cell(cell, kind, language) for cell, language in zip(cells, LANGUAGES))
            yield Concept(path.stem, subgroup, kind, "" if picture == "-" else picture, parsed, source)


@lru_cache(maxsize=None)
def load_concepts(folder=FOLDER):
    """All concepts, by group in alphabetical order and then as written"""
    return tuple(concept for path in sorted(folder.glob("*.txt")) for concept in read_group(path))


def main():
    counts = Counter(concept.group for concept in load_concepts())
    for group, count in counts.items():
        print(f"{count:5d}  {group}")
    print(f"{sum(counts.values()):5d}  in all, {sum(bool(c.picture) for c in load_concepts())} with a picture")


if __name__ == "__main__":
    main()
