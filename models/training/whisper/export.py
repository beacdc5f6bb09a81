"""Exports a training checkpoint as the shipped model folder, and checks it against PyTorch.

  python export.py CHECKPOINT [--out FOLDER]
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from export_graphs import cache_names, write_graphs
from sentences import STARTER
from tokenizer_build import LANGUAGES, save_tokenizer
from train import ALIGNMENT_HEADS
from whisper_model import Whisper, WhisperShape

WINDOW_SECONDS = 10


def load_checkpoint(path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    whisper = Whisper(WhisperShape(**state["shape"]))
    whisper.load_state_dict(state["model"])
    return whisper.eval(), state


def model_config(shape, token):
    end, start = token("<|endoftext|>"), token("<|startoftranscript|>")
    return {
        "architectures": ["WhisperForConditionalGeneration"], "model_type": "whisper", "activation_function": "gelu",
        "activation_dropout": 0.0, "attention_dropout": 0.0, "dropout": 0.0, "d_model": shape.width,
        "encoder_layers": shape.encoder_layers, "encoder_attention_heads": shape.heads, "encoder_ffn_dim": shape.ffn,
        "decoder_layers": shape.decoder_layers, "decoder_attention_heads": shape.heads, "decoder_ffn_dim": shape.ffn,
        "num_hidden_layers": shape.encoder_layers, "num_mel_bins": shape.mels,
        "max_source_positions": shape.source_positions, "max_target_positions": shape.target_positions,
        "max_length": shape.target_positions, "vocab_size": shape.vocabulary, "init_std": 0.02,
        "is_encoder_decoder": True, "use_cache": True, "scale_embedding": False, "tie_word_embeddings": True,
        "bos_token_id": end, "eos_token_id": end, "pad_token_id": end, "decoder_start_token_id": start,
        "begin_suppress_tokens": None, "suppress_tokens": None, "median_filter_width": 7, "torch_dtype": "float32",
    }


def generation_config(shape, token):
    """No start tokens are suppressed: the end of text right away is this model's answer to a silent window."""
    end = token("<|endoftext|>")
    return {
        "alignment_heads": ALIGNMENT_HEADS, "bos_token_id": end, "eos_token_id": end, "pad_token_id": end,
        "decoder_start_token_id": token("<|startoftranscript|>"), "begin_suppress_tokens": None,
        "suppress_tokens": [], "is_multilingual": True, "max_initial_timestamp_index": WINDOW_SECONDS * 50,
        "max_length": shape.target_positions, "no_timestamps_token_id": token("<|notimestamps|>"),
        "prev_sot_token_id": token("<|startofprev|>"), "return_timestamps": False,
        "lang_to_id": {f"<|{code}|>": token(f"<|{code}|>") for code in LANGUAGES},
        "task_to_id": {task: token(f"<|{task}|>") for task in ("transcribe", "translate")},
    }


def preprocessor_config(shape, seconds):
    return {"feature_extractor_type": "WhisperFeatureExtractor", "processor_class": "WhisperProcessor",
            "feature_size": shape.mels, "sampling_rate": 16000, "hop_length": 160, "n_fft": 400,
            "chunk_length": seconds, "n_samples": seconds * 16000, "nb_max_frames": seconds * 100,
            "padding_side": "right", "padding_value": 0.0, "dither": 0.0, "return_attention_mask": False}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def write_configs(folder, shape, tokenizer, seconds=WINDOW_SECONDS):
    assert tokenizer.get_vocab_size() == shape.vocabulary, "checkpoint and tokenizer differ"
    write_json(folder / "config.json", model_config(shape, tokenizer.token_to_id))
    write_json(folder / "generation_config.json", generation_config(shape, tokenizer.token_to_id))
    write_json(folder / "preprocessor_config.json", preprocessor_config(shape, seconds))


@torch.no_grad()
def check_against_torch(whisper, folder):
    """Prints the largest absolute differences between the ONNX files and PyTorch."""
    def session(name):
        return onnxruntime.InferenceSession(str(folder / "onnx" / f"{name}.onnx"))
    rng = np.random.default_rng(0)
    mel = torch.from_numpy(rng.uniform(-1, 1.5, (2, 80, 620)).astype(np.float32))
    tokens = torch.from_numpy(rng.integers(0, whisper.shape.vocabulary, (2, 9)))
    memory, logits, crosses = whisper(mel, tokens)
    got_memory = session("encoder_model").run(None, {"input_features": mel.numpy()})[0]
    print("encoder", np.abs(got_memory - memory.numpy()).max())
    layers = whisper.shape.decoder_layers
    merged = session("decoder_model_merged")
    outputs = [value.name for value in merged.get_outputs()]
    size = whisper.shape.width // whisper.shape.heads
    empty = {name: np.zeros((2, whisper.shape.heads, 0, size), np.float32)
             for name in cache_names(layers, "past_key_values")}
    first = dict(zip(outputs, merged.run(None, {"input_ids": tokens[:, :5].numpy(), "use_cache_branch": np.array([False]),
                                                "encoder_hidden_states": got_memory, **empty})))
    print("merged, first step", np.abs(first["logits"] - logits[:, :5].numpy()).max())
    caches = {name: first[name.replace("past_key_values", "present")] for name in empty}
    split = session("decoder_with_past_model")
    for step in range(5, 9):
        ids = tokens[:, step:step + 1].numpy()
        a = dict(zip(outputs, merged.run(None, {"input_ids": ids, "use_cache_branch": np.array([True]),
                                                "encoder_hidden_states": got_memory, **caches})))
        b = dict(zip([value.name for value in split.get_outputs()], split.run(None, {"input_ids": ids, **caches})))
        caches |= {name: b[name.replace("past_key_values", "present")] for name in caches if ".decoder." in name}
    print("merged, with past", np.abs(a["logits"] - logits[:, 8:9].numpy()).max(), "split",
          np.abs(b["logits"] - logits[:, 8:9].numpy()).max(), "cross-attention",
          np.abs(b[f"cross_attentions.{layers - 1}"] - crosses[-1][:, :, 8:9].numpy()).max())
    if (folder / "onnx" / "decoder_model.onnx").exists():
        got = session("decoder_model").run(["logits"], {"input_ids": tokens.numpy(), "encoder_hidden_states": got_memory})
        print("decoder_model", np.abs(got[0] - logits.numpy()).max())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    whisper, state = load_checkpoint(options.checkpoint)
    tokenizer = Tokenizer.from_file(str(STARTER / "tokenizer.json"))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.out != STARTER:
        save_tokenizer(tokenizer, options.out)
    write_configs(options.out, whisper.shape, tokenizer)
    write_graphs(whisper, options.out, half=True)
    check_against_torch(whisper, options.out)
    total = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"step {state['step']}, {state['elapsed'] / 60:.0f} min of training; {total / 1e6:.2f} MB in {options.out.name}")


if __name__ == "__main__":
    main()
