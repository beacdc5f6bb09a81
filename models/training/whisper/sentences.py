"""Sentences of the starter's five languages: patterns, the world's spoken core, loose recombinations, held-out rule.

English has the patterns of models/starter/whisper/patterns.json (its "about" says how to expand them; nothing here may
change their meaning, because TypeScript code expands the same file) and, like the others, the parallel sentences of
models/training/world/spoken.txt.

    python sentences.py        writes vocabulary.txt
"""
import functools
import hashlib
import json
import random
import re
import sys
from pathlib import Path

from language import LANGUAGES, join, spoken_units, units

TRAINING = Path(__file__).resolve().parents[1]
STARTER = TRAINING.parent / "starter" / "whisper"
SLOT = re.compile(r"\{(\w+)\}")
sys.path.append(str(TRAINING / "world"))
import spoken  # noqa: E402  (the world lies beside this folder)

CORE_SHARE_ENGLISH = 0.4


@functools.cache
def load_patterns(path=STARTER / "patterns.json"):
    return json.loads(Path(path).read_text("utf-8"))


def normalise(sentence):
    """Lower case, only a-z and single spaces: the form that is hashed."""
    return " ".join(re.sub(r"[^a-z ]", "", sentence.lower()).split())


def is_held_out(sentence, below=16):
    """True for about one English sentence in sixteen; such a sentence must never reach the training."""
    return hashlib.sha256(normalise(sentence).encode("utf-8")).digest()[0] < below


def capitalise(text):
    return text[:1].upper() + text[1:]


def expand(rng):
    """One sentence of a random English pattern."""
    grammar = load_patterns()
    pattern = rng.choice(grammar["patterns"])
    return capitalise(SLOT.sub(lambda slot: rng.choice(grammar["slots"][slot.group(1)]), pattern))


def core_sentence(language, rng, held_out=False):
    """One sentence of the world's spoken core; the held-out rule looks at its English form"""
    while True:
        fact = spoken.random_fact(rng)
        if spoken.held_out(fact) == held_out:
            return spoken.render(fact, language)


def pattern_sentence(language, rng, held_out=False):
    if language != "en" or rng.random() < CORE_SHARE_ENGLISH:
        return core_sentence(language, rng, held_out)
    while True:
        sentence = expand(rng)
        if is_held_out(sentence) == held_out:
            return sentence


@functools.cache
def written_forms(language):
    """{word as spoken: as written inside a sentence} (German nouns, names and "I" keep their capital)"""
    texts = []
    if language == "en":
        texts += [entry for entries in load_patterns()["slots"].values() for entry in entries]
        texts += [re.sub(r"\b(?!I\b)[A-Z]", lambda letter: letter.group().lower(), SLOT.sub(" ", pattern))
                  for pattern in load_patterns()["patterns"]]
    column = spoken.LANGUAGES.index(language)
    cells = [cells[column] for section in spoken.TABLES.values() for cells in section]
    texts += [form for cell in cells for form in spoken.SLOT.sub(" ", cell).split(" / ")
              if form not in ("m", "f", "n")]
    # Elided forms (l', d', qu') occur only in front of what they are written with.
    if language == "fr":
        texts.append("qu'il")
    forms = {}
    for text in texts:
        for word in units(text, language):
            for key in spoken_units(word, language):
                forms.setdefault(key, re.sub(r"[^\w'-]", "", word))
    return forms


def vocabulary(language):
    """Every word (Chinese: character) of the language's sentences, sorted"""
    return sorted(written_forms(language))


def strip_end(text):
    return text.rstrip(".?!。？！，,")


def splice(language, rng):
    """The start of one sentence followed by the end of another, cut at any words."""
    first = units(strip_end(pattern_sentence(language, rng)), language)
    second = units(pattern_sentence(language, rng), language)
    head = first[: rng.randint(1, max(1, len(first) - 1))]
    tail = second[rng.randint(0, len(second) - 1):]
    word = spoken_units(tail[0], language)[0]
    mark = re.sub(r"[\w'’¿-]", "", tail[0])
    tail[0] = written_forms(language).get(word, word) + mark
    return join([*head[:-1], strip_end(head[-1]), *tail], language)


def word_salad(language, rng):
    """Two to nine words in no order, so that the decoder has to listen."""
    forms = written_forms(language)
    count = rng.randint(3, 14) if language == "zh" else rng.randint(2, 9)
    text = join([forms[word] for word in rng.choices(vocabulary(language), k=count)], language)
    return capitalise(text) + ("。" if language == "zh" else ".")


def draw_sentence(language, rng, loose=0.25):
    """One training sentence; `loose` is the share of recombinations."""
    pick = rng.random()
    while True:
        if pick < loose * 0.5:
            sentence = word_salad(language, rng)
        elif pick < loose:
            sentence = splice(language, rng)
        else:
            sentence = pattern_sentence(language, rng)
        too_long = len(units(sentence, language)) > (26 if language == "zh" else 16)
        if not too_long and not (language == "en" and is_held_out(sentence)):
            return sentence


def training_sentences(language, count, seed, loose=0.25):
    """`count` different sentences, none held out."""
    rng, seen = random.Random(f"{language} {seed}"), set()
    while len(seen) < count:
        sentence = draw_sentence(language, rng, loose)
        if sentence not in seen:
            seen.add(sentence)
            yield sentence


if __name__ == "__main__":
    lines = [f"{language} {' '.join(vocabulary(language))}" for language in LANGUAGES]
    (STARTER / "vocabulary.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print(*(f"{language}: {len(vocabulary(language))}" for language in LANGUAGES))
