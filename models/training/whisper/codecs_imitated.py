"""What low-rate codecs do to speech, cheaply: a telephone band with 8-bit companding, or spectral holes under a
low-pass as MP3, AAC and Opus leave them at low rates. Mono float samples at 16 kHz in, the same length out."""
import numpy as np

from backgrounds import RATE

FRAME, HOP = 512, 256
WINDOW = np.sqrt(np.hanning(FRAME + 1)[:-1]).astype(np.float32)


def keep_band(audio, low, high):
    """Zeroes what lies outside [low, high] Hz"""
    spectrum = np.fft.rfft(audio)
    frequencies = np.fft.rfftfreq(len(audio), 1 / RATE)
    spectrum[(frequencies < low) | (frequencies > high)] = 0
    return np.fft.irfft(spectrum, len(audio)).astype(np.float32)


def telephone(audio):
    """300 to 3400 Hz, mu-law at 8 bits (ITU-T G.711's curve)"""
    narrow = np.clip(keep_band(audio, 300, 3400), -1, 1)
    companded = np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256)
    steps = np.round(companded * 127) / 127
    return (np.sign(steps) * (256 ** np.abs(steps) - 1) / 255).astype(np.float32)


def spectral_holes(audio, cutoff, dropped):
    """Drops the weakest share of each frame's bins, and all above `cutoff` Hz"""
    padded = np.pad(audio, (HOP, FRAME + HOP))
    count = (len(padded) - FRAME) // HOP + 1
    index = np.arange(FRAME) + HOP * np.arange(count)[:, None]
    spectra = np.fft.rfft(padded[index] * WINDOW)
    spectra[:, int(cutoff / RATE * FRAME):] = 0
    power = np.abs(spectra)
    spectra[power < np.quantile(power, dropped, axis=1, keepdims=True)] = 0
    frames = np.fft.irfft(spectra, FRAME) * WINDOW
    result = np.zeros(len(padded))
    even, odd = frames[::2], frames[1::2]
    result[: len(even) * FRAME] += even.reshape(-1)
    result[HOP: HOP + len(odd) * FRAME] += odd.reshape(-1)
    return result[HOP: HOP + len(audio)].astype(np.float32)


def imitate_codec(audio, rng):
    """A random one of them"""
    if rng.random() < 0.3:
        return telephone(audio)
    return spectral_holes(audio, rng.uniform(4000, 7600), rng.uniform(0.3, 0.75))
