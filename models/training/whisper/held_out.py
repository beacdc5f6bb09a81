"""Writes the committed evaluation set: held-out sentences as Opus, and what was said.

  python held_out.py [--out ../held-out/whisper] [--clean 28] [--noisy 14]

Each language, each of known and unseen voices: `clean` sentences without noise, `noisy` others with noise at 10 dB.
Its README says what the files hold. Needs ffmpeg with libopus.
"""
import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

from fresh_speech import NOISE_DB, FreshSpeech, Sample, voices
from language import LANGUAGES
from sentences import TRAINING
from synthesise import RATE

FOLDER = TRAINING / "held-out" / "whisper"
BIT_RATE = "12k"
GAP = np.zeros(RATE // 10, np.float32)   # between clips, so that a codec does not smear one into the next


def draw_language(fresh, language, clean, noisy):
    for noise, count in ((False, clean), (True, noisy)):
        for known in (True, False):
            names = voices(language, known)
            order = fresh.rng.sample(names, len(names))
            for index in range(count):
                yield fresh.sample(language, order[index % len(order)], known, noise)


def encode_opus(audio, path):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-", "-c:a",
                    "libopus", "-b:a", BIT_RATE, "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a",
                    "+bitexact", str(path)], input=audio.astype("<f4").tobytes(), check=True)


def decode_opus(path):
    """-> float32 at 16 kHz"""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-"],
                         check=True, capture_output=True).stdout
    return np.frombuffer(raw, "<f4")


def write_set(folder, samples):
    clips = []
    for language in LANGUAGES:
        parts, offset = [], 0
        for sample in (sample for sample in samples if sample.language == language):
            clips.append({"file": f"{language}.opus", "startMs": round(1000 * offset / RATE),
                          "durationMs": round(1000 * len(sample.audio) / RATE), "text": sample.text,
                          "language": language, "voice": sample.voice, "known": sample.known, "noise": sample.noise})
            parts += [sample.audio, GAP]
            offset += len(sample.audio) + len(GAP)
        encode_opus(np.concatenate(parts), folder / f"{language}.opus")
    lines = ",\n  ".join(json.dumps(clip, ensure_ascii=False) for clip in clips)
    (folder / "index.json").write_text(
        f'{{"sampleRate": {RATE}, "noiseDb": {NOISE_DB}, "clips": [\n  {lines}\n]}}\n', "utf-8")


def read_set(folder=FOLDER):
    clips = json.loads(Path(folder, "index.json").read_text("utf-8"))["clips"]
    sounds = {name: decode_opus(Path(folder, name)) for name in sorted({clip["file"] for clip in clips})}
    return [Sample(clip["text"], clip["language"], clip["voice"], clip["known"], clip["noise"],
                   sounds[clip["file"]][clip["startMs"] * RATE // 1000:
                                        (clip["startMs"] + clip["durationMs"]) * RATE // 1000])
            for clip in clips]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--clean", type=int, default=28, help="sentences a language, for known and for unseen voices")
    parser.add_argument("--noisy", type=int, default=14)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    fresh = FreshSpeech(options.seed)
    write_set(options.out, [sample for language in LANGUAGES
                            for sample in draw_language(fresh, language, options.clean, options.noisy)])
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"{size / 1e6:.2f} MB in {options.out.name}")


if __name__ == "__main__":
    main()
