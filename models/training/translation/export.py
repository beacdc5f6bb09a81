"""Exports a training checkpoint as the shipped model folder, and checks it against PyTorch.

    python export.py CHECKPOINT [--out FOLDER]
"""
import argparse
import json
import random
import shutil
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from graphs import round_weights, write_graphs
from m2m_model import END, LONGEST, PAD, Shape, Translator
from pairs import PLACEHOLDERS, random_pair
from translate import OnnxTranslator
from world_path import STARTER

CHECKED = 64             # tokens of a text that are compared


def load_checkpoint(path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    translator = Translator(Shape(**state["shape"]))
    translator.load_state_dict(state["model"])
    return translator.eval(), state


def model_config(shape):
    return {
        "architectures": ["M2M100ForConditionalGeneration"], "model_type": "m2m_100", "activation_function": "relu",
        "activation_dropout": 0.0, "attention_dropout": 0.0, "dropout": 0.0, "d_model": shape.width,
        "encoder_layers": shape.encoder_layers, "encoder_attention_heads": shape.heads, "encoder_ffn_dim": shape.ffn,
        "decoder_layers": shape.decoder_layers, "decoder_attention_heads": shape.heads, "decoder_ffn_dim": shape.ffn,
        "encoder_layerdrop": 0.0, "decoder_layerdrop": 0.0, "num_hidden_layers": shape.encoder_layers,
        "max_position_embeddings": LONGEST, "vocab_size": shape.vocabulary, "init_std": 0.02,
        "is_encoder_decoder": True, "use_cache": True, "scale_embedding": True, "tie_word_embeddings": True,
        "bos_token_id": 0, "pad_token_id": PAD, "eos_token_id": END, "decoder_start_token_id": END,
        "torch_dtype": "float32", "sidecut": {"placeholders": list(PLACEHOLDERS)},
    }


def generation_config():
    return {"bos_token_id": 0, "pad_token_id": PAD, "eos_token_id": END, "decoder_start_token_id": END,
            "max_length": LONGEST, "num_beams": 1, "early_stopping": True}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


@torch.no_grad()
def greedy(translator, ids, mask, target, limit):
    memory = translator.encode(ids, mask)
    rows = torch.tensor([[END, target]] * len(ids))
    while rows.shape[1] < limit and not (rows[:, 2:] == END).any(1).all():
        logits = translator.logits(translator.decode(rows, memory, mask))[:, -1]
        rows = torch.cat([rows, logits.argmax(-1)[:, None]], 1)
    return [(row + [END])[:(row + [END]).index(END)] for row in rows[:, 2:].tolist()]


@torch.no_grad()
def largest_differences(translator, shipped, pairs):
    """Encoder output, and logits step by step with caches, against all target tokens at once"""
    ids, mask = shipped.encode([pair[2] for pair in pairs], "en")
    target = torch.from_numpy(shipped.encode([pair[3] for pair in pairs], "de")[0])
    memory = translator.encode(torch.from_numpy(ids), torch.from_numpy(mask))
    logits = translator(torch.from_numpy(ids), torch.from_numpy(mask), target).numpy()
    got_memory = shipped.encoder.run(None, {"input_ids": ids, "attention_mask": mask})[0]
    real = mask.astype(bool)
    yield "encoder", np.abs(got_memory - memory.numpy())[real].max()
    got, caches = shipped.step(target[:, :2].numpy(), got_memory, mask, None)
    yield "decoder, first step", np.abs(got - logits[:, :2]).max()
    worst = 0
    for position in range(2, target.shape[1]):
        got, caches = shipped.step(target[:, position:position + 1].numpy(), got_memory, mask, caches)
        worst = max(worst, np.abs(got[:, 0] - logits[:, position]).max())
    yield "decoder, later steps", worst


def check_against_torch(translator, folder):
    shipped, rng = OnnxTranslator(folder), random.Random(5)
    pairs = [random_pair(rng) for _ in range(32)]
    for name, prepare in (("trained", lambda model: model), ("rounded", round_weights)):
        for part, difference in largest_differences(prepare(translator), shipped, pairs):
            print(f"{part}: largest difference to PyTorch with the {name} weights {difference:.2g}")
    texts, same = [pair[2] for pair in pairs], 0
    for language in ("en", "de", "zh"):
        ids, mask = map(torch.from_numpy, shipped.encode(texts, "en"))
        wanted = greedy(translator, ids, mask, shipped.token(language), CHECKED)
        same += sum(a == b for a, b in zip(wanted, shipped.greedy(texts, "en", language, CHECKED)))
    print(f"greedy texts the same as PyTorch's: {same} of {3 * len(texts)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    translator, state = load_checkpoint(options.checkpoint)
    options.out.mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        if options.out != STARTER:
            shutil.copyfile(STARTER / name, options.out / name)
    size = Tokenizer.from_file(str(options.out / "tokenizer.json")).get_vocab_size()
    assert size == translator.shape.vocabulary, "checkpoint and tokenizer differ"
    write_json(options.out / "config.json", model_config(translator.shape))
    write_json(options.out / "generation_config.json", generation_config())
    write_graphs(translator, options.out)
    check_against_torch(translator, options.out)
    total = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"step {state['step']}, {state['elapsed'] / 60:.0f} min of processor time, {state['pairs']} pairs; "
          f"{total / 1e6:.2f} MB in {options.out.name}")


if __name__ == "__main__":
    main()
