"""Facts of the small world and their sentences: `patterns.txt` over `concepts/`, in five languages.

A fact is a family of patterns with one entry for each slot. All phrasings of a fact, in all languages, say the same.

    python sentences.py --count 5          # shows some facts
"""
import argparse
import hashlib
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import grammar
from concepts import COUNTED, LANGUAGES, Cell, load_concepts

SOURCE = Path(__file__).resolve().parent / "patterns.txt"
SLOT = re.compile(r"\{(\w+)((?: [^{}]+)?)\}")
HELD_OUT_BELOW = 12  # of 256
SKIPPED_NUMBERS = {"zero", "one", "one million"}  # what does not count things


@dataclass(frozen=True)
class Attribute:
    """An adjective that stands beside a noun; `es` and `fr`: masculine, feminine"""
    en: str
    es: tuple
    de: str
    de_predicate: str
    fr: tuple
    fr_before: bool
    fr_before_vowel: str
    fr_invariable: bool
    zh: str
    zh_predicate: str


@dataclass(frozen=True)
class Named:
    """A person's name, as an entry of a slot"""
    cells: tuple
    kind: str = "name"
    group: str = "name"

    def __getitem__(self, language):
        return self.cells[LANGUAGES.index(language)]

    @property
    def key(self):
        return f"name:{self.cells[0].forms[0]}"


@dataclass(frozen=True)
class Kept:
    """A number, a name in quotes or a tag: written as its placeholder in every language"""
    text: str
    kind: str = "kept"
    group: str = "kept"
    key: str = "kept"


@dataclass(frozen=True)
class Family:
    name: str
    slots: tuple             # ((slot, ((kind, group or ''), ...)), ...)
    phrasings: tuple         # five cells each
    queries: tuple           # five cells each


@dataclass(frozen=True)
class Fact:
    family: Family
    entries: tuple           # ((slot, entry), ...), in the order of family.slots

    @property
    def key(self):
        return "|".join((self.family.name, *(f"{slot}={entry_key(entry)}" for slot, entry in self.entries)))


def entry_key(entry):
    return f"attribute:{entry.en}" if isinstance(entry, Attribute) else entry.key


def parse_name(cells):
    english, gender = cells[0].rsplit(" ", 1)
    return Named(tuple(Cell((english if i == 0 else cell,), (), "", gender) for i, cell in enumerate(cells)))


def parse_attribute(cells):
    en, es, de, fr, zh = cells
    stem, predicate = de.split(" / ")
    invariable = fr.endswith(" !")
    forms = fr.removesuffix(" !").split(" / ")
    before_noun, as_predicate = zh.split(" / ")
    return Attribute(en, tuple(es.split(" / ")), stem, predicate, tuple(forms[:2]), len(forms) == 3, forms[-1],
                     invariable, before_noun, as_predicate)


def parse_slot(text):
    name, _, kinds = text.partition("=")
    return name, tuple((kind.partition("@")[0], kind.partition("@")[2]) for kind in kinds.split(","))


def parse_cells(line, number):
    cells = tuple(cell.strip() for cell in line.split(" | "))
    if len(cells) != len(LANGUAGES):
        raise ValueError(f"{SOURCE.name}:{number}: {len(cells)} languages, not {len(LANGUAGES)}")
    return cells


@lru_cache(maxsize=None)
def load_patterns(path=SOURCE):
    """-> (families, {"name": (Named, ...), "attribute": (Attribute, ...)})"""
    tables, families, rows = {"name": [], "attribute": []}, [], None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            name, *slots = line.strip("[]").split()
            rows = tables.get(name)
            if rows is None:
                families.append((name, tuple(map(parse_slot, slots)), [], []))
        elif rows is not None:
            cells = parse_cells(line, number)
            rows.append(parse_name(cells) if rows is tables["name"] else parse_attribute(cells))
        else:
            families[-1][3 if line.startswith("? ") else 2].append(parse_cells(line.removeprefix("? "), number))
    built = tuple(Family(name, slots, tuple(phrasings), tuple(queries)) for name, slots, phrasings, queries in families)
    return built, {name: tuple(rows) for name, rows in tables.items()}


@lru_cache(maxsize=None)
def entries_by_kind():
    """{(kind, group) and (kind, ''): the entries a slot may take}"""
    found = defaultdict(list)
    for concept in load_concepts():
        if concept.kind == "number" and concept["en"].forms[0] in SKIPPED_NUMBERS:
            continue
        for group in ("", concept.group):
            found[concept.kind, group].append(concept)
    for kind, rows in load_patterns()[1].items():
        found[kind, ""].extend(rows)
    return found


def choices(kinds):
    if kinds == (("kept", ""),):
        return [Kept("<x1>")]
    return [entry for kind in kinds for entry in entries_by_kind()[kind]]


def random_fact(rng, family=None):
    """Kinds of a slot are equally likely by their number of entries; no entry twice in a fact"""
    family = family or rng.choice(load_patterns()[0])
    entries = []
    for slot, kinds in family.slots:
        taken = {entry_key(entry) for _, entry in entries}
        pool = choices(kinds)
        entry = rng.choice(pool)
        while entry_key(entry) in taken and entry.kind != "kept":
            entry = rng.choice(pool)
        entries.append((slot, entry))
    return Fact(family, tuple(entries))


def held_out(fact):
    """True for one fact in about twenty, told by a hash of its key; it trains nothing, in no language or phrasing.
    Facts of a single concept are never held out: they are how a word is learnt at all."""
    if len(fact.entries) < 2 or fact.family.name.startswith("label"):
        return False
    return hashlib.sha256(fact.key.encode()).digest()[0] < HELD_OUT_BELOW


def facts(count, seed, held=False, families=None):
    """`count` facts, all held out or none; each once"""
    rng, found = random.Random(seed), {}
    while len(found) < count:
        fact = random_fact(rng, rng.choice(families) if families else None)
        if held_out(fact) == held:
            found.setdefault(fact.key, fact)
    return list(found.values())


class Phrases:
    """Fills the slots of one sentence"""

    def __init__(self, fact, language, synonyms=None):
        self.entries, self.language, self.synonyms = dict(fact.entries), language, synonyms

    def cell(self, entry):
        """The entry's cell; with a random source for synonyms, one of them may stand for the word where it can"""
        cell = entry[self.language]
        if not self.synonyms or not cell.synonyms or self.synonyms.random() < 0.5:
            return cell
        synonym = self.synonyms.choice(cell.synonyms)
        if entry.kind in COUNTED and self.language == "zh":
            return Cell((synonym,), cell.synonyms, cell.paraphrase, measure=cell.measure, place=cell.place)
        return cell

    def fill(self, match):
        slot, options = match[1], match[2].split()
        entry = self.entries[slot]
        if isinstance(entry, Kept):
            return entry.text
        owner = next((self.entries[o[1:]] for o in options if o.startswith("~")), None)
        if isinstance(entry, Attribute):
            return self.predicate(entry, owner)
        cell, language = self.cell(entry), self.language
        if entry.kind == "activity" and (not options or options[0] in ("he", "they", "doing", "base")):
            return grammar.activity(cell, language, options[0] if options else "base")
        if entry.kind == "quality":
            forms = cell.forms
            if language == "de":
                return forms[-1]
            return grammar.agree(forms, owner is not None and grammar.feminine(owner[language]))
        if not options:
            return cell.forms[0]
        return self.noun(entry, cell, options)

    def predicate(self, attribute, owner):
        female = owner is not None and grammar.feminine(owner[self.language])
        return {"en": attribute.en, "de": attribute.de_predicate, "zh": attribute.zh_predicate,
                "es": grammar.agree(attribute.es, female), "fr": grammar.agree(attribute.fr, female)}[self.language]

    def noun(self, entry, cell, options):
        form, language = options[0], self.language
        case = next((o for o in options if o in ("nom", "acc", "dat")), "nom")
        adjective = next((self.entries[o[1:]] for o in options if o.startswith("+")), None)
        if form == "paraphrase":
            return cell.paraphrase
        if form == "at":
            return cell.place
        if form == "plural":
            return cell.forms[-1]
        if form == "measure":
            return cell.measure or "个"
        if entry.kind == "name":
            return cell.forms[0]
        if form.startswith("count:"):
            return grammar.counted(cell, self.entries[form[6:]][language], language, case)
        if form == "bare":
            return (adjective.zh if adjective and language == "zh" else "") + cell.forms[0]
        return grammar.noun_phrase(cell, language, form, adjective, case)


def render(fact, language, phrasing=0, query=False, synonyms=None):
    """A sentence of the fact. `phrasing` counts round the family's; `query`: what would be typed to find it;
    `synonyms`: a random.Random, when synonyms may replace words"""
    rows = fact.family.queries if query else fact.family.phrasings
    cell = rows[phrasing % len(rows)][LANGUAGES.index(language)]
    return grammar.finish(SLOT.sub(Phrases(fact, language, synonyms).fill, cell), language)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for fact in facts(options.count, options.seed):
        for phrasing in range(len(fact.family.phrasings)):
            print(*(render(fact, language, phrasing) for language in LANGUAGES), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
