"""Training batches: crops of the cached clips' features, with rooms, noise, music and narrow bands over them.

All of it is done on the mel powers, a hundredth of the work of doing it on the sound: powers of speech and noise add
up, a room lets a band's power die away. The clips' Opus edition brings a real codec. The loudness needs no change of
its own: the features' mean over the clip takes it away.
"""
from whisper_path import TRAINING  # noqa: F401  (first: it makes the others importable)

import numpy as np
import torch
from backgrounds import Backgrounds

from fbank import BANDS, LOWEST_HERTZ, RATE, log_mel, mel, without_mean

CROPS = (120, 180, 240)   # frames: few lengths, because a new tensor shape costs a CPU a second
OPUS, ROOM, NOISE, NARROW = 0.4, 0.3, 0.6, 0.2   # shares of the crops
NOISE_DB = (3, 25)
ROOM_FRAMES = 12
BAND_HERTZ = 700 * (np.exp((mel(LOWEST_HERTZ) + (mel(RATE / 2) - mel(LOWEST_HERTZ)) / (BANDS + 1)
                            * np.arange(1, BANDS + 1)) / 1127) - 1)


def levels_of(sound):
    """Samples in [-1, 1] or int16 -> float16 [frames, 80]"""
    audio = sound.astype(np.float32) / (32768 if sound.dtype == np.int16 else 1)
    return log_mel(torch.from_numpy(audio)[None])[0].half()


def crop(levels, frames, rng):
    """A random piece; a short clip is repeated"""
    if len(levels) < frames:
        levels = levels.repeat(frames // len(levels) + 1, 1)
    at = rng.integers(0, len(levels) - frames + 1)
    return levels[at:at + frames]


def loudness(levels):
    """[batch, frames, 80] -> natural logarithm of the mean power, [batch, 1, 1]"""
    return levels.flatten(1).logsumexp(1)[:, None, None]


class Batches:
    """Endless (features [batch, frames, 80], speakers [batch]); every voice is as frequent as any other"""

    def __init__(self, clips, voices, size, seed):
        number = {voice: index for index, voice in enumerate(voices)}
        self.by_speaker = [[] for _ in voices]
        for clip in clips:
            self.by_speaker[number[clip.voice]].append([levels_of(edition) for edition in clip.editions])
        banks = Backgrounds(seed, size=16)
        self.backgrounds = [levels_of(sound) for sound in banks.noises + banks.tunes]
        self.size, self.rng = size, np.random.default_rng(seed)

    def __iter__(self):
        while True:
            frames = CROPS[self.rng.integers(len(CROPS))]
            speakers = self.rng.integers(len(self.by_speaker), size=self.size * CROPS[1] // frames)
            levels = torch.stack([self._crop(speaker, frames) for speaker in speakers]).float()
            levels = self._narrow(self._noise(self._room(levels)))
            yield without_mean(levels), torch.from_numpy(speakers)

    def _crop(self, speaker, frames):
        clips = self.by_speaker[speaker]
        plain, coded = clips[self.rng.integers(len(clips))]
        return crop(coded if self.rng.random() < OPUS else plain, frames, self.rng)

    def _chosen(self, levels, share):
        """Numbers of a share of the batch"""
        return torch.from_numpy(np.nonzero(self.rng.random(len(levels)) < share)[0])

    def _uniform(self, low, high, count):
        return torch.from_numpy(self.rng.uniform(low, high, (count, 1, 1)).astype(np.float32))

    def _room(self, levels):
        """Every frame leaves some of its power in those after it"""
        chosen = self._chosen(levels, ROOM)
        power = levels[chosen].exp()
        first, decay = self._uniform(0.05, 0.5, len(chosen)), self._uniform(0.4, 0.85, len(chosen))
        heard = power.clone()
        for frame in range(1, ROOM_FRAMES + 1):
            heard[:, frame:] += first * decay ** frame * power[:, :-frame]
        return levels.index_copy(0, chosen, heard.log())

    def _noise(self, levels):
        chosen = self._chosen(levels, NOISE)
        speech = levels[chosen]
        pieces = [crop(self.backgrounds[self.rng.integers(len(self.backgrounds))], levels.shape[1], self.rng)
                  for _ in chosen]
        noise = torch.stack(pieces).float()
        quieter = self._uniform(*NOISE_DB, len(chosen)) * float(np.log(10) / 10)
        mixed = torch.logaddexp(speech, noise + loudness(speech) - loudness(noise) - quieter)
        return levels.index_copy(0, chosen, mixed)

    def _narrow(self, levels):
        """No sound above some frequency; half the time none below 300 Hz either, as on a telephone"""
        chosen = self._chosen(levels, NARROW)
        kept = np.ones((len(chosen), 1, BANDS), bool)
        for row in kept:
            telephone = self.rng.random() < 0.5
            top = 3400 if telephone else self.rng.uniform(4000, 7600)
            row[:] = (BAND_HERTZ < top) & (BAND_HERTZ > (300 if telephone else 0))
        return levels.index_copy(0, chosen, levels[chosen] * torch.from_numpy(kept))
