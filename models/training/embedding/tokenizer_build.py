"""Trains the byte-pair tokenizer on the small world's words and sentences in all five languages.

  python tokenizer_build.py [--out FOLDER]

Lower case, without accents and punctuation; Chinese is learnt from words and the parts of patterns between slots, so no
piece reaches over a word's end. Pieces carry no mark of a word's beginning.
"""
import argparse
import json
import random
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from paths import STARTER
import grammar
from concepts import COUNTED, LANGUAGES, load_concepts
from sentences import SLOT, entries_by_kind, facts, load_patterns, render

VOCABULARY = 9000
MAX_TOKENS = 128
SPECIALS = ["<s>", "<pad>", "</s>", "<unk>"]
ALPHABET = list("abcdefghijklmnopqrstuvwxyz0123456789")


def spoken_forms(cell, kind, language):
    """All that sentences may hold of a concept: inflected forms, synonyms, paraphrase"""
    yield from cell.forms
    yield from cell.synonyms
    yield cell.paraphrase
    if cell.place:
        yield cell.place
    if kind in COUNTED and language != "zh":
        yield grammar.noun_phrase(cell, language, "the", None, "nom")


def concept_texts():
    """Each word often: they, not the patterns, are what there is to learn. A Chinese word is its own stem: more often"""
    for concept in load_concepts():
        for language in LANGUAGES:
            for text in spoken_forms(concept[language], concept.kind, language):
                yield from [text] * (15 if language == "zh" else 6)


def sentence_texts(count):
    for fact in facts(count, seed=5):
        for language in LANGUAGES[:-1]:
            yield render(fact, language, phrasing=len(fact.key))
    for family in load_patterns()[0]:
        for row in (*family.phrasings, *family.queries):
            yield from (part for part in SLOT.split(row[-1]) for _ in range(40) if part and not part.isascii())
    for kind in ("name", "attribute"):
        for entry in entries_by_kind()[kind, ""]:
            yield from [entry["zh"].forms[0] if kind == "name" else entry.zh] * 40


def build_tokenizer(sentences=12000):
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.NFKC(),
        normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True),
        normalizers.Replace("œ", "oe"), normalizers.Replace("ß", "ss")])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\p{P}\p{S}\s]+"), "removed")
    texts = [*concept_texts(), *sentence_texts(sentences)]
    random.Random(1).shuffle(texts)
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=SPECIALS, initial_alphabet=ALPHABET,
                                  show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[(name, SPECIALS.index(name)) for name in ("<s>", "</s>")])
    return tokenizer


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def save_tokenizer(tokenizer, folder):
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    names = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>", "pad_token": "<pad>",
             "unk_token": "<unk>"}
    write_json(folder / "special_tokens_map.json", names)
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast",
                                                  "model_max_length": MAX_TOKENS, "clean_up_tokenization_spaces": False,
                                                  **names})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    tokenizer = build_tokenizer()
    save_tokenizer(tokenizer, options.out)
    print(tokenizer.get_vocab_size())
    for text in ("The elephant's umbrella is in the kitchen.", "Der Regenschirm liegt in der Küche.",
                 "我妈妈在厨房里做汤。", "¿Dónde está el paraguas?", "Wechselkurs 42 €"):
        print(tokenizer.encode(text).tokens)


if __name__ == "__main__":
    main()
