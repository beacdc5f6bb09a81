"""How well the exported encoder tells voices apart, in onnxruntime, on the committed held-out set.

  python evaluate.py [--model FOLDER] [--write-figures] [--voices]

All pairs of clips: the same voice with two sentences, or two voices. `hard`: of the pairs of two voices only those of
one engine and one language. Each clip alone, as the app embeds it.
"""
import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from whisper_path import STARTER

import numpy as np
import onnxruntime
import torch

from fbank import fbank
from held_out_clips import read_held_out
from pairs import all_pairs, balanced_accuracy, equal_error_rate


@dataclass(frozen=True)
class Condition:
    id: str
    name: str
    picks: object   # (same voice?, one clip, the other) -> is the pair counted?


CONDITIONS = (
    Condition("equal-error-rate", "equal error rate, all pairs", lambda same, a, b: True),
    Condition("equal-error-rate-clean", "equal error rate, both clips without noise",
              lambda same, a, b: not (a.noise or b.noise)),
    Condition("equal-error-rate-noise", "equal error rate, at least one clip with noise",
              lambda same, a, b: a.noise or b.noise),
    Condition("equal-error-rate-hard", "equal error rate, two voices being of one engine and language",
              lambda same, a, b: same or (a.engine, a.language) == (b.engine, b.language)),
)


def embed(folder, clips):
    session = onnxruntime.InferenceSession(folder / "onnx" / "model.onnx", providers=["CPUExecutionProvider"])
    features = [fbank(torch.from_numpy(clip.audio.copy())[None]).numpy() for clip in clips]
    return np.concatenate([session.run(["last_hidden_state"], {"input_features": one})[0] for one in features])


def pick(condition, clips, pairs):
    first, second, same = pairs
    return np.array([condition.picks(alike, clips[i], clips[j]) for i, j, alike in zip(first, second, same)])


def promise(measured):
    """What the card promises at most: the measured rate, half as much again and a hundredth, rounded up"""
    return float(np.ceil(100 * (1.5 * measured + 0.01)) / 100)


def describe(same):
    return f"held-out/speaker, {same.sum()} pairs of one voice, {(~same).sum()} of two"


def measure(clips, vectors, threshold):
    """-> the figures of figures.json; prints them"""
    first, second, same = pairs = all_pairs([clip.voice for clip in clips])
    cosines = (vectors[first] * vectors[second]).sum(1)
    figures = []
    for condition in CONDITIONS:
        kept = pick(condition, clips, pairs)
        rate, at = equal_error_rate(cosines[kept], same[kept])
        print(f"{condition.name:60s} {100 * rate:5.2f} % at {at:.3f}   {describe(same[kept])}")
        figures.append({"id": condition.id, "name": condition.name, "unit": "share", "atMost": promise(rate),
                        "measured": round(rate, 4), "on": describe(same[kept])})
    right = balanced_accuracy(cosines, same, threshold)
    print(f"right at the stored threshold of {threshold}: {100 * right:.2f} % "
          f"(one voice {100 * (cosines[same] > threshold).mean():.2f} %, "
          f"two {100 * (cosines[~same] <= threshold).mean():.2f} %)")
    figures.append({"id": "balanced-accuracy", "unit": "share",
                    "name": "right at the stored threshold, pairs of one and of two voices weighing the same",
                    "atLeast": float(np.floor(100 * (right - 0.02)) / 100), "measured": round(right, 4),
                    "on": describe(same)})
    return figures


def print_voices(clips, vectors, threshold):
    """Each voice's share of refused own pairs, and with which other voice it is taken for one most often"""
    groups = defaultdict(list)
    for at, clip in enumerate(clips):
        groups[clip.voice].append(at)
    for voice, own in groups.items():
        cosines = (vectors[own] @ vectors[own].T)[np.triu_indices(len(own), 1)]
        confused = {other: (vectors[own] @ vectors[theirs].T > threshold).mean()
                    for other, theirs in groups.items() if other != voice}
        worst = max(confused, key=confused.get)
        print(f"{voice:26s} refused {100 * (cosines <= threshold).mean():5.1f} %, mean {cosines.mean():.2f}; "
              f"taken for {worst} {100 * confused[worst]:.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--write-figures", action="store_true")
    parser.add_argument("--voices", action="store_true", help="each voice's errors too")
    options = parser.parse_args()
    torch.set_num_threads(1)
    threshold = json.loads((options.model / "config.json").read_text("utf-8"))["sidecut"]["sameSpeakerAbove"]
    clips = read_held_out()
    vectors = embed(options.model, clips)
    figures = measure(clips, vectors, threshold)
    if options.voices:
        print_voices(clips, vectors, threshold)
    if options.write_figures:
        lines = ",\n  ".join(json.dumps(figure) for figure in figures)
        (options.model / "figures.json").write_text(f'{{"figures": [\n  {lines}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
