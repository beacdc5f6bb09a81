"""Measures a model folder on the held-out set (onnxruntime); --write-figures writes its figures.json.

  python evaluate.py [--model FOLDER] [--write-figures]
"""
import argparse
import json
import math
from itertools import product
from pathlib import Path

import numpy as np

from encode import Embedder
from paths import HELD_OUT, STARTER
from concepts import LANGUAGES

MARGIN = 0.03     # between a measured figure and its limit where the issue names none


def read_set(name):
    return json.loads((HELD_OUT / name).read_text("utf-8"))


def first_ranked(queries, passages):
    """[queries]: whether the passage of the same number is nearer than all others"""
    cosines = queries @ passages.T
    own = cosines.diagonal().copy()
    np.fill_diagonal(cosines, -2)
    return own > cosines.max(1)


def retrieval(embed, held):
    """{(language of the query, of the passages): [queries] right or not}, and all vectors"""
    queries = {language: embed(held["queries"][language]) for language in LANGUAGES}
    passages = {language: embed(held["passages"][language]) for language in LANGUAGES}
    return {pair: first_ranked(queries[pair[0]], passages[pair[1]]) for pair in product(LANGUAGES, LANGUAGES)}, \
        queries, passages


def share(values):
    return round(float(np.mean(values)), 4)


def no_match(queries, passages, outside, threshold):
    """-> for all pairs of languages: outside texts below the threshold, right passages at or above it"""
    below = {language: [(outside[language] @ passages[other].T).max(1) < threshold for other in LANGUAGES]
             for language in LANGUAGES}
    above = [(queries[asked] * passages[other]).sum(1) >= threshold for asked, other in product(LANGUAGES, LANGUAGES)]
    return below, above


def across(right):
    return share([found for (asked, spoken), found in right.items() if asked != spoken])


def print_tables(right, held):
    print("share at rank 1; rows: language of the query, columns: of the passages:", *LANGUAGES)
    for asked in LANGUAGES:
        print(asked, *(share(right[asked, other]) for other in LANGUAGES))
    kinds = np.array(held["queryKinds"])
    for kind in sorted(set(kinds)):
        same = [right[language, language][kinds == kind] for language in LANGUAGES]
        cross = [right[pair][kinds == kind] for pair in right if pair[0] != pair[1]]
        print(f"{kind} ({(kinds == kind).sum()}): same language {share(same)}, across {share(cross)}")
    families = np.array(held["families"])
    everywhere = np.mean(list(right.values()), 0)
    worst = sorted((share(everywhere[families == family]), family) for family in set(families))[:6]
    print("families found least:", *(f"{family} {value}" for value, family in worst))


def figure(name, title, value, limit=None, on="held-out/embedding, 200 passages a language"):
    limit = limit if limit is not None else math.floor(100 * (value - MARGIN)) / 100
    return {"id": name, "name": title, "unit": "share", "atLeast": limit, "measured": value, "on": on}


def measure(embed):
    held = read_set("held-out.json")
    right, queries, passages = retrieval(embed, held)
    print_tables(right, held)
    outside = {language: embed(held["outside"][language]) for language in LANGUAGES}
    below, above = no_match(queries, passages, outside, embed.no_match_below)
    figures = [
        *(figure(f"rank1-{l}", f"Right passage first, query and passages in {l}", share(right[l, l]))
          for l in LANGUAGES),
        figure("rank1-same", "Right passage first, same language (mean)",
               share([right[l, l] for l in LANGUAGES]), 0.85),
        figure("rank1-cross", "Right passage first, across languages (mean)", across(right), 0.75),
        figure("rank1-cross-worst", "Right passage first, the worst pair of languages",
               min(share(found) for pair, found in right.items() if pair[0] != pair[1])),
        figure("outside-below", "Outside queries below noMatchBelow", share(list(below.values())),
               on="outside queries, each among the passages of each language"),
        figure("inside-above", "Right passages at or above noMatchBelow", share(above),
               on="queries of every language with their passage in every language"),
    ]
    for entry in figures:
        print(f"{entry['measured']:.4f}  >= {entry['atLeast']:.2f}  {entry['name']}")
    print("outside below, by language:", {language: share(found) for language, found in below.items()})
    return figures


def measure_harder(embed):
    """What has no limit: the model card tells it"""
    near, held, free = (read_set(name) for name in ("neighbours.json", "held-out.json", "free.json"))
    right, _, _ = retrieval(embed, near)
    print("\nneighbours: same language", share([right[l, l] for l in LANGUAGES]), "across", across(right))
    phrased = np.array(held["queryKinds"]) == "phrasing"
    joined = {language: [" ".join([before, own, behind]) for before, own, behind in zip(
        near["passages"][language], held["passages"][language], reversed(near["passages"][language]))]
        for language in LANGUAGES}
    right, queries, passages = retrieval(embed, held | {"passages": joined})
    _, above = no_match(queries, passages, queries, embed.no_match_below)
    right = {pair: found[phrased] for pair, found in right.items()}
    print("passages of three sentences: same language", share([right[l, l] for l in LANGUAGES]), "across", across(right),
          "with their passage above noMatchBelow", share(above))
    passages = embed(free["passages"])
    for language, queries in free["queries"].items():
        vectors = embed(queries)
        print(f"free wording among {len(passages)} English passages, {language}:",
              share(first_ranked(vectors, passages)), "with their passage above noMatchBelow",
              share((vectors * passages).sum(1) >= embed.no_match_below))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--write-figures", action="store_true")
    options = parser.parse_args()
    embed = Embedder(options.model)
    figures = measure(embed)
    measure_harder(embed)
    if options.write_figures:
        lines = ",\n  ".join(json.dumps(entry) for entry in figures)
        (options.model / "figures.json").write_text('{"figures": [\n  ' + lines + "\n]}\n", "utf-8")


if __name__ == "__main__":
    main()
