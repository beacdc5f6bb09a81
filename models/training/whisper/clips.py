"""The cached clips of synthesise.py, memory-mapped."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Clip:
    pcm: np.ndarray      # int16 mono 16 kHz, starts and ends at speech
    text: str
    voice: str           # "engine:name"
    words: list | None   # [[start s, end s], ...] one per unit (language.py), when the engine told
    language: str


def load_clips(cache):
    clips = []
    for index in sorted(Path(cache).glob("*.jsonl")):
        pcm = np.memmap(index.with_suffix(".pcm"), np.int16, "r")
        for line in index.read_text("utf-8").splitlines():
            entry = json.loads(line)
            clips.append(Clip(pcm[entry["offset"]:entry["offset"] + entry["samples"]], entry["text"],
                              entry["voice"], entry["words"],
                                  entry.get("language", "en")))
    return clips
