"""Writes the starter's tokenizer: WordPiece over lower-cased captions of all languages; a Chinese character is a word.

    python tokenizer_build.py
"""
import json
import random

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from captions import LANGUAGES, caption, unseen_words
from facts import fact_of
from world_path import STARTER

PAD, UNKNOWN, START, END = SPECIALS = ("[PAD]", "[UNK]", "[BOS]", "[EOS]")
MAX_TOKENS = 32


def texts(facts, seed):
    rng = random.Random(seed)
    for _ in range(facts):
        fact = fact_of(rng, False)
        for language in LANGUAGES:
            yield caption(fact, language, rng)[0]
    yield from (text for text, kept in unseen_words() if not kept)


def build(size, facts, seed):
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=list(SPECIALS), show_progress=False)
    tokenizer.train_from_iterator(texts(facts, seed), trainer)
    special = [(name, tokenizer.token_to_id(name)) for name in (START, END)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{START} $A {END}", special_tokens=special)
    return tokenizer


def main():
    tokenizer = build(size=4200, facts=60000, seed=5)
    STARTER.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(STARTER / "tokenizer.json"), pretty=False)
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": PAD, "unk_token": UNKNOWN, "bos_token": START,
              "eos_token": END, "model_max_length": MAX_TOKENS}
    (STARTER / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    rng = random.Random(1)
    sample = [tokenizer.encode(caption(fact_of(rng, False), language, rng)[0])
              for _ in range(300) for language in LANGUAGES]
    lengths = sorted(len(encoded.ids) for encoded in sample)
    print(f"{tokenizer.get_vocab_size()} tokens; a caption has {lengths[len(lengths) // 2]}, at most {lengths[-1]}; "
          f"{sum(encoded.ids.count(1) for encoded in sample)} unknown")
    print(sample[2].tokens, sample[4].tokens)


if __name__ == "__main__":
    main()
