"""Sentences of the world's spoken core, spoken by one voice."""
from whisper_path import TRAINING  # noqa: F401  (first: it makes the others importable)

import numpy as np
import spoken
from scipy.signal import resample_poly
from synthesise import RATE, Espeak, Flite, finish_clip, speak_festival
from voices import ACCENTS

LOUD_ENOUGH = 100   # of 32768; below, the engine has said nothing


def sentence(language, rng, held_out):
    """One sentence of about 2 to 4 s; held-out ones have trained nothing (the world's rule)"""
    shortest, longest = (7, 18) if language == "zh" else (22, 60)
    while True:
        fact = spoken.random_fact(rng)
        text = spoken.render(fact, language)
        if spoken.held_out(fact) == held_out and shortest <= len(text) <= longest:
            return text


class Speakers:
    """All engines. One in a process: libespeak-ng hangs when it is initialised twice."""

    def __init__(self):
        self.espeak, self.flite = Espeak(), Flite()

    def speak(self, voice, count, rng, held_out=False):
        """-> [(text, language, int16 clip without silence at its ends)], tempo and pitch a little different each"""
        drawn = [rng.choice(voice.accents) for _ in range(count)]
        texts = [sentence(ACCENTS[accent], rng, held_out) for accent in drawn]
        spoken_clips = self._speak(voice, list(zip(drawn, texts)), rng)
        ready = [(text, ACCENTS[accent], pcm) for accent, text, pcm in zip(drawn, texts, spoken_clips)
                 if pcm is not None and np.abs(pcm).max() > LOUD_ENOUGH]
        return [(text, language, finish_clip(scaled(pcm, voice.scale), None)[0]) for text, language, pcm in ready]

    def _speak(self, voice, jobs, rng):
        if voice.engine == "festival":
            return list(speak_festival([(voice.name, text) for _, text in jobs]))
        if voice.engine == "flite":
            return [self.flite.speak(voice.name, text, rng.uniform(0.9, 1.15))[0] for _, text in jobs]
        return [self._speak_espeak(f"{accent}+{voice.name}", text, rng.randint(140, 185),
                                   voice.pitch + rng.randint(-4, 4), ACCENTS[accent]) for accent, text in jobs]

    def _speak_espeak(self, name, text, rate, pitch, language):
        # An unknown name is no error there: the voice before would go on speaking.
        if self.espeak.library.espeak_SetVoiceByName(name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {name}")
        return self.espeak.speak(name, text, rate, pitch, language)[0]


def scaled(pcm, scale):
    """All frequencies times `scale`, the sound shorter by as much"""
    return pcm if scale == 1 else resample_poly(pcm, scale.denominator, scale.numerator)


__all__ = ["RATE", "Speakers", "sentence"]
