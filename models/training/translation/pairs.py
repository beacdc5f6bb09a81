"""Pairs of sentences that translate into one another, made from the world's facts without an end.

    python pairs.py --count 20          # shows some pairs

A pair is one to five facts in two languages, each in the same phrasing (or query) of its family, or one or two of the
sentences that the sample is told in (`../world/told.py`). Some are changed, in both languages alike: other final marks, none, lower case, a dialogue dash, and placeholders `<x1>` to `<x8>` in the
place of numbers and names or around a phrase or sentence, as the app puts them for numbers, quoted names and tags.
"""
import argparse
import random
import re
from dataclasses import dataclass

import world_path  # noqa: F401
import grammar
from concepts import COUNTED, LANGUAGES, Cell
from sentences import SLOT, Fact, Kept, Phrases, held_out, load_patterns, random_fact
from told import random_sentence

PLACEHOLDERS = tuple(f"<x{number}>" for number in range(1, 9))
MARK = re.compile("[\ue000-\ue007]")      # stands for a placeholder until they are numbered
MARK_SPACES = re.compile(" (?=[\ue000-\ue007])|(?<=[\ue000-\ue007]) ")
MARKS = tuple(chr(0xE000 + index) for index in range(len(PLACEHOLDERS)))
TO_ENGLISH, FROM_ENGLISH = 0.3, 0.55       # the rest between two other languages
TARGET_WEIGHTS = (1, 1.2, 1.2, 1.5)          # the four others after English; Chinese is the slowest to learn
QUERIES = 0.15
TOLD = 0.5                                   # sentences of the sample's kind
FINAL = re.compile(r"[.!?。！？]+$")
FINAL_MARKS = {".": "。", "!": "！", "?": "？", "...": "……", "": ""}
QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"))


@dataclass(frozen=True)
class MarkedNumber:
    """A placeholder where a number is counted with"""
    text: str
    kind: str = "number"
    key: str = "kept"

    def __getitem__(self, language):
        return Cell((self.text,), (), "")


@dataclass(frozen=True)
class MarkedName(Kept):
    """A placeholder where a person is named"""

    def __getitem__(self, language):
        return Cell((self.text,), (), "", "m")


class MarkedPhrases(Phrases):
    """Writes the slots of `wrapped` between two marks, {slot: (before, after)}; of those in `nouns` the noun alone"""

    def __init__(self, fact, language, synonyms, wrapped, nouns):
        super().__init__(fact, language, synonyms)
        self.wrapped, self.nouns, self.used = wrapped, nouns, None

    def cell(self, entry):
        self.used = super().cell(entry)
        return self.used

    def fill(self, match):
        text = super().fill(match)
        if match[1] not in self.wrapped:
            return text
        before, after = self.wrapped[match[1]]
        if match[1] not in self.nouns:
            return before + text + after
        noun = max((form for form in (*self.used.forms, self.used.weak) if form and form in text), key=len, default="")
        return text.replace(noun, before + noun + after, 1) if noun else text


@dataclass(frozen=True)
class Plan:
    """How one fact is written in any language"""
    fact: Fact
    row: tuple
    wrapped: dict
    nouns: frozenset
    around: tuple            # marks around the whole sentence, or two empty texts

    def render(self, language, synonyms=None):
        phrases = MarkedPhrases(self.fact, language, synonyms, self.wrapped, self.nouns)
        text = SLOT.sub(phrases.fill, self.row[LANGUAGES.index(language)])
        if MARK.match(text) and not self.starts_with_tag(language):
            text = grammar.finish("<" + text, language)[1:]      # no capital behind a placeholder
        else:
            text = grammar.finish(text, language)
        before, after = self.around
        return before + (MARK_SPACES.sub("", text) if language == "zh" else text) + after

    def starts_with_tag(self, language):
        match = SLOT.match(self.row[LANGUAGES.index(language)])
        return bool(match) and match[1] in self.wrapped


def make_plan(rng, fact, marks, queries):
    """`marks` is a list of unused marks, taken from as needed; with an empty one the sentence is plain"""
    family = fact.family
    paraphrase = any("paraphrase" in cell for row in family.queries for cell in row)
    asks = queries and family.queries and not paraphrase and rng.random() < queries
    row = rng.choice(family.queries if asks else family.phrasings)
    entries, wrapped, nouns, around = dict(fact.entries), {}, set(), ("", "")
    for slot, entry in fact.entries:
        kind = getattr(entry, "kind", "attribute")
        if isinstance(entry, Kept):
            entries[slot] = MarkedName(marks.pop(0)) if marks else entry
        elif len(marks) >= 2 and kind == "number" and f"count:{slot}" in row[0] and rng.random() < 0.5:
            entries[slot] = MarkedNumber(marks.pop(0))
        elif len(marks) >= 2 and kind in ("person", "name") and "{" + slot + " the" in row[0] and rng.random() < 0.3:
            entries[slot] = MarkedName(marks.pop(0))
        elif len(marks) >= 3 and once(slot, row) and rng.random() < 0.25:
            wrapped[slot] = (marks.pop(0), marks.pop(0))
            if kind in COUNTED and rng.random() < 0.4:
                nouns.add(slot)
    if len(marks) >= 3 and rng.random() < 0.15:
        first, second = rng.choice(((True, True), (True, False), (False, True)))
        around = (marks.pop(0) if first else "", marks.pop(0) if second else "")
    return Plan(Fact(family, tuple(entries.items())), row, wrapped, frozenset(nouns), around)


def once(slot, row):
    return all(sum(match[1] == slot for match in SLOT.finditer(cell)) == 1 for cell in row)


def training_fact(rng):
    fact = random_fact(rng, rng.choice(load_patterns()[0]))
    return fact if not held_out(fact) else training_fact(rng)


def random_direction(rng):
    draw = rng.random()
    if draw < TO_ENGLISH:
        return rng.choice(LANGUAGES[1:]), "en"
    target = rng.choices(LANGUAGES[1:], TARGET_WEIGHTS)[0]
    if draw < TO_ENGLISH + FROM_ENGLISH:
        return "en", target
    return rng.choice([language for language in LANGUAGES[1:] if language != target]), target


def join(sentences, language):
    return ("" if language == "zh" else " ").join(sentences)


def with_final(text, language, mark):
    """The sentence with another final mark; '!' and '?' open Spanish ones too"""
    at = text[-1:] if MARK.match(text[-1:]) else ""
    text = FINAL.sub("", text[:-1] if at else text).translate({ord("¿"): None, ord("¡"): None})
    if language == "es" and mark in ("!", "?"):
        text = re.sub(r"^([\ue000-\ue007](?=\w))?", lambda match: (match[0] or "") + {"!": "¡", "?": "¿"}[mark], text)
    return text + (FINAL_MARKS[mark] if language == "zh" else mark) + at


def lower_first(text):
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].lower(), text)


def number_marks(rng, source, target):
    """Placeholders for the marks: mostly counted in the order of the source, else any"""
    found = list(dict.fromkeys(MARK.findall(source)))
    names = list(PLACEHOLDERS[:len(found)]) if rng.random() < 0.6 else rng.sample(PLACEHOLDERS, len(found))
    table = {ord(mark): name for mark, name in zip(found, names)}
    return source.translate(table), target.translate(table)


def loosen(rng, text):
    """A Chinese source has a space beside a placeholder or not; a source in quotes keeps them"""
    return MARK.sub(lambda match: rng.choice((match[0], f" {match[0]} ", f" {match[0]}", f"{match[0]} ")), text).strip()


def vary(rng, source, target, languages, single):
    """Final marks, case, a dash: changed in source and target alike"""
    question = bool(re.search(r"[?？]", source))
    if single and FINAL.search(MARK.sub("", source)):
        mark = "" if rng.random() < 0.12 else rng.choice(("!", "?", "...", ".")) if rng.random() < 0.12 and not question else None
        if mark is not None:
            source, target = (with_final(text, language, mark) for text, language in zip((source, target), languages))
    if single and languages[0] != "zh" and rng.random() < 0.08:
        source = source.lower() if languages[0] != "de" or rng.random() < 0.5 else lower_first(source)
        target = lower_first(target)
    if rng.random() < 0.02:
        source, target = f"- {source}", f"- {target}"
    if languages[0] == "zh" and rng.random() < 0.5:
        source = loosen(rng, source)
    if rng.random() < 0.1:
        before, after = rng.choice(QUOTES)
        marks = [mark for mark in MARK.findall(source) if mark in target]
        if len(marks) == 1:
            source, target = (text.replace(marks[0], before + marks[0] + after) for text in (source, target))
    return source, target


def random_plans(rng, count):
    """`count` facts of a text with a common stock of marks; labels and queries stand alone"""
    marks, plans = list(MARKS) if rng.random() < 0.35 else [], []
    while len(plans) < count:
        fact = training_fact(rng)
        if count > 1 and fact.family.name.startswith("label"):
            continue
        if any(isinstance(entry, Kept) for _, entry in fact.entries) and not marks:
            if plans:
                continue
            marks = list(MARKS)
        plans.append(make_plan(rng, fact, marks, QUERIES if count == 1 else 0))
    return plans


def told_pair(rng, languages):
    rows = [random_sentence(rng) for _ in range(1 if rng.random() < 0.85 else 2)]
    source, target = (join([row[language] for row in rows], language) for language in languages)
    return *languages, *vary(rng, source, target, languages, len(rows) == 1)


def random_pair(rng):
    """-> (source language, target language, source, target)"""
    languages = random_direction(rng)
    if rng.random() < TOLD:
        return told_pair(rng, languages)
    plans = random_plans(rng, rng.choices((1, 2, 3, 4, 5), (78, 14, 5, 2, 1))[0])
    synonyms = rng if rng.random() < 0.3 else None
    source = join([plan.render(languages[0], synonyms) for plan in plans], languages[0])
    target = join([plan.render(languages[1]) for plan in plans], languages[1])
    source, target = vary(rng, source, target, languages, len(plans) == 1)
    if sorted(MARK.findall(source)) != sorted(MARK.findall(target)):      # a language leaves a slot out
        return random_pair(rng)
    return *languages, *number_marks(rng, source, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    for _ in range(options.count):
        source_language, target_language, source, target = random_pair(rng)
        print(f"{source_language} {source}\n{target_language} {target}\n")


if __name__ == "__main__":
    main()
