"""Phoneme targets of the CTC head: each word's citation form from espeak-ng, as a list of symbol numbers."""
import subprocess

from sentences import all_words, load_patterns


def word_phonemes():
    """-> ({word: [symbol number from 1]}, number of symbols with the blank 0)"""
    words = all_words(load_patterns())
    symbols, table = {}, {}
    for word in words:
        spoken = subprocess.run(["espeak-ng", "-q", "-v", "en-us", "--ipa", "--sep=_", word], check=True,
                                capture_output=True, text=True).stdout
        parts = [part.strip("ˈˌː") for part in spoken.strip().replace(" ", "_").split("_")]
        table[word] = [symbols.setdefault(part, len(symbols) + 1) for part in parts if part]
    return table, len(symbols) + 1
