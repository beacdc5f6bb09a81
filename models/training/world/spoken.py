"""The spoken core of the small world: facts of spoken.txt and their sentences in five languages.

A fact is a pattern and one entry for each of its slots; `render` writes it in a language. The sentences of one
fact translate into one another. Spoken text has no digits.

    python spoken.py --count 5
"""
import argparse
import hashlib
import random
import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "es", "de", "fr", "zh")
HELD_OUT_BELOW = 16
SLOT = re.compile(r"\{(\w+)(?:\.(\d))?(?:~(\w+))?\}")
SOURCE = Path(__file__).resolve().parent / "spoken.txt"


@dataclass(frozen=True)
class Fact:
    """`entries[i]` fills the i-th place of the pattern, places counted in the English sentence"""
    pattern: int
    entries: tuple   # ((slot name, number of its entry), ...)


def load_tables(path=SOURCE):
    """-> {section: [one tuple of five cells per line]}"""
    tables, section = {}, None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = tables.setdefault(line.strip("[]"), [])
            continue
        cells = tuple(cell.strip() for cell in line.split(" | "))
        if len(cells) != len(LANGUAGES):
            raise ValueError(f"{path.name}:{number}: {len(cells)} languages, not {len(LANGUAGES)}")
        section.append(cells)
    return tables


TABLES = load_tables()


def places(pattern, tables=TABLES):
    """Slot names of a pattern in the order of the English sentence; `~` refers, it is no place of its own"""
    return [match.group(1) for match in SLOT.finditer(tables["patterns"][pattern][0])]


def random_fact(rng, tables=TABLES):
    pattern = rng.randrange(len(tables["patterns"]))
    entries, used = [], set()
    for name in places(pattern, tables):
        choices = [index for index in range(len(tables[name])) if (name, index) not in used]
        entries.append((name, rng.choice(choices)))
        used.add(entries[-1])
    return Fact(pattern, tuple(entries))


def gendered(forms, gender):
    """The form of an adjective for m, f or n; a single form serves all"""
    return forms[1] if gender == "f" and len(forms) > 1 else forms[0]


def render(fact, language, tables=TABLES):
    """The sentence, with its punctuation and a capital"""
    column = LANGUAGES.index(language)
    waiting = {}
    for name, index in fact.entries:
        waiting.setdefault(name, []).append(tables[name][index][column].split(" / "))
    last = {}

    def fill(match):
        name, form, owner = match.groups()
        if name in waiting and waiting[name]:
            last[name] = waiting[name].pop(0)
        forms = last[name]
        if owner and language in ("es", "fr"):
            return gendered(forms, last[owner][-1])
        return forms[int(form or 1) - 1] if int(form or 1) <= len(forms) else forms[0]

    return finish(SLOT.sub(fill, tables["patterns"][fact.pattern][column]), language)


def finish(text, language):
    """Elisions across slots and the capital letter"""
    if language == "fr":
        text = re.sub(r"\bque (?=[aeiouh])", "qu'", text)
    if language == "zh":
        return text
    at = 1 if text[0] == "¿" else 0
    return text[:at] + text[at].upper() + text[at + 1:]


def normal_form(text):
    """Lower case, a-z and single spaces: what the held-out rule hashes"""
    return re.sub(r" +", " ", re.sub(r"[^a-z ]", "", text.lower())).strip()


def held_out(fact, tables=TABLES):
    """True for one fact in sixteen, told by the English sentence; such a fact trains nothing in any language"""
    digest = hashlib.sha256(normal_form(render(fact, "en", tables)).encode()).digest()
    return digest[0] < HELD_OUT_BELOW


def training_facts(count, seed):
    rng, facts = random.Random(seed), []
    while len(facts) < count:
        fact = random_fact(rng)
        if not held_out(fact):
            facts.append(fact)
    return facts


def words(language):
    """Every word (zh: character) that a sentence can hold"""
    rng, found = random.Random(0), set()
    for _ in range(60000):
        text = render(random_fact(rng), language).lower()
        found.update(re.findall(r"[一-鿿]", text) if language == "zh" else re.findall(r"[\w'’-]+", text))
    return sorted(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for fact in training_facts(options.count, options.seed):
        print(*(render(fact, language) for language in LANGUAGES), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
