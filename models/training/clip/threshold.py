"""Chooses the "no match" threshold on validation data and writes it to the starter's config.json.

    python threshold.py [--model FOLDER]

Inside: captions of fresh held-out drawings. Outside: names and paraphrases of the world's concepts without a picture, of
the eighth that trained nothing. A query counts by its best cosine with 100 drawings. Chosen is the threshold with the
highest mean of the shares that are told rightly.
"""
import argparse
import json
import random
from pathlib import Path

import numpy as np

from captions import LANGUAGES, unseen_words
from evaluate import Embedder, best_cosines, fresh_sets
from world_path import STARTER

SETS, SEED = 4, 7000


def choose(inside, outside):
    candidates = np.round(np.arange(-0.2, 1, 0.01), 2)
    right = [(np.mean(inside >= value) + np.mean(outside < value)) / 2 for value in candidates]
    return float(candidates[int(np.argmax(right))])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    options = parser.parse_args()
    embedder, rng = Embedder(options.model), random.Random(SEED)
    strangers = [text for text, kept in unseen_words() if kept]
    inside, outside = [], []
    for turn in range(SETS):
        tiles, captions, _ = fresh_sets(SEED + turn)["mixed"]
        images = embedder.images(tiles)
        inside += [best_cosines(embedder, [row[language] for row in captions], images) for language in LANGUAGES]
        outside.append(best_cosines(embedder, rng.sample(strangers, 250), images))
    inside, outside = np.concatenate(inside), np.concatenate(outside)
    threshold = choose(inside, outside)
    print(f"threshold {threshold}: {np.mean(outside < threshold):.3f} of {len(outside)} outside queries below, "
          f"{np.mean(inside >= threshold):.3f} of {len(inside)} captions above")
    path = Path(options.model, "config.json")
    config = json.loads(path.read_text("utf-8"))
    config["sidecut"]["noMatchBelow"] = threshold
    path.write_text(json.dumps(config, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
