"""Shows some facts and their captions in five languages.

    python show_facts.py [--count 10] [--seed 1]
"""
import argparse
import random

from captions import LANGUAGES, caption
from facts import random_fact


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    for _ in range(options.count):
        fact = random_fact(rng)
        print(fact.key, *(caption(fact, language, rng)[0] for language in LANGUAGES), sep="\n    ")


if __name__ == "__main__":
    main()
