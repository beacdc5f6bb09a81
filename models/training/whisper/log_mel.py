"""Whisper's log-mel spectrogram for a batch, with an optional warp of the frequency axis (VTLP)."""
import numpy as np
import torch

SAMPLE_RATE, FFT, HOP, MELS = 16000, 400, 160, 80


def hertz_to_mel(hertz):
    hertz = np.asarray(hertz, np.float64)
    return np.where(hertz >= 1000, 15 + np.log(np.maximum(hertz, 1e-9) / 1000) / (np.log(6.4) / 27), 3 * hertz / 200)


def mel_to_hertz(mel):
    mel = np.asarray(mel, np.float64)
    return np.where(mel >= 15, 1000 * np.exp((np.log(6.4) / 27) * (mel - 15)), 200 * mel / 3)


def mel_filters(warp=1.0, mels=MELS):
    """Slaney mel filters [mels, 201]; warp > 1 moves the filters' centres up."""
    bins = np.linspace(0, SAMPLE_RATE / 2, FFT // 2 + 1)
    edges = mel_to_hertz(np.linspace(hertz_to_mel(0), hertz_to_mel(SAMPLE_RATE / 2), mels + 2))
    warped = np.where(edges < 4800, edges * warp,
                      4800 * warp + (edges - 4800) * (8000 - 4800 * warp) / (8000 - 4800))
    rising = (bins[None] - warped[:-2, None]) / (warped[1:-1] - warped[:-2])[:, None]
    falling = (warped[2:, None] - bins[None]) / (warped[2:] - warped[1:-1])[:, None]
    filters = np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return filters.astype(np.float32)


WINDOW = torch.hann_window(FFT)
FILTERS = torch.from_numpy(mel_filters())


def log_mel(audio, filters=FILTERS):
    """audio [batch, samples] in -1..1, filters [80, 201] or [batch, 80, 201] -> [batch, 80, samples / 160]"""
    spectrum = torch.stft(audio, FFT, HOP, window=WINDOW, return_complex=True)[..., :-1]
    power = spectrum.real.square() + spectrum.imag.square()
    decibel = (filters @ power).clamp_min(1e-10).log10()
    top = decibel.amax((1, 2), keepdim=True)
    return (torch.maximum(decibel, top - 8) + 4) / 4
