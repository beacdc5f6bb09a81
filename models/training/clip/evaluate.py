"""How well the exported starter finds drawings, in onnxruntime: the committed held-out set, or fresh drawings.

    python evaluate.py [--model FOLDER] [--write-figures]
    python evaluate.py --fresh 3 [--kinds]         three other sets; --kinds: recall of each layout

Recall@n: the share of captions whose own drawing is among the n of the set (100) with the highest cosines.
"""
import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from batches import load_tokenizer, to_pixels, tokenise
from captions import LANGUAGES
from draw import SIDE, draw
from held_out import TILE, make_sets, read_set
from world_path import STARTER

MARGIN = 0.03                # between what was measured and what the card promises


class Embedder:
    """Both towers; unit vectors"""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.vision, self.text = (onnxruntime.InferenceSession(str(Path(folder, "onnx", f"{name}.onnx")), options)
                                  for name in ("vision_model", "text_model"))
        self.tokenizer = load_tokenizer()

    def images(self, tiles):
        """Tiles of any size; scaled as the app does it"""
        small = np.stack([np.asarray(Image.fromarray(tile).resize((SIDE, SIDE), Image.Resampling.BICUBIC))
                          for tile in tiles])
        return unit(self.vision.run(None, {"pixel_values": to_pixels(small).numpy()})[0])

    def texts(self, texts):
        ids, mask = tokenise(self.tokenizer, list(texts))
        return unit(self.text.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0])


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def ranks(texts, images):
    """Place of drawing i for text i, from 1; equals go before it"""
    cosines = texts @ images.T
    return (cosines >= np.diag(cosines)[:, None]).sum(1)


def fresh_sets(seed):
    made = make_sets(seed)
    rng = random.Random(seed)
    return {name: ([draw(fact, rng, TILE) for fact in facts], captions, facts)
            for name, (facts, captions) in made.items()}


def measure_recall(embedder, tiles, captions):
    """-> {language: ranks}, the images' vectors"""
    images = embedder.images(tiles)
    return {language: ranks(embedder.texts([row[language] for row in captions]), images) for language in LANGUAGES}


def recall(places, at):
    return float(np.mean(np.asarray(places) <= at))


def print_recall(name, found):
    for at in (1, 5):
        each = "  ".join(f"{language} {100 * recall(places, at):5.1f}" for language, places in found.items())
        print(f"{name:6s} recall@{at}  {each}   mean {100 * np.mean([recall(p, at) for p in found.values()]):.1f} %")


def best_cosines(embedder, texts, images):
    return (embedder.texts(texts) @ images.T).max(1)


def promise(measured, limit):
    return max(limit, float(np.floor(100 * (measured - MARGIN) + 1e-9) / 100))


def recall_figures(name, found, limits):
    for at, limit in limits.items():
        rows = {**found, "mean": np.concatenate(list(found.values()))}
        for language, places in rows.items():
            measured = recall(places, at)
            on = f"held-out/clip, {name}, {len(places)} captions, 100 drawings"
            yield {"id": f"{name}-recall@{at}-{language}", "name": f"text to image recall@{at}, {name}, {language}",
                   "unit": "share", "atLeast": promise(measured, limit), "measured": round(measured, 4), "on": on}


def match_figures(inside, outside, threshold):
    for name, what, measured, count in (
            ("outside-below", "outside queries below the threshold", float(np.mean(outside < threshold)), len(outside)),
            ("inside-above", "captions above the threshold", float(np.mean(inside >= threshold)), len(inside))):
        yield {"id": name, "name": what, "unit": "share", "atLeast": promise(measured, 0), "measured": round(measured, 4),
               "on": f"held-out/clip, {count} queries against the 100 drawings of mixed"}


def evaluate_committed(embedder, folder, write):
    sets, outside = read_set()
    figures = []
    for name, (tiles, captions) in sets.items():
        found = measure_recall(embedder, tiles, captions)
        print_recall(name, found)
        figures += recall_figures(name, found, {1: 0.6, 5: 0.85} if name == "mixed" else {1: 0, 5: 0})
    threshold = json.loads(Path(folder, "config.json").read_text("utf-8"))["sidecut"].get("noMatchBelow")
    if threshold is None:
        return
    images = embedder.images(sets["mixed"][0])
    inside = np.concatenate([best_cosines(embedder, [row[language] for row in sets["mixed"][1]], images)
                             for language in LANGUAGES])
    strangers = best_cosines(embedder, [query["text"] for query in outside], images)
    print(f"threshold {threshold}: {np.mean(strangers < threshold):.3f} of {len(strangers)} outside queries below, "
          f"{np.mean(inside >= threshold):.3f} of {len(inside)} captions above")
    figures += match_figures(inside, strangers, threshold)
    if write:
        lines = ",\n  ".join(json.dumps(figure) for figure in figures)
        Path(folder, "figures.json").write_text(f'{{"figures": [\n  {lines}\n]}}\n', "utf-8")


def evaluate_fresh(embedder, count, seed, kinds):
    places = defaultdict(lambda: defaultdict(list))
    layouts = defaultdict(list)
    for turn in range(count):
        for name, (tiles, captions, facts) in fresh_sets(seed + turn).items():
            for language, found in measure_recall(embedder, tiles, captions).items():
                places[name][language] += list(found)
                for fact, place in zip(facts, found):
                    layouts[name, fact.layout].append(place)
    for name, found in places.items():
        print_recall(name, found)
    for (name, layout), found in layouts.items() if kinds else ():
        print(f"{name} {layout}: recall@1 {100 * recall(found, 1):.1f} % of {len(found)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--write-figures", action="store_true")
    parser.add_argument("--fresh", type=int, default=0, help="sets of fresh held-out drawings instead of the committed")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--kinds", action="store_true")
    options = parser.parse_args()
    embedder = Embedder(options.model)
    if options.fresh:
        evaluate_fresh(embedder, options.fresh, options.seed, options.kinds)
    else:
        evaluate_committed(embedder, options.model, options.write_figures)


if __name__ == "__main__":
    main()
