"""Writes the committed evaluation set: held-out drawings as two JPEG sheets, and captions in five languages.

    python held_out.py [--out ../held-out/clip]

Its README says what the files hold.
"""
import argparse
import json
import random
from pathlib import Path

import numpy as np
from PIL import Image

from captions import LANGUAGES, caption
from draw import draw
from facts import fact_of
from outside import OUTSIDE
from world_path import HELD_OUT

TILE, COLUMNS, COUNT, GROUP = 96, 10, 100, 4
SEED = 4
QUALITY = 82


def holds_elsewhere(said, own, facts):
    return any(fact is not own and said <= fact.assertions for fact in facts)


def caption_alone(fact, language, facts, rng, plain):
    """A caption that holds for no other drawing of the set; where chance finds none, one that says everything"""
    for attempt in range(40):
        text, said = caption(fact, language, rng, plain or attempt >= 30)
        if not holds_elsewhere(said, fact, facts):
            return text
    raise ValueError(f"no caption tells {fact.key} from the others")


def caption_all(facts, rng, plain):
    """-> [{language: caption}]"""
    return [{language: caption_alone(fact, language, facts, rng, plain) for language in LANGUAGES} for fact in facts]


def distinct(facts):
    """No drawing shows all that another shows"""
    return not any(holds_elsewhere(fact.assertions, fact, facts) for fact in facts)


def mixed_facts(rng, count=COUNT):
    facts = []
    while len(facts) < count:
        fact = fact_of(rng, True)
        if distinct([*facts, fact]):
            facts.append(fact)
    return facts


def close_facts(rng, count=COUNT):
    """Groups of four that share an icon or shape, and differ in number, place, company or background"""
    facts = []
    while len(facts) < count:
        first = fact_of(rng, True)
        entry, group = rng.choice(first.entries), [first]
        for _ in range(200):
            fact = fact_of(rng, True, entry)
            if len(group) < GROUP and distinct([*facts, *group, fact]):
                group.append(fact)
        if len(group) == GROUP and distinct([*facts, *group]):
            facts += group
    return facts


def write_sheet(path, tiles):
    rows = [np.concatenate(tiles[at:at + COLUMNS], 1) for at in range(0, len(tiles), COLUMNS)]
    Image.fromarray(np.concatenate(rows)).save(path, "JPEG", quality=QUALITY, subsampling=0, optimize=True)


def read_sheet(path):
    """-> the tiles, [96, 96, 3] uint8 each"""
    sheet = np.asarray(Image.open(path).convert("RGB"))
    return [sheet[top:top + TILE, left:left + TILE] for top in range(0, sheet.shape[0], TILE)
            for left in range(0, sheet.shape[1], TILE)]


def make_sets(seed):
    """{name: (facts, captions)}"""
    rng = random.Random(seed)
    mixed, close = mixed_facts(rng), close_facts(rng)
    return {"mixed": (mixed, caption_all(mixed, rng, False)), "close": (close, caption_all(close, rng, True))}


def write_set(folder, sets, rng):
    index = {"tile": TILE, "columns": COLUMNS, "sets": {}}
    for name, (facts, captions) in sets.items():
        write_sheet(folder / f"{name}.jpg", [draw(fact, rng, TILE) for fact in facts])
        index["sets"][name] = {"sheet": f"{name}.jpg", "drawings": [
            {"fact": fact.key, "captions": row} for fact, row in zip(facts, captions)]}
    index["outside"] = [{"language": language, "text": text} for language in LANGUAGES for text in OUTSIDE[language]]
    write_index(folder / "index.json", index)


def write_index(path, index):
    """One drawing a line"""
    sets = ",\n ".join(
        json.dumps(name) + ': {"sheet": ' + json.dumps(one["sheet"]) + ', "drawings": [\n  ' + ",\n  ".join(
            json.dumps(drawing, ensure_ascii=False) for drawing in one["drawings"]) + "\n ]}"
        for name, one in index["sets"].items())
    outside = ",\n  ".join(json.dumps(query, ensure_ascii=False) for query in index["outside"])
    path.write_text(f'{{"tile": {TILE}, "columns": {COLUMNS}, "sets": {{\n {sets}}},\n "outside": [\n  {outside}\n ]}}\n',
                    "utf-8")


def read_set(folder=HELD_OUT):
    """-> ({name: (tiles, [{language: caption}])}, outside queries)"""
    index = json.loads(Path(folder, "index.json").read_text("utf-8"))
    sets = {name: (read_sheet(Path(folder, one["sheet"])), [drawing["captions"] for drawing in one["drawings"]])
            for name, one in index["sets"].items()}
    return sets, index["outside"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=HELD_OUT)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    write_set(options.out, make_sets(SEED), random.Random(SEED))
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"{size / 1e3:.0f} kB in {options.out.name}")


if __name__ == "__main__":
    main()
