"""Writes the held-out set: 200 passages a language with their queries, harder passages, and texts from outside.

  python held_out.py

Every fact is held out (the world's rule: none of its sentences, in any language, was trained on).
"""
import argparse
import json
import random
from dataclasses import replace

from paths import HELD_OUT, HERE
from concepts import LANGUAGES
from outside import WORD, outside_lines, world_words
from pairs import fill_kept, key_of, keys_of, kind_of, shown_slots
from sentences import choices, facts, held_out, load_patterns, render

COUNT = 200
NEAR_GROUP = 4


def families():
    return [family for family in load_patterns()[0] if len(family.phrasings) > 1 and len(family.slots) > 1
            and not family.name.startswith("label")]


def shown_keys(fact):
    """What the query form says in each of the languages"""
    row = fact.family.queries[0]
    slots = set.intersection(*(set(shown_slots(cell)) for cell in row))
    return frozenset(key_of(entry) for slot, entry in fact.entries if slot in slots)


def is_unique(fact, others):
    """Whether the query form fits this passage only: no other holds all that it mentions"""
    shown = shown_keys(fact)
    return not any(other is not fact and shown <= keys_of(other) for other in others)


def held_out_facts(seed):
    rng = random.Random(seed)
    return [fill_kept(fact, rng) for fact in facts(COUNT, seed, held=True, families=families())]


def near_facts(seed):
    """Groups of held-out facts of a family that differ in one slot"""
    rng, found = random.Random(seed), {}
    pool = iter(facts(4 * COUNT, seed, held=True, families=families()))
    while len(found) < COUNT:
        first, group = next(pool), {}
        place = rng.randrange(len(first.entries))
        slot, kinds = first.family.slots[place]
        if kinds[0][0] == "kept":
            continue
        for entry in rng.sample(choices(kinds), len(choices(kinds))):
            other = replace(first, entries=(*first.entries[:place], (slot, entry), *first.entries[place + 1:]))
            if held_out(other) and len(keys_of(other)) == len(other.entries):
                group[other.key] = other
            if len(group) == NEAR_GROUP:
                found |= group
                break
    return [fill_kept(fact, rng) for fact in list(found.values())[:COUNT]]


def question(fact, others, rng, may_type=True):
    """How a fact is asked for: -> (kind, function from language to text)"""
    if may_type and fact.family.queries and rng.random() < 0.6 and is_unique(fact, others):
        return "typed", lambda language: render(fact, language, 0, query=True, synonyms=rng)
    return "phrasing", lambda language: render(fact, language, 1, synonyms=rng)


def make_set(chosen, rng, may_type=True):
    asked = [question(fact, chosen, rng, may_type) for fact in chosen]
    return {
        "families": [kind_of(fact.family) for fact in chosen],
        "queryKinds": [kind for kind, _ in asked],
        "passages": {language: [render(fact, language, 0) for fact in chosen] for language in LANGUAGES},
        "queries": {language: [ask(language) for _, ask in asked] for language in LANGUAGES},
    }


def outside_texts():
    rows = outside_lines(path=HERE / "outside_held_out.txt")
    return {language: [row[column] for row in rows] for column, language in enumerate(LANGUAGES)}


def report_known_words(texts):
    """For the person who writes the lists: words longer than three letters that the world has too"""
    for language in LANGUAGES[:-1]:
        known = {word for text in texts[language] for word in WORD.findall(text.lower())
                 if len(word) > 3 and word in world_words(language)}
        print(language, *sorted(known))
    words = {word for word in world_words("zh") if len(word) > 1}
    print("zh", *sorted(word for word in words if any(word in text for text in texts["zh"])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=404)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    outside = outside_texts()
    report_known_words(outside)
    HELD_OUT.mkdir(parents=True, exist_ok=True)
    sets = {"held-out.json": make_set(held_out_facts(options.seed), rng) | {"outside": outside},
            "neighbours.json": make_set(near_facts(options.seed + 1), rng, may_type=False)}
    for name, content in sets.items():
        (HELD_OUT / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(name, len(content["families"]), {kind: content["queryKinds"].count(kind) for kind in ("typed", "phrasing")})


if __name__ == "__main__":
    main()
