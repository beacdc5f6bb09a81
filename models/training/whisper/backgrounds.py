"""Noise, music and room sound that is laid under and between the speech. Float32 mono 16 kHz."""
import numpy as np
from scipy.signal import fftconvolve

RATE = 16000


def coloured_noise(samples, slope, rng):
    """slope 0 white, 0.5 pink, 1 brown; unit power"""
    spectrum = np.fft.rfft(rng.standard_normal(samples))
    spectrum /= np.maximum(1, np.arange(len(spectrum))) ** slope
    noise = np.fft.irfft(spectrum, samples)
    return (noise / noise.std()).astype(np.float32)


def tone(frequency, samples, rng):
    """A decaying note with a few harmonics"""
    time = np.arange(samples) / RATE
    decay = np.exp(-time * rng.uniform(0.3, 4))
    attack = np.minimum(1, time / rng.uniform(0.005, 0.15))
    partials = sum(rng.uniform(0.2, 1) / k * np.sin(2 * np.pi * frequency * k * time) for k in range(1, 6)
                   if frequency * k < 7500)
    return partials * decay * attack


def music(seconds, rng):
    """Chords and arpeggios with, half the time, a drum; unit power"""
    total = int(seconds * RATE)
    out = np.zeros(total + RATE * 3)
    beat = rng.uniform(0.25, 0.7)
    root = 110 * 2 ** (rng.integers(0, 12) / 12)
    scale = np.array([0, 2, 4, 5, 7, 9, 11]) if rng.random() < 0.6 else np.array([0, 2, 3, 5, 7, 8, 10])
    drum = rng.random() < 0.5
    arpeggio = rng.random() < 0.5
    for step in range(int(seconds / beat)):
        at = int(step * beat * RATE)
        degree = rng.integers(0, 7)
        chord = [scale[(degree + k) % 7] + 12 * ((degree + k) // 7) for k in (0, 2, 4)]
        notes = [chord[step % 3]] if arpeggio else (chord if step % 2 == 0 else [])
        for note in notes:
            length = int(RATE * min(3, beat * rng.integers(1, 4)))
            out[at:at + length] += tone(root * 2 ** (note / 12 + rng.integers(0, 2)), length, rng)
        if drum:
            length = RATE // 8
            hit = rng.standard_normal(length) * np.exp(-np.arange(length) / (RATE * rng.uniform(0.01, 0.04)))
            out[at:at + length] += 0.7 * hit
    out = out[:total]
    return (out / (out.std() + 1e-9)).astype(np.float32)


def hum(samples, rng):
    time = np.arange(samples) / RATE
    base = rng.choice([50, 60, 100, 120]) * rng.uniform(0.98, 1.02)
    out = sum(rng.uniform(0, 1) * np.sin(2 * np.pi * base * k * time + rng.uniform(0, 6)) for k in range(1, 8))
    return (out / out.std() + 0.3 * coloured_noise(samples, 0.5, rng)).astype(np.float32)


class Backgrounds:
    """A bank made once; pieces are taken at random places."""

    def __init__(self, seed, size=36):
        rng = np.random.default_rng(seed)
        self.noises = [coloured_noise(20 * RATE, rng.choice([0, 0.25, 0.5, 0.75, 1]), rng) for _ in range(size - 6)]
        self.noises += [hum(20 * RATE, rng) for _ in range(6)]
        self.tunes = [music(20, rng) for _ in range(size)]
        self.rooms = [self._room(rng) for _ in range(size)]

    @staticmethod
    def _room(rng):
        length = int(RATE * rng.uniform(0.08, 0.35))
        tail = rng.standard_normal(length) * np.exp(-np.linspace(0, 7, length)) * rng.uniform(0.02, 0.12)
        tail[: RATE // 300] = 0
        tail[0] = 1
        return tail.astype(np.float32)

    def piece(self, bank, samples, rng):
        source = bank[rng.integers(len(bank))]
        at = rng.integers(0, len(source) - samples + 1)
        return source[at:at + samples]

    def add_room(self, audio, rng):
        return fftconvolve(audio, self.rooms[rng.integers(len(self.rooms))])[: len(audio)].astype(np.float32)
