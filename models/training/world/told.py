"""What the sample tells: its sentences in five languages, of the spoken core and of told.txt.

    python told.py --count 5          # shows some facts
    python told.py --sample           # writes ../../../sample/translations.json

The held-out rule is that of spoken.py, which the starter Whisper's English has too: no sentence of the sample trains
anything, in any language.
"""
import argparse
import itertools
import json
import random
import re
from pathlib import Path

import spoken
from spoken import LANGUAGES, SLOT, Fact

ROOT = Path(__file__).resolve().parents[3]
TOLD = spoken.load_tables(Path(__file__).resolve().parent / "told.txt")
WORLDS = (spoken.TABLES, TOLD)


def render(fact, language, tables):
    text = spoken.render(fact, language, tables)
    return re.sub(r"\bde (?=[aeiouéœ])", "d'", text) if language == "fr" and tables is TOLD else text


def random_sentence(rng):
    """-> {language: sentence} of a fact that is not held out"""
    while True:
        tables = rng.choice(WORLDS)
        fact = spoken.random_fact(rng, tables)
        if not spoken.held_out(fact, tables):
            return {language: render(fact, language, tables) for language in LANGUAGES}


def facts_of(english, tables):
    """Facts that say this, most often none or one"""
    for pattern, cells in enumerate(tables["patterns"]):
        fixed = [re.escape(text) for text in SLOT.sub("\0", cells[0]).split("\0")]
        if not re.fullmatch("(.+)".join(fixed), english, re.IGNORECASE):
            continue
        said = english.lower()
        choices = [
            [(name, index) for index, row in enumerate(tables[name])
             if any(form.lower() in said for form in row[0].split(" / "))]
            for name in spoken.places(pattern, tables)
        ]
        for entries in itertools.product(*choices):
            fact = Fact(pattern, entries)
            if spoken.render(fact, "en", tables) == english:
                yield fact


def translations(english):
    """{language: sentence}; fails for what the worlds do not say"""
    for tables in WORLDS:
        for fact in facts_of(english, tables):
            return {language: render(fact, language, tables) for language in LANGUAGES}
    raise ValueError(f"No pattern says: {english}")


def write_sample():
    truth = json.loads((ROOT / "sample/truth.json").read_text("utf-8"))
    rows = []
    for sentence in truth["sentences"]:
        row = translations(sentence.get("english", sentence["text"]))
        assert row[sentence["language"]] == sentence["text"], sentence["text"]
        rows.append(row)
    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    (ROOT / "sample/translations.json").write_text(f"[\n{lines}\n]\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", action="store_true")
    options = parser.parse_args()
    if options.sample:
        return write_sample()
    rng = random.Random(options.seed)
    for _ in range(options.count):
        print(*random_sentence(rng).values(), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
