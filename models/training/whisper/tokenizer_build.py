"""Byte-level BPE over the sentences of all languages, with Whisper's special and timestamp tokens in its order."""
import json

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from language import LANGUAGES as SPOKEN_LANGUAGES, token_text, units
from sentences import STARTER, training_sentences

LANGUAGES = (
    "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi "
    "ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd "
    "gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su").split()
SPECIALS = ["<|endoftext|>", "<|startoftranscript|>", *[f"<|{code}|>" for code in LANGUAGES], "<|translate|>",
            "<|transcribe|>", "<|startoflm|>", "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"]
TIMESTAMP_STEP = 0.02


def timestamp_tokens(window_seconds):
    return [f"<|{index * TIMESTAMP_STEP:.2f}|>" for index in range(round(window_seconds / TIMESTAMP_STEP) + 1)]


def add_whisper_tokens(tokenizer, window_seconds):
    tokenizer.add_special_tokens(SPECIALS)
    tokenizer.add_tokens([AddedToken(text, special=False, normalized=False)
                          for text in timestamp_tokens(window_seconds)])


def build_tokenizer(text_tokens=1600, window_seconds=10):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=text_tokens, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
                                  show_progress=False)
    tokenizer.train_from_iterator(token_texts(), trainer)
    add_whisper_tokens(tokenizer, window_seconds)
    return tokenizer


def token_texts(sentences=12000):
    """The units of training sentences, as the tokenizer will get them"""
    for language in SPOKEN_LANGUAGES:
        for sentence in training_sentences(language, sentences, seed=99, loose=0.1):
            yield from (token_text(unit, language) for unit in units(sentence, language))


def tokenizer_config(window_seconds):
    return {
        "tokenizer_class": "WhisperTokenizer", "add_prefix_space": False, "bos_token": "<|endoftext|>",
        "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "unk_token": "<|endoftext|>", "errors": "replace",
        "clean_up_tokenization_spaces": False, "model_max_length": 448 if window_seconds == 30 else 160, "return_attention_mask": False,
        "processor_class": "WhisperProcessor", "additional_special_tokens": SPECIALS[1:],
    }


def save_tokenizer(tokenizer, folder, window_seconds=10):
    tokenizer.save(str(folder / "tokenizer.json"))
    state = json.loads(tokenizer.to_str())
    (folder / "vocab.json").write_text(json.dumps(state["model"]["vocab"], ensure_ascii=False))
    merges = [pair if isinstance(pair, str) else " ".join(pair) for pair in state["model"]["merges"]]
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n")
    added = {token["content"]: token["id"] for token in state["added_tokens"]}
    (folder / "added_tokens.json").write_text(json.dumps(added, indent=0))
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config(window_seconds), indent=2))
    names = ("bos_token", "eos_token", "pad_token", "unk_token")
    special = {name: "<|endoftext|>" for name in names} | {"additional_special_tokens": SPECIALS[1:]}
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2))


if __name__ == "__main__":
    made = build_tokenizer()
    save_tokenizer(made, STARTER)
    print(made.get_vocab_size(), made.encode(" The old man is hungry. Anna").tokens,
          made.encode("我妈妈在厨房里做汤。").tokens,
          made.token_to_id("<|endoftext|>"), made.token_to_id("<|0.00|>"))
