"""The committed evaluation set, as its README describes it."""
import json
from dataclasses import dataclass
from pathlib import Path

from whisper_path import HELD_OUT

import numpy as np
from held_out import RATE, decode_opus


@dataclass
class HeldOutClip:
    voice: str
    engine: str
    language: str
    text: str
    noise: bool
    audio: np.ndarray   # float32


def read_held_out(folder=HELD_OUT):
    entries = json.loads(Path(folder, "index.json").read_text("utf-8"))["clips"]
    sounds = {name: decode_opus(Path(folder, name)) for name in sorted({entry["file"] for entry in entries})}

    def cut(entry):
        start = entry["startMs"] * RATE // 1000
        return sounds[entry["file"]][start:start + entry["durationMs"] * RATE // 1000]

    return [HeldOutClip(entry["voice"], entry["engine"], entry["language"], entry["text"], entry["noise"], cut(entry))
            for entry in entries]
