"""Sentences of the starter's world: patterns, loose recombinations, and the held-out rule.

The patterns stand in models/starter/whisper/patterns.json (its "about" says how to expand them); nothing
here may change their meaning, because TypeScript code expands the same file.
"""
import hashlib
import json
import random
import re
from pathlib import Path

STARTER = Path(__file__).resolve().parent.parent / "starter" / "whisper"
SLOT = re.compile(r"\{(\w+)\}")


def load_patterns(path=STARTER / "patterns.json"):
    return json.loads(Path(path).read_text("utf-8"))


def normalise(sentence):
    """Lower case, only a-z and single spaces: the form that is hashed and scored."""
    return " ".join(re.sub(r"[^a-z ]", "", sentence.lower()).split())


def is_held_out(sentence, below=16):
    """True for about one sentence in sixteen; such a sentence must never reach the training."""
    return hashlib.sha256(normalise(sentence).encode("utf-8")).digest()[0] < below


def capitalise(text):
    return text[:1].upper() + text[1:]


def expand(grammar, rng):
    """One sentence of a random pattern."""
    pattern = rng.choice(grammar["patterns"])
    return capitalise(SLOT.sub(lambda slot: rng.choice(grammar["slots"][slot.group(1)]), pattern))


def all_words(grammar):
    """The vocabulary, lower case, in alphabetical order."""
    texts = [SLOT.sub(" ", pattern) for pattern in grammar["patterns"]]
    for entries in grammar["slots"].values():
        texts += entries
    return sorted({word for text in texts for word in normalise(text).split()})


def written_forms(grammar):
    """word (lower case) -> as written inside a sentence (names, weekdays and "I" keep their capital)."""
    forms = {word: word for word in all_words(grammar)}
    for entries in grammar["slots"].values():
        for word in " ".join(entries).split():
            if word[0].isupper():
                forms[word.lower()] = word
    return forms


def splice(grammar, rng):
    """The start of one sentence followed by the end of another, cut at any words."""
    first, second = expand(grammar, rng).rstrip(".?!").split(), expand(grammar, rng).split()
    forms = written_forms(grammar)
    head = first[: rng.randint(1, max(1, len(first) - 1))]
    tail = second[rng.randint(0, len(second) - 1):]
    tail[0] = forms.get(normalise(tail[0]), tail[0].lower()) + re.sub(r"[\w]", "", tail[0])
    return " ".join(head).rstrip(",") + " " + " ".join(tail)


def word_salad(forms, rng):
    """Two to nine words in no order, so that the decoder has to listen."""
    words = [forms[word] for word in rng.choices(sorted(forms), k=rng.randint(2, 9))]
    return capitalise(" ".join(words)) + rng.choice("....?")


def draw_sentence(grammar, forms, rng, loose=0.25, held_out=False):
    """One sentence; `loose` is the share of recombinations. Asks again until the held-out rule fits."""
    while True:
        pick = rng.random()
        if pick < loose * 0.5:
            sentence = word_salad(forms, rng)
        elif pick < loose:
            sentence = splice(grammar, rng)
        else:
            sentence = expand(grammar, rng)
        if is_held_out(sentence, grammar["heldOutBelow"]) == held_out and len(sentence.split()) <= 16:
            return sentence


def training_sentences(count, seed, loose=0.25):
    """`count` different sentences, none held out."""
    grammar, rng = load_patterns(), random.Random(seed)
    forms, seen, sentences = written_forms(grammar), set(), []
    while len(sentences) < count:
        sentence = draw_sentence(grammar, forms, rng, loose)
        if normalise(sentence) not in seen:
            seen.add(normalise(sentence))
            sentences.append(sentence)
    return sentences


if __name__ == "__main__":
    words = all_words(load_patterns())
    (STARTER / "vocabulary.txt").write_text("\n".join(words) + "\n", "utf-8")
    print(len(words), "words")
