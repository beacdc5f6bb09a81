"""Writes the committed held-out set of the starter translation: `../held-out/translation/`.

    python held_out.py [--facts 150] [--kept 40]

Facts that trained nothing (sentences.held_out), in the known phrasings; and texts with real numbers, quoted names and
tags in the places where the training has placeholders.
"""
import argparse
import json
import random

from world_path import HELD_OUT
from concepts import LANGUAGES
from pairs import MARK, MARKS, MarkedName, make_plan
from sentences import Kept, facts, load_patterns, render

SEED = 2026
DIRECTIONS = tuple(pair for other in LANGUAGES[1:] for pair in (("en", other), (other, "en")))
TAGS = (("<i>", "</i>"), ("<b>", "</b>"), ("<u>", "</u>"), ("<font color=#ffcc00>", "</font>"), ("<c.yellow>", "</c>"))
NAMES = ("Rex", "Zorro", "Blue Star", "Mirabell", "Kuno 7", "Vega", "Old Oak", "Lumen", "Tiko", "Arc-en-Ciel")
QUOTES = {"en": "“”", "es": "«»", "de": "„“", "fr": "«»", "zh": "“”"}
NUMBERED, QUOTED = ("costs", "numbered", "count"), ("called", "quoted")


def is_plain(family):
    return not family.name.startswith("label") and ("kept", "") not in {kind for _, kinds in family.slots for kind in kinds}


def sentences(count):
    """Each fact once, in one phrasing, in all languages"""
    families = [family for family in load_patterns()[0] if is_plain(family) and len(family.slots) > 1]
    for number, fact in enumerate(facts(count, SEED, held=True, families=families)):
        yield {language: render(fact, language, number) for language in LANGUAGES}


def number_text(rng, family):
    if family == "time":
        return f"{rng.randrange(7, 22)}:{rng.randrange(10, 60)}"
    if family == "costs":
        return rng.choice((str(rng.randrange(2, 990)), f"{rng.randrange(1, 90)}.{rng.randrange(10, 99)}"))
    return str(rng.randrange(2, 2000))


def real_parts(rng, plan, language):
    """{mark: what stands there in truth}; only tags, quoted names and numbers"""
    table, straight = {}, rng.random() < 0.5 and sum(isinstance(entry, Kept) for _, entry in plan.fact.entries) == 1
    for before, after in [*plan.wrapped.values(), plan.around]:
        opening, closing = rng.choice(TAGS)
        table |= {before: opening, after: closing}
    for _, entry in plan.fact.entries:
        if getattr(entry, "kind", "") == "number" and MARK.match(getattr(entry, "text", "")):
            table[entry.text] = number_text(rng, plan.fact.family.name)
        elif isinstance(entry, Kept):
            family = plan.fact.family.name
            quote = '""' if straight else QUOTES[language]      # two names in straight quotes cannot be told apart
            is_number = family in (*NUMBERED, "time") and not (isinstance(entry, MarkedName) and family == "count")
            table[entry.text] = number_text(rng, family) if is_number else quote[0] + rng.choice(NAMES) + quote[1]
    return {ord(mark): text for mark, text in table.items() if mark}


def kept_text(rng, fact, language):
    """A text of the fact with something to keep, or None"""
    plan = make_plan(rng, fact, list(MARKS), 0)
    if plan.around != ("", "") and "" in plan.around:
        return None
    text = plan.render(language)
    if not MARK.search(text):
        return None
    ending = rng.random()
    if ending < 0.15 and text[-1] in ".。":
        text = text[:-1] + {".": "!", "。": "！"}[text[-1]] if language != "es" else text
    elif ending < 0.25 and text[-1] in ".。":
        text = text[:-1]
    return text.translate(real_parts(rng, plan, language))


def kept(count):
    rng = random.Random(SEED)
    families = [family for family in load_patterns()[0] if not family.name.startswith("label") and len(family.slots) > 1]
    for source, target in DIRECTIONS:
        found = {}
        while len(found) < count:
            family = rng.choice([f for f in families if not is_plain(f)] if rng.random() < 0.4 else families)
            fact = facts(1, rng.randrange(1 << 30), held=True, families=[family])[0]
            text = kept_text(rng, fact, source)
            if text:
                found.setdefault(text, {"from": source, "to": target, "text": text})
        yield from found.values()


def write_lines(path, rows):
    """One row a line, so that a change can be read"""
    path.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=150)
    parser.add_argument("--kept", type=int, default=40, help="for each direction")
    options = parser.parse_args()
    HELD_OUT.mkdir(parents=True, exist_ok=True)
    write_lines(HELD_OUT / "sentences.json", sentences(options.facts))
    write_lines(HELD_OUT / "kept.json", kept(options.kept))


if __name__ == "__main__":
    main()
