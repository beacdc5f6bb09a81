"""Writes the committed evaluation set: held-out sentences by voices that are in no training list, as Opus.

  python speak_held_out.py [--out ../held-out/speaker] [--clips 8] [--seed 5]

Of each voice's clips the last quarter has noise at 15 dB under it. Needs ffmpeg with libopus.
"""
import argparse
import json
import random
from pathlib import Path

from whisper_path import HELD_OUT

import numpy as np
from backgrounds import RATE, Backgrounds
from held_out import encode_opus
from speech import Speakers
from voices import ACCENTS, listed_voices

NOISE_DB = 15
SHORTEST, LONGEST = 1.8, 3.4   # seconds
GAP = np.zeros(RATE // 10, np.float32)   # between clips, so that the codec does not smear one into the next


def spoken_clips(speakers, voice, count, rng):
    """`count` different sentences of a length that suits the set"""
    chosen = {}
    while len(chosen) < count:
        for text, _, clip in speakers.speak(voice, count, rng, held_out=True):
            if SHORTEST * RATE <= len(clip) <= LONGEST * RATE:
                chosen.setdefault(text, clip.astype(np.float32) / 32768)
    return list(chosen.items())[:count]


def with_noise(audio, banks, rng):
    noise = banks.piece(banks.noises, len(audio), rng)
    level = np.sqrt(np.mean(np.square(audio))) * 10 ** (-NOISE_DB / 20)
    return audio + noise * (level / np.sqrt(np.mean(np.square(noise))))


def write_language(folder, language, voices, count, tools):
    """-> [index entry]"""
    speakers, banks, rng, numbers = tools
    entries, parts, offset = [], [], 0
    for voice in voices:
        for at, (text, audio) in enumerate(spoken_clips(speakers, voice, count, rng)):
            noise = at >= count * 3 // 4
            audio = with_noise(audio, banks, numbers) if noise else audio
            entries.append({"file": f"{language}.opus", "startMs": round(1000 * offset / RATE),
                            "durationMs": round(1000 * len(audio) / RATE), "text": text, "language": language,
                            "voice": voice.id, "engine": voice.engine, "noise": noise})
            parts += [audio, GAP]
            offset += len(audio) + len(GAP)
    encode_opus(np.concatenate(parts), folder / f"{language}.opus")
    return entries


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=HELD_OUT)
    parser.add_argument("--clips", type=int, default=8, help="of each voice")
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tools = Speakers(), Backgrounds(options.seed), random.Random(options.seed), np.random.default_rng(options.seed)
    voices = listed_voices("unseen")
    entries = [entry for language in dict.fromkeys(ACCENTS.values())
               for entry in write_language(options.out, language, [
                   voice for voice in voices if ACCENTS[voice.accents[0]] == language], options.clips, tools)]
    lines = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (options.out / "index.json").write_text(
        f'{{"sampleRate": {RATE}, "noiseDb": {NOISE_DB}, "clips": [\n  {lines}\n]}}\n', "utf-8")
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"{len(voices)} voices, {len(entries)} clips, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
