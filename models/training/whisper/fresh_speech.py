"""Held-out sentences, spoken anew by one voice after another, for the evaluation and its committed set."""
import json
import random
from dataclasses import dataclass

import numpy as np

from backgrounds import RATE, Backgrounds
from language import units
from sentences import STARTER, is_held_out, pattern_sentence, splice, word_salad
from synthesise import Espeak, Flite, finish_clip, speak_festival

BEFORE, AFTER = 0.15, 0.15   # seconds of pause around a sentence
NOISE_DB = 10
LONGEST_SECONDS = 9


@dataclass
class Sample:
    """One sentence; `audio` float32 with its pauses, `words` [[start s, end s], ...] in it, where the engine told"""
    text: str
    language: str
    voice: str
    known: bool
    noise: bool
    audio: np.ndarray
    words: list | None = None

    @property
    def group(self):
        return self.language, self.known, self.noise


def voices(language, known):
    """["engine:name", ...] of voices.json"""
    entries = json.loads((STARTER / "voices.json").read_text("utf-8"))["known" if known else "unseen"]
    return [f"{entry['engine']}:{entry['voice']}" for entry in entries if entry["language"] == language]


def recombined(make):
    """Random words or spliced halves; English ones obey the held-out rule too"""
    def draw(language, rng):
        while True:
            sentence = make(language, rng)
            if language != "en" or is_held_out(sentence):
                return sentence
    return draw


KINDS = {
    "patterns": lambda language, rng: pattern_sentence(language, rng, held_out=True),
    "splices": recombined(splice),
    "words": recombined(word_salad),
}


class Speakers:
    def __init__(self, seed):
        self.espeak, self.flite, self.rng = Espeak(), Flite(), random.Random(seed)

    def speak(self, voice, text, language):
        """-> (float32 audio without silence at the ends, word times or None)"""
        engine, name = voice.split(":")
        rng, starts = self.rng, None
        if engine == "festival":
            pcm = next(speak_festival([(name, text)]))
        elif engine == "flite":
            pcm, starts = self.flite.speak(name, text, rng.uniform(0.9, 1.15))
        else:
            pcm, starts = self.espeak.speak(name, text, rng.randint(140, 180), rng.randint(40, 60), language)
        clip, words = finish_clip(pcm, starts)
        return clip.astype(np.float32) / 32768, words


def with_pauses(audio):
    return np.concatenate([np.zeros(int(BEFORE * RATE)), audio, np.zeros(int(AFTER * RATE))]).astype(np.float32)


def add_noise(audio, speech, banks, rng):
    """Noise under all of `audio`, NOISE_DB below the mean power of `speech`"""
    level = np.sqrt(np.mean(np.square(speech))) * 10 ** (-NOISE_DB / 20)
    noise = banks.piece(banks.noises, len(audio), rng)
    return audio + noise * (level / np.sqrt(np.mean(np.square(noise))))


class FreshSpeech:
    """Draws samples; the same ones for the same seed and the same synthesisers"""

    def __init__(self, seed):
        self.rng, self.numbers = random.Random(seed), np.random.default_rng(seed)
        self.speakers, self.banks = Speakers(seed), Backgrounds(seed + 1)

    def sample(self, language, voice, known, noise=False, kind="patterns"):
        while True:
            text = KINDS[kind](language, self.rng)
            if len(units(text, language)) > (24 if language == "zh" else 16):
                continue
            speech, words = self.speakers.speak(voice, text, language)
            if len(speech) < LONGEST_SECONDS * RATE:
                break
        audio = with_pauses(speech)
        if noise:
            audio = add_noise(audio, speech, self.banks, self.numbers)
        shifted = [[start + BEFORE, end + BEFORE] for start, end in words] if words else None
        return Sample(text, language, voice, known, noise, audio, shifted)
