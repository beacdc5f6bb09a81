"""The voices of voices.json, one speaker each: what trains, what chooses the threshold, what only evaluates.

    python voices.py        how many there are
"""
import json
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from whisper_path import SPEAKER

ACCENTS = {"en-us": "en", "en": "en", "en-gb-scotland": "en", "es": "es", "es-419": "es", "de": "de",
           "fr": "fr", "fr-be": "fr", "cmn": "zh"}


@dataclass(frozen=True)
class Voice:
    """One speaker. `accents`: espeak-ng's voices (its language and accent) that are given this timbre; the other
    engines have one. `scale` stretches the sound's frequencies, as a shorter or longer vocal tract and a higher or
    lower pitch do."""
    engine: str
    name: str
    accents: tuple
    pitch: int = 50
    scale: Fraction = Fraction(1)

    @property
    def id(self):
        parts = [f"{self.engine}:{self.name}"]
        parts += [f"p{self.pitch}"] if self.pitch != 50 else []
        parts += [f"x{float(self.scale):.2f}"] if self.scale != 1 else []
        return "/".join(parts)


def training_voices():
    """Every pitch and scale of a timbre is a speaker. Each espeak-ng speaker speaks with two accents, so that the
    language does not tell who speaks."""
    table = json.loads((SPEAKER / "voices.json").read_text("utf-8"))["train"]
    espeak, accents = table["espeak-ng"], list(ACCENTS)
    made = [Voice("espeak-ng", variant, (), pitch, Fraction(scale)) for variant in espeak["variants"]
            for pitch in espeak["pitches"] for scale in espeak["scales"]]
    made = [Voice(voice.engine, voice.name, (accents[at % 9], accents[(at * 4 + at // 9 + 3) % 9]), voice.pitch,
                  voice.scale) for at, voice in enumerate(made)]
    made += [Voice(engine, name, (accent,), 50, Fraction(scale)) for engine, names in table["recorded"].items()
             for name, accent in names.items() for scale in table["recordedScales"]]
    return made


def listed_voices(part):
    """The voices of "validation" or "unseen": each speaks one language."""
    entries = json.loads((SPEAKER / "voices.json").read_text("utf-8"))[part]
    return [Voice(entry["engine"], entry["voice"], (entry["accent"],), entry.get("pitch", 50)) for entry in entries]


def main():
    for part, voices in (("train", training_voices()), ("validation", listed_voices("validation")),
                         ("unseen", listed_voices("unseen"))):
        print(part, len(voices), dict(Counter(voice.engine for voice in voices)))


if __name__ == "__main__":
    main()
