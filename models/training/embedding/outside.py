"""Texts from outside the world: the lines of outside.txt, and random ones made of their words and of invented words."""
import random
import re
from collections import defaultdict
from functools import lru_cache

from paths import HERE
from concepts import LANGUAGES, load_concepts
from sentences import SLOT, load_patterns

WORD = re.compile(r"[^\W\d_]+")


def outside_lines(part="training", path=HERE / "outside.txt"):
    """[[five texts], ...]; the part behind `# validation`, or the one before it"""
    training, _, validation = path.read_text("utf-8").partition("# validation\n")
    lines = (validation if part == "validation" else training).splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == len(LANGUAGES) for row in rows), [row for row in rows if len(row) != len(LANGUAGES)]
    return rows


@lru_cache(maxsize=None)
def world_words(language):
    """Every word that the world's concepts, paraphrases and patterns have in a language (Chinese: the words as
    written, paraphrases left out)"""
    texts = []
    for concept in load_concepts():
        cell = concept[language]
        texts += [*cell.forms, *cell.synonyms, *([] if language == "zh" else [cell.place, cell.paraphrase])]
    if language == "zh":
        return frozenset(texts)
    for family in load_patterns()[0]:
        texts += [SLOT.sub(" ", row[LANGUAGES.index(language)]) for row in (*family.phrasings, *family.queries)]
    return frozenset(word for text in texts for word in WORD.findall(text.lower()))


class InventedWords:
    """Letters follow one another as in the world's words of a language; in Chinese, any two to four characters"""

    def __init__(self, language):
        self.language, self.known = language, world_words(language)
        self.next = defaultdict(list)
        for word in sorted(self.known):
            marked = f"^^{word}$"
            for i in range(2, len(marked)):
                self.next[marked[i - 2:i]].append(marked[i])
        self.characters = sorted({character for word in self.known for character in word})

    def word(self, rng):
        while True:
            word = self.chinese(rng) if self.language == "zh" else self.spelt(rng)
            if word not in self.known:
                return word

    def chinese(self, rng):
        return "".join(rng.choice(self.characters) for _ in range(rng.randint(2, 4)))

    def spelt(self, rng):
        while True:
            word = "^^"
            while not word.endswith("$") and len(word) < 14:
                word += rng.choice(self.next[word[-2:]])
            word = word.strip("^$")
            if len(word) >= 4:
                return word


class Outside:
    """random.Random -> a text of a language that no passage of the world answers"""

    def __init__(self, language):
        column = LANGUAGES.index(language)
        self.language, self.space = language, "" if language == "zh" else " "
        self.lines = [row[column] for row in outside_lines()]
        self.invented = InventedWords(language)
        known = world_words(language)
        if language == "zh":
            self.words = [line[i:i + n] for line in self.lines for n in (2, 3) for i in range(0, len(line) - n + 1)]
        else:
            self.words = [word for line in self.lines for word in WORD.findall(line)
                          if len(word) > 3 and word.lower() not in known]
        self.frames = [row[column] for family in load_patterns()[0] if not family.name.startswith("label")
                       for row in (*family.phrasings, *family.queries)]
        self.inside = sorted(known)

    def any_word(self, rng):
        return rng.choice(self.words) if rng.random() < 0.6 else self.invented.word(rng)

    def text(self, rng):
        kind = rng.random()
        if kind < 0.3:
            return self.line(rng)
        if kind < 0.55:
            return self.space.join(rng.choice(self.words) for _ in range(rng.randint(1, 7)))
        if kind < 0.75:
            return SLOT.sub(lambda _: self.any_word(rng), rng.choice(self.frames))
        if kind < 0.85:
            return self.space.join(self.invented.word(rng) for _ in range(rng.randint(1, 5)))
        words = [self.any_word(rng) for _ in range(rng.randint(3, 6))]
        words.insert(rng.randint(0, len(words)), rng.choice(self.inside))
        return self.space.join(words)

    def line(self, rng):
        """A line of the file, most often with words left out or exchanged"""
        line = rng.choice(self.lines)
        if self.language == "zh":
            cut = rng.randint(0, len(line) // 3)
            return line[cut:] if rng.random() < 0.5 else line[:len(line) - cut]
        words = [self.any_word(rng) if rng.random() < 0.15 else word for word in line.split() if rng.random() > 0.12]
        return " ".join(words) or line


def main():
    rng = random.Random(1)
    for language in LANGUAGES:
        outside = Outside(language)
        print(language, len(outside.words), *(outside.text(rng) for _ in range(12)), sep="\n  ")


if __name__ == "__main__":
    main()
