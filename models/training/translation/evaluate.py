"""Measures the shipped translation model on the held-out set, greedy, in onnxruntime.

    python evaluate.py [--write-figures] [--folder FOLDER] [--examples 3]

chrF as sacreBLEU's default for each direction, and the share of texts whose numbers, quoted names, tags and final mark
come through (bench/eval/kept-parts.ts in Python).
"""
import argparse
import json
import re
import statistics
from collections import Counter
from pathlib import Path

import sacrebleu

from held_out import DIRECTIONS
from translate import OnnxTranslator
from world_path import HELD_OUT, STARTER

LIMIT, MARGIN = 70, 3
KEPT_LIMIT, KEPT_MARGIN = 0.97, 0.02
SPOKEN = {"en": "English", "es": "Spanish", "de": "German", "fr": "French", "zh": "Chinese"}
CLOSERS = re.compile(r"(<[^<>]+>|[\"“”»«」\s])+$")
PARTS = (re.compile(r"<[^<>]+>"), re.compile(r"(?<=[\"“„«「])[^\"“”„«»「」]+(?=[\"”“»」])"), re.compile(r"\d+"))


def parts_to_keep(text):
    tags, quoted, numbers = PARTS
    return tags.findall(text) + quoted.findall(text) + numbers.findall(tags.sub(" ", text))


def ending(text):
    last = CLOSERS.sub("", text.strip())[-1:]
    mark = {"。": ".", "！": "!", "？": "?"}.get(last, last)
    return mark if mark and mark in ".!?" else ""


def keeps_parts(source, translation):
    wanted = Counter(parts_to_keep(source))
    return (all(translation.count(part) >= times for part, times in wanted.items())
            and ending(source) == ending(translation))


def read(name):
    return json.loads((HELD_OUT / name).read_text("utf-8"))


def chrf_of_directions(translator, examples):
    rows = read("sentences.json")
    for source, target in DIRECTIONS:
        wanted = [row[target] for row in rows]
        got = translator.texts([row[source] for row in rows], source, target)
        exact = sum(a == b for a, b in zip(got, wanted)) / len(wanted)
        score = sacrebleu.corpus_chrf(got, [wanted]).score
        print(f"{source} -> {target}: chrF {score:.1f}, {exact:.0%} word for word")
        for row, text in [(row, text) for row, text in zip(rows, got) if text != row[target]][:examples]:
            print(f"    {row[source]}\n    {text}\n    ({row[target]})")
        yield source, target, score


def share_kept(translator, examples):
    rows, kept, shown = read("kept.json"), [], 0
    for source, target in DIRECTIONS:
        texts = [row["text"] for row in rows if (row["from"], row["to"]) == (source, target)]
        for text, got in zip(texts, translator.texts(texts, source, target)):
            kept.append(keeps_parts(text, got))
            if not kept[-1] and shown < examples * len(DIRECTIONS):
                shown += 1
                print(f"    {text}\n    {got}")
    return sum(kept) / len(kept)


def figure(name, title, unit, limit, measured, on):
    return {"id": name, "name": title, "unit": unit, "atLeast": limit, "measured": measured, "on": on}


def figures(scores, kept):
    count = len(read("sentences.json"))
    for source, target, score in scores:
        yield figure(f"chrf-{source}-{target}", f"{SPOKEN[source]} to {SPOKEN[target]}", "chrF",
                     max(LIMIT, int(score - MARGIN)), round(score, 1), f"{count} held-out sentences of known patterns")
    mean = statistics.mean(score for *_, score in scores)
    yield figure("chrf-mean", "Mean of the eight directions", "chrF", max(LIMIT, int(mean - MARGIN)), round(mean, 1),
                 f"{count} held-out sentences of known patterns, eight directions")
    yield figure("kept", "Numbers, quoted names, tags and final mark unchanged", "share",
                 max(KEPT_LIMIT, round(kept - KEPT_MARGIN, 2)), round(kept, 4),
                 f"{len(read('kept.json'))} held-out texts, eight directions")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=STARTER)
    parser.add_argument("--examples", type=int, default=0, help="wrong ones shown for each direction")
    parser.add_argument("--write-figures", action="store_true")
    options = parser.parse_args()
    translator = OnnxTranslator(options.folder)
    scores = list(chrf_of_directions(translator, options.examples))
    kept = share_kept(translator, options.examples)
    rows = list(figures(scores, kept))
    for row in rows[-2:]:
        print(f"{row['name']}: {row['measured']}")
    if options.write_figures:
        text = json.dumps({"figures": rows}, indent=2, ensure_ascii=False)
        (options.folder / "figures.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
