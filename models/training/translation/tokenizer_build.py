"""Trains the tokenizer on the world's sentences: byte-pair merges over words, with bytes for unknown characters.

    python tokenizer_build.py [--tokens 6000] [--out FOLDER]

Any text can be encoded and comes back as it was (a single leading space excepted). The language tokens are special;
the placeholders `<x1>` to `<x8>` are added tokens that decoding keeps.
"""
import argparse
import json
import random
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

from world_path import STARTER
from concepts import LANGUAGES, load_concepts
from pairs import PLACEHOLDERS, random_pair

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LANGUAGE_TOKENS = tuple(f"__{language}__" for language in LANGUAGES)
LONGEST = 256
# An elided article, the space before Chinese, and every sign and digit are pieces of their own.
PIECES = r"▁?[\p{L}\p{M}]+['’]|▁(?=[一-鿿])|[^\p{L}\p{M}▁]"
SIGNS = "".join(map(chr, range(33, 127))) + "¿¡“”„«»‘’–—…·°§€£×。，、！？：；「」《》（）"


def pre_tokenizer():
    return pre_tokenizers.Sequence([pre_tokenizers.Metaspace(prepend_scheme="first", split=True),
                                    pre_tokenizers.Split(Regex(PIECES), "isolated")])


def decoder():
    return decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(),
                              decoders.Strip(" ", 1, 0)])


def texts(count, seed):
    """Sentences, and each concept's words a few times: rare words have pieces as well"""
    rng = random.Random(seed)
    for _ in range(count):
        _, _, source, target = random_pair(rng)
        yield from (source, target)
    for concept in load_concepts():
        for cell in concept.cells:
            for text in (*cell.forms, cell.place, *cell.synonyms):
                yield from [text] * 3


def learn_merges(tokens, count, seed):
    """-> (pieces in their order, merges)"""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizer()
    tokenizer.add_tokens(list(PLACEHOLDERS))
    alphabet = [*SIGNS, "▁", *map(chr, range(0xC0, 0x180))]
    trainer = trainers.BpeTrainer(vocab_size=tokens, initial_alphabet=alphabet, show_progress=False)
    placeholder_free = ("".join(part for part in text.replace(">", "<").split("<") if part not in PLACEHOLDER_NAMES)
                        for text in texts(count, seed))
    tokenizer.train_from_iterator(placeholder_free, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    pieces = [piece for piece, _ in sorted(model["vocab"].items(), key=lambda item: item[1])]
    return pieces, [tuple(merge) for merge in model["merges"]]


PLACEHOLDER_NAMES = {name.strip("<>") for name in PLACEHOLDERS}


def build(tokens, count, seed):
    added = len(LANGUAGE_TOKENS) + len(PLACEHOLDERS)
    pieces, merges = learn_merges(tokens - len(SPECIAL) - 256 - added, count, seed)
    names = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    vocabulary = {name: index for index, name in enumerate(dict.fromkeys(names))}
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, unk_token="<unk>", byte_fallback=True))
    tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizer(), decoder()
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False)
                                  for name in (*SPECIAL, *LANGUAGE_TOKENS)])
    tokenizer.add_tokens([AddedToken(name, normalized=False) for name in PLACEHOLDERS])
    ids = {name: tokenizer.token_to_id(name) for name in (*SPECIAL, *LANGUAGE_TOKENS)}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="__en__ $A </s>", pair="__en__ $A $B </s>",
        special_tokens=[("__en__", ids["__en__"]), ("</s>", ids["</s>"])])
    return tokenizer


def configuration():
    return {"tokenizer_class": "M2M100Tokenizer", "src_lang": "en", "tgt_lang": "de", "model_max_length": LONGEST,
            "bos_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
            "additional_special_tokens": list(LANGUAGE_TOKENS), "clean_up_tokenization_spaces": False}


def save_tokenizer(tokenizer, folder):
    folder.mkdir(parents=True, exist_ok=True)
    state = json.loads(tokenizer.to_str())
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text + "\n", "utf-8")
    settings = json.dumps(configuration(), indent=2, ensure_ascii=False)
    (folder / "tokenizer_config.json").write_text(settings + "\n", "utf-8")


def check(tokenizer):
    """Comes back as it was: the world's sentences and what it never saw"""
    strange = ["Größe 12,5 %", "naïve “quotes” «là»", "<x1>the red apple<x2> is  big", "龘 かな Ωmega 🙂", "a\nb\tc", "<x3>"]
    for text in (*strange, *texts(3000, seed=7)):
        got = tokenizer.decode(tokenizer.encode(text).ids)
        assert got == text, (text, got)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokens", type=int, default=6000)
    parser.add_argument("--pairs", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    tokenizer = build(options.tokens, options.pairs, options.seed)
    check(tokenizer)
    save_tokenizer(tokenizer, options.out)
    rng = random.Random(3)
    lengths = [len(tokenizer.encode(random_pair(rng)[3]).ids) for _ in range(2000)]
    size = (options.out / "tokenizer.json").stat().st_size
    print(f"{tokenizer.get_vocab_size()} tokens, {size / 1000:.0f} kB, {sum(lengths) / len(lengths):.1f} tokens a text")


if __name__ == "__main__":
    main()
