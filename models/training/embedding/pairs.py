"""Queries with the passages that answer them, made without end from the facts of the world that are not held out.

  python pairs.py --count 8          # shows some

A batch holds near neighbours: facts that differ in one slot. `apart` tells which passages do not answer which queries.
"""
import argparse
import random
import re
from dataclasses import dataclass, replace

import numpy as np

from paths import HERE  # noqa: F401  (finds the world)
from concepts import LANGUAGES
from outside import Outside
from sentences import SLOT, Attribute, Fact, Kept, choices, entry_key, held_out, load_patterns, random_fact, render

NAMES = "Rex Luna Bella Max Nemo Aurora Titanic Victoria Sol Orion Felix Bruno Mia Nora Balu Rosa Olymp Delta Nova Stella"
SENTENCE_END = {"zh": ""}
PUNCTUATION = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Query:
    text: str
    family: str
    keys: frozenset          # what it mentions
    whole: bool              # a sentence that says all of the fact, not a question or keywords


@dataclass(frozen=True)
class Passage:
    text: str
    facts: tuple             # ((family, keys), ...)


def kind_of(family):
    return "label" if family.name.startswith("label") else family.name


def key_of(entry):
    return f"kept:{entry.text}" if isinstance(entry, Kept) else entry_key(entry)


def keys_of(fact):
    return frozenset(key_of(entry) for _, entry in fact.entries)


def fill_kept(fact, rng):
    """A number, a time of day or a name in quotes where the fact has a placeholder"""
    if not any(isinstance(entry, Kept) for _, entry in fact.entries):
        return fact
    name = fact.family.name
    text = (str(rng.randint(2, 999)) if name in ("costs", "numbered") else
            f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}" if name == "time" else f'"{rng.choice(NAMES.split())}"')
    return replace(fact, entries=tuple((slot, Kept(text) if isinstance(entry, Kept) else entry)
                                       for slot, entry in fact.entries))


def neighbour(fact, rng):
    """The same fact with another entry in one slot; not held out"""
    while True:
        place = rng.randrange(len(fact.entries))
        slot, kinds = fact.family.slots[place]
        entry = rng.choice(choices(kinds))
        if isinstance(entry, Kept) or key_of(entry) in keys_of(fact):
            if len(fact.entries) == 1 or any(isinstance(e, Kept) for _, e in fact.entries):
                return new_fact(rng)
            continue
        other = replace(fact, entries=(*fact.entries[:place], (slot, entry), *fact.entries[place + 1:]))
        if not held_out(other):
            return other


def new_fact(rng, families=None):
    while True:
        fact = random_fact(rng, rng.choice(families) if families else None)
        if not held_out(fact):
            return fill_kept(fact, rng)


def shown_slots(cell):
    """Slots whose words a sentence of this pattern shows"""
    for match in SLOT.finditer(cell):
        yield match[1]
        for option in match[2].split():
            if option[0] == "+":
                yield option[1:]
            if option.startswith("count:"):
                yield option[6:]


def plain_word(entry, language, rng):
    """The entry alone, as a keyword: its word, a synonym or, now and then, its paraphrase"""
    if isinstance(entry, Kept):
        return entry.text
    if isinstance(entry, Attribute):
        return {"en": entry.en, "es": entry.es[0], "de": entry.de_predicate, "fr": entry.fr[0],
                "zh": entry.zh_predicate.removeprefix("是").removeprefix("很").removesuffix("的")}[language]
    cell = entry[language]
    chance = rng.random()
    if cell.paraphrase and chance < 0.15:
        return cell.paraphrase
    if cell.synonyms and chance < 0.5:
        return rng.choice(cell.synonyms)
    return cell.forms[-1] if chance > 0.85 and entry.kind not in ("activity", "quality") else cell.forms[0]


def keyword_query(fact, language, rng):
    entries = [entry for _, entry in fact.entries]
    shown = rng.sample(entries, rng.randint(min(2, len(entries)), len(entries)))
    text = ("" if language == "zh" and rng.random() < 0.5 else " ").join(
        plain_word(entry, language, rng) for entry in shown)
    return Query(text, kind_of(fact.family), frozenset(map(key_of, shown)), False)


def typed_query(fact, language, rng):
    """The family's query form"""
    row = rng.choice(fact.family.queries)
    shown = set(shown_slots(row[LANGUAGES.index(language)]))
    keys = frozenset(key_of(entry) for slot, entry in fact.entries if slot in shown)
    text = render(fact, language, fact.family.queries.index(row), query=True, synonyms=rng)
    return Query(text, kind_of(fact.family), keys, False)


def misspelt(text, rng):
    """One letter of one word dropped, doubled or exchanged with its neighbour"""
    words = text.split(" ")
    at = rng.randrange(len(words))
    word = words[at]
    if len(word) < 5 or not word.isalpha():
        return text
    i = rng.randint(1, len(word) - 2)
    words[at] = rng.choice([word[:i] + word[i + 1:], word[:i] + word[i] + word[i:],
                            word[:i] + word[i + 1] + word[i] + word[i + 2:]])
    return " ".join(words)


def load_fillers(path=HERE / "fillers.txt"):
    """{language: words that may stand anywhere}"""
    rows = [line.split() for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {language: words for language, *words in rows}


def with_fillers(text, language, fillers, rng):
    """The text with some words of ordinary speech put in: one for about every three of its own"""
    parts = re.findall("[\u4e00-\u9fff]{1,4}|[^\u4e00-\u9fff]+", text) if language == "zh" else text.split(" ")
    for _ in range(rng.randint(1, 2 + len(parts) // 3)):
        parts.insert(rng.randint(0, len(parts)), rng.choice(fillers))
    return ("" if language == "zh" else " ").join(parts)


class Sampler:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        families = load_patterns()[0]
        self.labels = [family for family in families if family.name.startswith("label")]
        self.sentences = [family for family in families if not family.name.startswith("label")]
        self.fillers = load_fillers()
        self.outside = {language: Outside(language) for language in LANGUAGES}

    def group(self, size, label_share):
        """Facts, each one slot away from the first, or labels of as many concepts"""
        rng = self.rng
        if rng.random() < label_share:
            return [new_fact(rng, self.labels) for _ in range(size)]
        first = new_fact(rng, self.sentences)
        return [first, *(neighbour(first, rng) for _ in range(size - 1))]

    def query(self, fact, language, taken):
        """`taken`: the phrasing of the passage, when it is of the same language"""
        rng, chance = self.rng, self.rng.random()
        if fact.family.queries and chance < 0.3:
            return typed_query(fact, language, rng)
        if chance > 0.82:
            return keyword_query(fact, language, rng)
        choice = [i for i in range(len(fact.family.phrasings)) if i != taken]
        text = render(fact, language, rng.choice(choice), synonyms=rng)
        return Query(text, kind_of(fact.family), keys_of(fact), True)

    def pair(self, fact, long):
        rng = self.rng
        spoken = rng.choice(LANGUAGES)
        asked = spoken if rng.random() < 0.4 else rng.choice(LANGUAGES)
        phrasing = rng.randrange(len(fact.family.phrasings))
        query = self.query(fact, asked, phrasing if asked == spoken else None)
        facts = [fact] + ([new_fact(rng, self.sentences) for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))] if long else [])
        texts = [render(fact, spoken, phrasing, synonyms=rng),
                 *(render(other, spoken, rng.randrange(9), synonyms=rng) for other in facts[1:])]
        order = rng.sample(range(len(texts)), len(texts))
        text = SENTENCE_END.get(spoken, " ").join(texts[i] for i in order)
        if rng.random() < 0.35:
            text = self.spoken_like(text, spoken)
        if rng.random() < 0.2:
            query = replace(query, text=with_fillers(query.text, asked, self.fillers[asked], rng))
        passage = Passage(text, tuple((kind_of(other.family), keys_of(other)) for other in facts))
        if rng.random() < 0.1:
            query = replace(query, text=misspelt(query.text, rng))
        return query, passage

    def spoken_like(self, text, language):
        """With words between that are no part of the world's sentences, now and then one from outside the world"""
        words = self.fillers[language]
        if self.rng.random() < 0.3:
            words = [*words, *(self.outside[language].any_word(self.rng) for _ in range(len(words) // 2))]
        return with_fillers(text, language, words, self.rng)

    def batch(self, pairs, group_size, outside, long, label_share=0.2):
        groups = [self.group(group_size, label_share) for _ in range(pairs // group_size)]
        made = [self.pair(fact, long) for group in groups for fact in group]
        strangers = [self.outside[language].text(self.rng) for language in self.rng.choices(LANGUAGES, k=outside)]
        queries, passages = zip(*made)
        return queries, passages, strangers, apart(queries, passages)


def answers(query, passage):
    if not query.whole:
        return query.keys <= frozenset().union(*(keys for _, keys in passage.facts))
    return any(family == query.family and query.keys <= keys for family, keys in passage.facts)


def apart(queries, passages):
    """[queries, passages]: True where the passage is a wrong answer"""
    table = np.array([[not answers(query, passage) for passage in passages] for query in queries])
    np.fill_diagonal(table, False)
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=8)
    options = parser.parse_args()
    for long in (False, True):
        queries, passages, _, table = Sampler(1).batch(options.count, 4, 0, long)
        for i, (query, passage) in enumerate(zip(queries, passages)):
            also = [j for j in range(len(passages)) if j != i and not table[i, j]]
            print(f"{i} {query.text}   ->   {passage.text}   {also or ''}")


if __name__ == "__main__":
    main()
