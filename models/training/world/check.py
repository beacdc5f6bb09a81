"""Checks the world's concepts and patterns: duplicates, missing languages and forms, stray characters.

    python check.py              # each fault by file and line; exits 1 when there is one
    python check.py FOLDER       # concepts only, of another folder
"""
import argparse
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from concepts import COUNTED, FOLDER, LANGUAGES, load_concepts
from sentences import load_patterns, random_fact, render

LETTERS = {
    "en": r"A-Za-zéñ", "es": r"A-Za-záéíóúüñÁÉÍÓÚÑ", "de": r"A-Za-zäöüßÄÖÜéà",
    "fr": r"A-Za-zñàâæçéèêëîïôœùûüÿÀÂÇÉÈÊËÎÔŒ",
}
ALLOWED = {language: re.compile(rf"^[{letters} ,;.'’()!?¿¡-]+$") for language, letters in LETTERS.items()}
ALLOWED["zh"] = re.compile(r"^(?:T恤|CD|DVD|KTV|[一-鿿，、；·？！（）])+$")
FORMS = {"mass": (1, 1, 1, 1, 1), "activity": (3, 3, 3, 3, 1), "number": (1, 1, 1, 1, 1), "time": (1, 1, 1, 1, 1)}
CONCEPTS_WANTED = 1200
GROUPS = {"food", "travel", "animals", "body", "tools", "weather", "sports", "music", "school", "work", "home", "nature",
          "vehicles", "clothes", "feelings", "colours", "numbers", "time", "places", "technology"}


def faults_of_cell(concept, language):
    cell, kind = concept[language], concept.kind
    texts = [*cell.forms, *cell.synonyms, cell.paraphrase, *filter(None, (cell.place, cell.measure, cell.weak))]
    for text in texts:
        if not ALLOWED[language].match(text):
            yield f"{language}: stray characters in '{text}'"
        if "  " in text:
            yield f"{language}: two spaces in '{text}'"
    length = len(cell.paraphrase) if language == "zh" else len(cell.paraphrase.split())
    if not 2 <= length <= (18 if language == "zh" else 13):
        yield f"{language}: a paraphrase of {length} words: '{cell.paraphrase}'"
    expected = FORMS.get(kind)
    if kind in COUNTED:
        expected = (2, 2, 2, 2, 1)
    if expected and len(cell.forms) != expected[LANGUAGES.index(language)]:
        yield f"{language}: {len(cell.forms)} forms: {' / '.join(cell.forms)}"
    if kind == "quality" and language in ("es", "fr") and len(cell.forms) != 2:
        yield f"{language}: masculine and feminine are wanted: {' / '.join(cell.forms)}"
    if kind in COUNTED and language in ("es", "de", "fr") and not cell.gender:
        yield f"{language}: no gender: {cell.forms[0]}"
    if kind in COUNTED and language == "zh" and not cell.measure:
        yield f"zh: no measure word: {cell.forms[0]}"
    if kind == "place" and not cell.place:
        yield f"{language}: no place phrase: {cell.forms[0]}"
    if language != "zh" and re.search(rf"\b{re.escape(cell.forms[0].lower())}\b", cell.paraphrase.lower()):
        yield f"{language}: the paraphrase uses its own word: {cell.forms[0]}"


def duplicates(concepts):
    """A word that stands for two concepts of one kind, a picture or a paraphrase that stands twice"""
    seen = defaultdict(list)
    for concept in concepts:
        if concept.picture:
            seen["picture", concept.picture].append(concept)
        seen["key", concept.key].append(concept)
        for language in LANGUAGES:
            seen[language + " paraphrase", concept[language].paraphrase].append(concept)
    for (what, text), found in seen.items():
        if len(found) > 1:
            yield f"{found[1].source}: {what} '{text}' stands already in {found[0].source}"


def faults_of_patterns():
    """Every family fills every phrasing in every language"""
    rng = random.Random(0)
    for family in load_patterns()[0]:
        if len(family.phrasings) < 2:
            yield f"patterns.txt: [{family.name}] has no second phrasing"
        for _ in range(20):
            fact = random_fact(rng, family)
            for language in LANGUAGES:
                for query, rows in ((False, family.phrasings), (True, family.queries)):
                    for phrasing in range(len(rows)):
                        text = render(fact, language, phrasing, query)
                        if "{" in text or not text.strip():
                            yield f"patterns.txt: [{family.name}] in {language}: '{text}'"


def faults_of_whole(concepts):
    """What only the whole world can lack"""
    for group in sorted(GROUPS - {concept.group for concept in concepts}):
        yield f"no concepts/{group}.txt"
    if len(concepts) < CONCEPTS_WANTED:
        yield f"{len(concepts)} concepts, fewer than {CONCEPTS_WANTED}"
    yield from faults_of_patterns()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args().folder
    try:
        concepts = load_concepts(folder)
    except ValueError as error:  # a line that is no concept at all
        print(error)
        return 1
    faults = [f"{concept.source}: {fault}" for concept in concepts for language in LANGUAGES
              for fault in faults_of_cell(concept, language)]
    faults += duplicates(concepts)
    if folder == FOLDER:
        faults += faults_of_whole(concepts)
    print(*faults, sep="\n")
    print(f"{len(concepts)} concepts, {sum(bool(c.picture) for c in concepts)} pictures; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
