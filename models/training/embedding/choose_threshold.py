"""Chooses `noMatchBelow` on validation texts and writes it into the model's config.json.

  python choose_threshold.py [--model FOLDER]

Inside: facts that are not held out, fresh ones, with a query each. Outside: the lines of outside.txt behind
`# validation`, which trained nothing. The threshold is the lowest that at most 4 % of the outside texts reach.
"""
import argparse
import json
import random
from pathlib import Path

import numpy as np

from encode import Embedder
from outside import outside_lines
from pairs import Sampler, fill_kept
from paths import STARTER
from concepts import LANGUAGES
from held_out import families, question
from sentences import facts, render
from tokenizer_build import write_json

COUNT = 200
LET_IN = 0.04


def validation(embed, seed=77):
    """-> (cosines of right pairs, of the passages nearest to outside texts), all pairs of languages"""
    rng = random.Random(seed)
    chosen = [fill_kept(fact, rng) for fact in facts(COUNT, seed, families=families())]
    asked = [question(fact, chosen, rng) for fact in chosen]
    passages = {language: embed([render(fact, language, 0) for fact in chosen]) for language in LANGUAGES}
    queries = {language: embed([ask(language) for _, ask in asked]) for language in LANGUAGES}
    rows = outside_lines("validation")
    outside = {language: embed([row[column] for row in rows]) for column, language in enumerate(LANGUAGES)}
    right = [(queries[asked] * passages[other]).sum(1) for asked in LANGUAGES for other in LANGUAGES]
    nearest = [(outside[asked] @ passages[other].T).max(1) for asked in LANGUAGES for other in LANGUAGES]
    return np.concatenate(right), np.concatenate(nearest)


def choose(nearest):
    return min(float(t) for t in np.arange(0.05, 0.95, 0.01) if (nearest >= t).mean() <= LET_IN)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    options = parser.parse_args()
    right, nearest = validation(Embedder(options.model))
    threshold = choose(nearest)
    print(f"noMatchBelow {threshold:.2f}: right pairs below {(right < threshold).mean():.2%}, "
          f"outside texts at or above {(nearest >= threshold).mean():.2%}")
    print("right pairs, percentiles 1 5 50:", np.percentile(right, [1, 5, 50]).round(3),
          "outside, 50 95 99:", np.percentile(nearest, [50, 95, 99]).round(3))
    path = options.model / "config.json"
    config = json.loads(path.read_text("utf-8"))
    config["sidecut"]["noMatchBelow"] = round(threshold, 2)
    write_json(path, config)


if __name__ == "__main__":
    main()
