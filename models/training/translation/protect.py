"""Placeholders for what a translation must carry over: tags, names in quotes with their quotes, numbers.

The app does the same in TypeScript; this is a plain imitation for measuring.
"""
import re

from pairs import PLACEHOLDERS

KEPT = re.compile(r"""<[^<>]+>|"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」|\d+(?:[.,:]\d+)*""")


def protect(text):
    """-> (text with placeholders, what they stand for); parts beyond the eighth stay in the text"""
    parts = []

    def replace(match):
        if len(parts) == len(PLACEHOLDERS):
            return match[0]
        parts.append(match[0])
        return PLACEHOLDERS[len(parts) - 1]
    return KEPT.sub(replace, text), parts


def restore(text, parts):
    for name, part in zip(PLACEHOLDERS, parts):
        text = text.replace(name, part)
    return text
