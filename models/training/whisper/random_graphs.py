"""Whisper tiny's or base's graphs in their true sizes, with random weights, for benchmarks.

  python random_graphs.py OUT_DIR --size tiny|base [--int8]

Speed does not depend on what the weights say. Writes OUT_DIR/<size>[-int8]/ in the Hugging Face layout: 30 s window,
80 mel bands, 51865 tokens (a made-up byte-pair vocabulary with Whisper's special-token numbers), encoder, merged
decoder and split decoders. float32, or matrices quantised to 8 bits with --int8.
"""
import argparse
import itertools
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from export import write_configs
from export_graphs import write_graphs
from tokenizer_build import add_whisper_tokens, save_tokenizer
from whisper_model import Whisper, WhisperShape

WINDOW_SECONDS, TEXT_TOKENS = 30, 50257
SIZES = {
    "tiny": WhisperShape(51865, 384, 6, 4, 4, source_positions=1500, target_positions=448),
    "base": WhisperShape(51865, 512, 8, 6, 6, source_positions=1500, target_positions=448),
}


def full_size_tokenizer():
    """Ids 0-50256 text, 50257 <|endoftext|>, 50258 <|startoftranscript|> ... 50364 <|0.00|>, as multilingual Whisper"""
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    tokens, merges = sorted(pre_tokenizers.ByteLevel.alphabet()), []

    def merge(left, right):
        if len(tokens) < TEXT_TOKENS:
            merges.append((left, right))
            tokens.append(left + right)

    pairs = list(itertools.product(letters, letters))
    for left, right in pairs:
        merge(left, right)
    for left, right in pairs:
        merge("Ġ", left + right)
    for first, second in itertools.product(pairs, pairs):
        merge("Ġ" + "".join(first), "".join(second))
    tokenizer = Tokenizer(models.BPE(vocab={token: index for index, token in enumerate(tokens)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    add_whisper_tokens(tokenizer, WINDOW_SECONDS)
    return tokenizer


def fold_transposes(model):
    """Weights behind a Transpose become transposed weights, because the quantiser only sees initialisers"""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    kept, made, uses = [], {}, {}
    for node in model.graph.node:
        if node.op_type == "Transpose" and node.input[0] in weights:
            name = node.input[0] + ".transposed"
            values = numpy_helper.to_array(weights[node.input[0]]).transpose(node.attribute[0].ints)
            made[name], uses[node.output[0]] = numpy_helper.from_array(values.copy(), name), name
        else:
            kept.append(node)
    for node in kept:
        for index, name in enumerate(node.input):
            node.input[index] = uses.get(name, name)
    used = {name for node in kept for name in node.input}
    initialisers = [tensor for tensor in [*weights.values(), *made.values()] if tensor.name in used]
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(kept)
    model.graph.initializer.extend(initialisers)
    return model


def quantise(model):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source.onnx"), Path(folder, "target.onnx")
        onnx.save(fold_transposes(model), str(source))
        quantize_dynamic(str(source), str(target), op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                         weight_type=QuantType.QUInt8)
        return onnx.load(str(target))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", choices=SIZES, default="base")
    parser.add_argument("--int8", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(1)
    folder = options.out / (options.size + ("-int8" if options.int8 else ""))
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = full_size_tokenizer()
    save_tokenizer(tokenizer, folder, WINDOW_SECONDS)
    write_configs(folder, SIZES[options.size], tokenizer, WINDOW_SECONDS)
    write_graphs(Whisper(SIZES[options.size]), folder, half=False, prepare=quantise if options.int8 else None)
    print(folder)


if __name__ == "__main__":
    main()
