"""Phoneme targets of the CTC head: each word's citation form from espeak-ng, as a list of symbol numbers."""
import subprocess

from language import LANGUAGES, PHONEME_VOICE
from sentences import vocabulary


def citation_form(word, voice):
    """-> [phoneme, ...] without stress and length marks"""
    text = subprocess.run(["espeak-ng", "-q", "-v", voice, "--ipa", "--sep=_", word], check=True,
                          capture_output=True, text=True).stdout
    parts = [part.strip("ˈˌː0123456789˥˦˧˨˩") or part for part in text.strip().replace(" ", "_").split("_")]
    return [part for part in parts if part]


def word_phonemes():
    """-> ({(language, word): [symbol number from 1]}, number of symbols with the blank 0)"""
    symbols, table = {}, {}
    for language in LANGUAGES:
        for word in vocabulary(language):
            parts = citation_form(word, PHONEME_VOICE[language])
            table[language, word] = [symbols.setdefault(part, len(symbols) + 1) for part in parts]
    return table, len(symbols) + 1
