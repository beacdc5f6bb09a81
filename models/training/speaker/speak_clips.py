"""Speaks the clips of the training and validation voices and caches them (clip_cache.py says how).

  python speak_clips.py CACHE [--count 10] [--seed 1] [--processes 2] [--part validation]

Every clip is there twice: as spoken, and after Opus at a low rate.
"""
import argparse
import json
import multiprocessing
import random
from pathlib import Path

from speech import Speakers
from voices import listed_voices, training_voices

import numpy as np
from held_out import decode_opus, encode_opus

OPUS_GAP = 1600   # samples between clips, so that the codec does not smear one into the next
RECORDED_TIMES = 6   # a recorded voice is heard that much more often than one of espeak-ng's


def through_opus(clips, path):
    """The same clips after the codec, cut out at the same places"""
    parts = [part for clip in clips for part in (clip, np.zeros(OPUS_GAP, np.int16))]
    encode_opus(np.concatenate(parts).astype(np.float32) / 32768, path)
    decoded = np.clip(decode_opus(path) * 32768, -32768, 32767).astype(np.int16)
    path.unlink()
    starts = np.cumsum([0] + [len(clip) + OPUS_GAP for clip in clips])
    return [decoded[start:start + len(clip)] for start, clip in zip(starts, clips)]


def write_shard(arguments):
    cache, name, voices, count, seed = arguments
    rng, speakers, offset = random.Random(seed), Speakers(), 0
    with (open(cache / f"{name}.pcm", "wb") as plain, open(cache / f"{name}-opus.pcm", "wb") as coded,
          open(cache / f"{name}.jsonl", "w", encoding="utf-8") as index):
        for voice in voices:
            wanted = count if voice.engine == "espeak-ng" else count * RECORDED_TIMES
            clips = speakers.speak(voice, wanted, rng)
            again = through_opus([clip for _, _, clip in clips], cache / f"{name}.opus")
            for (text, language, clip), other in zip(clips, again):
                if len(other) < len(clip):
                    continue
                plain.write(clip.tobytes())
                coded.write(other.tobytes())
                index.write(json.dumps({"offset": offset, "samples": len(clip), "voice": voice.id,
                                        "language": language, "text": text}, ensure_ascii=False) + "\n")
                offset += len(clip)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--count", type=int, default=10, help="clips of each espeak-ng voice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=("train", "validation"), default="", help="only these; both unless given")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    voices = training_voices()
    work = [(options.cache, f"train{shard}", voices[shard::options.processes], options.count,
             options.seed * 1000 + shard) for shard in range(options.processes)]
    work.append((options.cache, "validation", listed_voices("validation"), 12, options.seed * 1000 + 999))
    work = [job for job in work if job[1].startswith(options.part)]
    # A process speaks one shard only: libespeak-ng hangs when it is initialised a second time.
    with multiprocessing.get_context("spawn").Pool(options.processes, maxtasksperchild=1) as pool:
        pool.map(write_shard, work, chunksize=1)


if __name__ == "__main__":
    main()
