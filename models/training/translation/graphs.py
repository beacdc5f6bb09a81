"""M2M100's ONNX graphs: the encoder, and both decoder steps merged into one, with optimum's tensor names.

Float32 inputs, outputs and arithmetic. Matrices are stored as int8 with a scale for each row, behind them a Cast and a
Mul that onnxruntime folds when it loads the file: a quarter of the size at full accuracy of the arithmetic.
The weights stand once in the merged graph, outside its branches, under their names of transformers.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from m2m_model import PAD, Translator, hide

sys.path.append(str(Path(__file__).resolve().parents[1] / "whisper"))
from export_graphs import cache_names, is_weight, merge_decoders, rename_inputs, trace  # noqa: E402

SCALE, FLOAT = ".scale", ".float"


class ExportedEncoder(nn.Module):
    def __init__(self, translator):
        super().__init__()
        self.model = translator.model

    def forward(self, input_ids, attention_mask):
        return Translator.encode(self, input_ids, attention_mask)


class ExportedDecoder(nn.Module):
    """One step over `input_ids` [batch, n]. First step: keys and values of the encoder are computed from
    `encoder_hidden_states` and put out. Later steps: all caches are inputs, the encoder's are not put out."""

    def __init__(self, translator, first):
        super().__init__()
        self.model, self.first = translator.model, first

    def forward(self, input_ids, encoder_attention_mask, *rest):
        decoder = self.model.decoder
        past = 0 if self.first else rest[0].shape[2]
        positions = torch.arange(input_ids.shape[1]) + past
        x = decoder.embed(input_ids, positions + PAD + 1)
        later = torch.arange(past + input_ids.shape[1])[None, :] > positions[:, None]
        mask, memory_mask, presents = later[None, None].to(x.dtype) * -1e9, hide(encoder_attention_mask), []
        for index, layer in enumerate(decoder.layers):
            def keys_values(y):
                keys, values = layer.self_attn.keys_values(y)
                if not self.first:
                    keys = torch.cat([rest[4 * index], keys], 2)
                    values = torch.cat([rest[4 * index + 1], values], 2)
                presents.extend((keys, values))
                return keys, values
            memory = layer.encoder_attn.keys_values(rest[0]) if self.first else rest[4 * index + 2:4 * index + 4]
            x = layer(x, keys_values, mask, memory, memory_mask, lambda y: y)
            if self.first:
                presents.extend(memory)
        return Translator.logits(self, decoder.layer_norm(x)), *presents


def axes_of_caches(names, past):
    return {name: {0: "batch_size", 2: "encoder_sequence_length" if ".encoder." in name else past} for name in names}


def trace_encoder(translator):
    ids = torch.full((2, 7), 5)
    length = {0: "batch_size", 1: "encoder_sequence_length"}
    return trace(ExportedEncoder(translator), (ids, torch.ones_like(ids)), ["input_ids", "attention_mask"],
                 ["last_hidden_state"], {"input_ids": length, "attention_mask": length, "last_hidden_state": length})


def trace_step(translator, first):
    shape, encoder_length = translator.shape, {0: "batch_size", 1: "encoder_sequence_length"}
    parts = ("decoder", "encoder") if first else ("decoder",)
    outputs = cache_names(shape.decoder_layers, "present", parts)
    inputs = ["encoder_hidden_states"] if first else cache_names(shape.decoder_layers, "past_key_values")
    size = shape.width // shape.heads
    values = [torch.randn(2, 7, shape.width) if first else torch.randn(2, shape.heads, 7 if ".encoder." in name else 5, size)
              for name in inputs]
    ids = torch.full((2, 3 if first else 1), 5)
    axes = {"input_ids": {0: "batch_size", 1: "decoder_sequence_length"}, "encoder_attention_mask": encoder_length,
            "logits": {0: "batch_size", 1: "decoder_sequence_length"},
            **axes_of_caches(outputs, "present_decoder_sequence_length")}
    axes |= {inputs[0]: encoder_length} if first else axes_of_caches(inputs, "past_decoder_sequence_length")
    return trace(ExportedDecoder(translator, first), (ids, torch.ones(2, 7, dtype=torch.long), *values),
                 ["input_ids", "encoder_attention_mask", *inputs], ["logits", *outputs], axes)


def rounded(values):
    """-> (int8 values, scale of each row)"""
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
    return np.rint(values / scale).astype(np.int8), scale


def store_small(model):
    """Matrices become int8 with a scale for each row; the sinusoids, which are no weights, float16"""
    graph, nodes, renamed, scales = model.graph, [], {}, []
    for tensor in graph.initializer:
        if not is_weight(tensor) or tensor.data_type != TensorProto.FLOAT or len(tensor.dims) != 2:
            continue
        name, values = tensor.name, numpy_helper.to_array(tensor)
        renamed[name] = name + FLOAT
        if name.endswith("positions"):
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name))
            nodes.append(helper.make_node("Cast", [name], [name + FLOAT], name=f"Cast_{name}", to=TensorProto.FLOAT))
            continue
        small, scale = rounded(values)
        tensor.CopyFrom(numpy_helper.from_array(small, name))
        scales.append(numpy_helper.from_array(scale, name + SCALE))
        nodes.append(helper.make_node("Cast", [name], [name + ".cast"], name=f"Cast_{name}", to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [name + ".cast", name + SCALE], [name + FLOAT], name=f"Mul_{name}"))
    rename_inputs(graph.node, renamed)
    nodes.extend(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(scales)
    return model


@torch.no_grad()
def round_weights(translator):
    """The same rounding in PyTorch, to check the graphs without it"""
    for parameter in translator.parameters():
        if parameter.ndim == 2:
            small, scale = rounded(parameter.numpy())
            parameter.copy_(torch.from_numpy(small * scale))
    return translator


def write_graphs(translator, folder):
    """Writes onnx/*.onnx into `folder`, each under a temporary name first"""
    translator = translator.eval()
    parts = {"encoder_model": trace_encoder(translator),
             "decoder_model_merged": merge_decoders(trace_step(translator, True), trace_step(translator, False))}
    target = folder / "onnx"
    target.mkdir(parents=True, exist_ok=True)
    for name, model in parts.items():
        store_small(model)
        del model.graph.value_info[:]
        onnx.checker.check_model(model)
        partial = target / f".{name}.part"
        onnx.save(model, str(partial))
        partial.replace(target / f"{name}.onnx")
