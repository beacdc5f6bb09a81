"""The spoken training clips: `<name>.pcm` (int16 mono 16 kHz, one after another), `<name>-opus.pcm` (the same through
Opus, where it was asked for) and `<name>.jsonl` with one clip a line."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass
class Clip:
    voice: str
    language: str
    text: str
    editions: tuple   # int16 arrays: as spoken, and through Opus


def read_clips(cache, name):
    """-> [Clip] of all shards whose name begins with `name`"""
    clips = []
    for index in sorted(Path(cache).glob(f"{name}*.jsonl")):
        sounds = [np.memmap(index.with_name(f"{index.stem}{edition}.pcm"), np.int16, "r")
                  for edition in ("", "-opus")]
        for line in index.read_text("utf-8").splitlines():
            entry = json.loads(line)
            place = slice(entry["offset"], entry["offset"] + entry["samples"])
            clips.append(Clip(entry["voice"], entry["language"], entry["text"],
                              tuple(sound[place] for sound in sounds)))
    return clips
