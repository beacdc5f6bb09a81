"""Kaldi's filterbank features as WeSpeaker and models/speaker/fbank.ts compute them, for a batch at once.

    python fbank.py        compares with fbank.ts (needs Node 24 or later)
"""
import subprocess

import numpy as np
import torch
from torch.nn import functional as F

from whisper_path import TRAINING

RATE, BANDS = 16000, 80
FRAME, HOP, FFT = 400, 160, 512
PREEMPHASIS, LOWEST_HERTZ, FULL_SCALE = 0.97, 20, 32768
POWER_FLOOR = 1.192092955078125e-7
FBANK_TS = TRAINING.parent / "speaker" / "fbank.ts"


def mel(hertz):
    return 1127 * np.log(1 + hertz / 700)


def mel_filters():
    """[FFT / 2 + 1, BANDS]: triangles of height 1 that are straight on the mel scale"""
    step = (mel(RATE / 2) - mel(LOWEST_HERTZ)) / (BANDS + 1)
    centres = mel(LOWEST_HERTZ) + step * np.arange(1, BANDS + 1)
    bins = mel(np.arange(FFT // 2 + 1) * RATE / FFT)
    return np.maximum(0, 1 - np.abs(bins[:, None] - centres) / step).astype(np.float32)


WINDOW = torch.from_numpy(np.hamming(FRAME).astype(np.float32))
FILTERS = torch.from_numpy(mel_filters())


def log_mel(audio):
    """float [batch, samples], at least one frame long -> [batch, frames, 80]"""
    frames = FULL_SCALE * audio.unfold(1, FRAME, HOP)
    frames = frames - frames.mean(2, keepdim=True)
    before = F.pad(frames, (1, 0), mode="replicate")[..., :-1]
    power = torch.fft.rfft((frames - PREEMPHASIS * before) * WINDOW, FFT).abs().square()
    return torch.log(torch.clamp(power @ FILTERS, min=POWER_FLOOR))


def without_mean(levels):
    """Each band without its mean over the clip"""
    return levels - levels.mean(1, keepdim=True)


def fbank(audio):
    return without_mean(log_mel(audio))


def fbank_of_typescript(audio):
    script = f"""
        import {{ createFbank }} from '{FBANK_TS.as_uri()}';
        import {{ readFileSync }} from 'node:fs';
        const bytes = readFileSync(0);
        const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
        const {{ features }} = createFbank({{ num_mel_bins: {BANDS}, sampling_rate: {RATE} }})(samples.slice());
        process.stdout.write(new Uint8Array(features.buffer));"""
    raw = subprocess.run(["node", "--input-type=module", "-e", script], input=audio.tobytes(), check=True,
                         capture_output=True).stdout
    return np.frombuffer(raw, "<f4").reshape(-1, BANDS)


def main():
    time = np.arange(3 * RATE) / RATE
    noise = np.random.default_rng(1).standard_normal(len(time))
    audio = (0.3 * np.sin(2 * np.pi * (150 + 400 * time) * time) + 0.02 * noise + 0.02).astype(np.float32)
    ours, theirs = fbank(torch.from_numpy(audio)[None])[0].numpy(), fbank_of_typescript(audio)
    print(f"{len(ours)} frames, largest difference from fbank.ts {np.abs(ours - theirs).max():.1e}")


if __name__ == "__main__":
    main()
