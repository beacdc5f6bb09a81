"""What differs between the starter's languages: how a text falls into words, and how they are joined again.

A unit is what gets a time and a target of its own: a word with its punctuation, in Chinese a character with the
punctuation after it.
"""
import re

LANGUAGES = ("en", "es", "de", "fr", "zh")
# espeak-ng's voice whose rules give a word's citation form
PHONEME_VOICE = {"en": "en-us", "es": "es", "de": "de", "fr": "fr-fr", "zh": "cmn"}
CHARACTER = re.compile(r"[一-鿿][^一-鿿]*")


def units(text, language):
    return CHARACTER.findall(text) if language == "zh" else text.split()


def join(parts, language):
    return ("" if language == "zh" else " ").join(parts)


def token_text(unit, language):
    """As the tokenizer takes it: Whisper writes a space before a word, and none before a Chinese character"""
    return unit if language == "zh" else " " + unit


def spoken(unit):
    """Lower case, no punctuation: the form that is scored and looked up"""
    return re.sub(r"[^\w'’-]", "", unit.lower()).strip("-'’").replace("’", "'")


def spoken_units(text, language):
    return [word for word in map(spoken, units(text, language)) if word]
