"""Whisper's ONNX graphs: encoder, decoder (first step), decoder with past, and both decoders merged.

Tensor names are optimum's. Float32 inputs, outputs and arithmetic; with `half=True` the weight matrices are stored
as float16 with a Cast right behind, which onnxruntime folds when it loads the file: half the size, full speed.
Weights keep their Hugging Face names as initialisers, so reference_model.py can rebuild the PyTorch model from
the files.
"""
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

OPSET = 17


class ExportedEncoder(nn.Module):
    def __init__(self, whisper):
        super().__init__()
        self.model = whisper.model

    def forward(self, input_features):
        return self.model.encoder(input_features)


class ExportedDecoder(nn.Module):
    """One decoder step over `input_ids` [batch, n]. First step: keys and values of the encoder are computed from
    `encoder_hidden_states` and put out. Later steps: all caches are inputs, the encoder's are not put out."""

    def __init__(self, whisper, first):
        super().__init__()
        self.model, self.first = whisper.model, first

    def forward(self, input_ids, *rest):
        decoder = self.model.decoder
        past = 0 if self.first else rest[0].shape[2]
        positions = torch.arange(input_ids.shape[1]) + past
        x = decoder.embed_tokens(input_ids) + decoder.embed_positions(positions)
        hidden = torch.arange(past + input_ids.shape[1])[None, :] > positions[:, None]
        mask = hidden.to(x.dtype) * -1e9
        presents, crosses = [], []
        for index, layer in enumerate(decoder.layers):
            y = layer.self_attn_layer_norm(x)
            keys, values = layer.self_attn.keys_values(y)
            if not self.first:
                keys = torch.cat([rest[4 * index], keys], 2)
                values = torch.cat([rest[4 * index + 1], values], 2)
            x = x + attend(layer.self_attn, y, keys, values, mask)[0]
            presents += [keys, values]
            y = layer.encoder_attn_layer_norm(x)
            if self.first:
                memory = layer.encoder_attn.keys_values(rest[0])
                presents += memory
            else:
                memory = rest[4 * index + 2], rest[4 * index + 3]
            mixed, weights = attend(layer.encoder_attn, y, *memory)
            crosses.append(weights)
            x = x + mixed
            x = x + layer.fc2(F.gelu(layer.fc1(layer.final_layer_norm(x))))
        return F.linear(decoder.layer_norm(x), decoder.embed_tokens.weight), *presents, *crosses


def attend(attention, x, keys, values, mask=None):
    queries = attention.split(attention.q_proj(x)) * (x.shape[-1] // attention.heads) ** -0.5
    scores = queries @ keys.transpose(2, 3)
    weights = (scores if mask is None else scores + mask).softmax(-1)
    return attention.join(weights @ values), weights


def cache_names(layers, prefix, parts=("decoder", "encoder")):
    return [f"{prefix}.{layer}.{part}.{kind}" for layer in range(layers) for part in parts for kind in ("key", "value")]


def cross_names(layers):
    return [f"cross_attentions.{layer}" for layer in range(layers)]


def trace(module, inputs, input_names, output_names, axes):
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "graph.onnx"))
        torch.onnx.export(module.eval(), inputs, path, input_names=input_names, output_names=output_names,
                          dynamic_axes=axes, opset_version=OPSET, dynamo=False, do_constant_folding=False)
        return onnx.load(path)


def cache_axes(names, past_name):
    return {name: {0: "batch_size", 2: "encoder_sequence_length" if ".encoder." in name else past_name}
            for name in names}


def trace_encoder(whisper):
    mel = torch.zeros(2, whisper.shape.mels, 2 * whisper.shape.source_positions)
    return trace(ExportedEncoder(whisper), (mel,), ["input_features"], ["last_hidden_state"],
                 {"input_features": {0: "batch_size", 2: "feature_frames"},
                  "last_hidden_state": {0: "batch_size", 1: "encoder_sequence_length"}})


def decoder_output_axes(names):
    axes = {"logits": {0: "batch_size", 1: "decoder_sequence_length"}}
    axes |= {name: {0: "batch_size", 2: "decoder_sequence_length", 3: "encoder_sequence_length"}
             for name in names if name.startswith("cross")}
    return axes | cache_axes([name for name in names if name.startswith("present")], "present_decoder_sequence_length")


def trace_first_step(whisper):
    layers, shape = whisper.shape.decoder_layers, whisper.shape
    outputs = ["logits", *cache_names(layers, "present"), *cross_names(layers)]
    memory = torch.randn(2, shape.source_positions, shape.width)
    return trace(ExportedDecoder(whisper, True), (torch.ones(2, 4, dtype=torch.long), memory),
                 ["input_ids", "encoder_hidden_states"], outputs,
                 {"input_ids": {0: "batch_size", 1: "decoder_sequence_length"},
                  "encoder_hidden_states": {0: "batch_size", 1: "encoder_sequence_length"},
                  **decoder_output_axes(outputs)})


def trace_later_step(whisper):
    layers, shape = whisper.shape.decoder_layers, whisper.shape
    inputs = ["input_ids", *cache_names(layers, "past_key_values")]
    outputs = ["logits", *cache_names(layers, "present", ("decoder",)), *cross_names(layers)]
    size = shape.width // shape.heads
    caches = [torch.randn(2, shape.heads, shape.source_positions if ".encoder." in name else 5, size)
              for name in inputs[1:]]
    return trace(ExportedDecoder(whisper, False), (torch.ones(2, 1, dtype=torch.long), *caches), inputs, outputs,
                 {"input_ids": {0: "batch_size", 1: "decoder_sequence_length"},
                  **cache_axes(inputs[1:], "past_decoder_sequence_length"), **decoder_output_axes(outputs)})


def is_weight(initializer):
    return initializer.name.startswith("model.")


def store_half(model):
    """Matrices become float16 initialisers `NAME` with a Cast to `NAME.float`; vectors stay float32."""
    graph, casts, renamed = model.graph, [], {}
    for initializer in graph.initializer:
        if is_weight(initializer) and initializer.data_type == TensorProto.FLOAT and len(initializer.dims) > 1:
            values = numpy_helper.to_array(initializer).astype(np.float16)
            initializer.CopyFrom(numpy_helper.from_array(values, initializer.name))
            renamed[initializer.name] = initializer.name + ".float"
            casts.append(helper.make_node("Cast", [initializer.name], [renamed[initializer.name]],
                                          name=f"Cast_{initializer.name}", to=TensorProto.FLOAT))
    rename_inputs(graph.node, renamed)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def rename_inputs(nodes, renamed):
    for node in nodes:
        for attribute in node.attribute:
            rename_inputs(attribute.g.node, renamed)
        for index, name in enumerate(node.input):
            if name in renamed:
                node.input[index] = renamed[name]


def branch(model, prefix, output_order, constants):
    """The model's nodes as a subgraph: inner names prefixed, weights and inputs taken from outside.
    -> (graph, nodes that only depend on weights and belong outside)"""
    outer = {tensor.name for tensor in model.graph.initializer if is_weight(tensor)}
    outer |= {value.name for value in model.graph.input}
    inner_initializers = [tensor for tensor in model.graph.initializer if not is_weight(tensor)]
    names = {tensor.name: prefix + tensor.name for tensor in inner_initializers}
    nodes, hoisted = [], []
    for node in model.graph.node:
        if node.op_type == "Transpose" and node.input[0] in outer and node.input[0].startswith("model."):
            names[node.output[0]] = node.input[0] + ".transposed"
            if names[node.output[0]] not in constants:
                constants.add(names[node.output[0]])
                hoisted.append(helper.make_node("Transpose", [node.input[0]], [names[node.output[0]]],
                                                name=f"Transpose_{node.input[0]}",
                                                perm=list(node.attribute[0].ints)))
            continue
        for name in node.output:
            names[name] = prefix + name
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copy.name = prefix + node.name
        for index, name in enumerate(copy.input):
            copy.input[index] = name if name in outer else names.get(name, name)
        for index, name in enumerate(copy.output):
            copy.output[index] = names[name]
        nodes.append(copy)
    for tensor in inner_initializers:
        tensor.name = prefix + tensor.name
    outputs = {value.name: value for value in model.graph.output}
    results = []
    for name in output_order:
        value = onnx.ValueInfoProto()
        if name in outputs:
            value.CopyFrom(outputs[name])
        else:   # encoder keys and values of a later step: an empty constant, the caller keeps what it has
            size = outputs["present.0.decoder.key"].type.tensor_type.shape
            dims = [0, size.dim[1].dim_value, 1, size.dim[3].dim_value]
            empty = numpy_helper.from_array(np.zeros(dims, np.float32), name)
            nodes.append(helper.make_node("Constant", [], [prefix + name], name=prefix + name, value=empty))
            value.CopyFrom(helper.make_tensor_value_info(name, TensorProto.FLOAT, dims))
        value.name = prefix + name
        results.append(value)
    return helper.make_graph(nodes, prefix, [], results, inner_initializers), hoisted


def merge_decoders(first, later):
    """If(use_cache_branch) over both decoders; the weights are stored once, outside the branches."""
    order = [value.name for value in first.graph.output]
    constants = set()
    weights = {tensor.name: tensor for model in (first, later) for tensor in model.graph.initializer
               if is_weight(tensor)}
    inputs = {value.name: value for model in (first, later) for value in model.graph.input}
    outputs = list(first.graph.output)
    else_graph, first_hoisted = branch(first, "first_", order, constants)
    then_graph, later_hoisted = branch(later, "later_", order, constants)
    flag = helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1])
    choose = helper.make_node("If", ["use_cache_branch"], order, name="choose", then_branch=then_graph,
                              else_branch=else_graph)
    for value in outputs:   # their lengths depend on the branch
        if ".encoder." in value.name:
            value.type.tensor_type.shape.dim[0].dim_param = "encoder_cache_batch_size"
            value.type.tensor_type.shape.dim[2].dim_param = "encoder_cache_sequence_length"
    graph = helper.make_graph([*first_hoisted, *later_hoisted, choose], "merged", [*inputs.values(), flag], outputs,
                              list(weights.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="sidecut")
    model.ir_version = 8
    return model


def write_graphs(whisper, folder, half, prepare=None):
    """Writes onnx/*.onnx into `folder`, each under a temporary name first. `prepare` changes the single graphs
    (quantisation, say) before the decoders are merged."""
    whisper = whisper.eval()
    parts = {"encoder_model": trace_encoder(whisper), "decoder_model": trace_first_step(whisper),
             "decoder_with_past_model": trace_later_step(whisper)}
    if prepare:
        parts = {name: prepare(model) for name, model in parts.items()}
    parts["decoder_model_merged"] = merge_decoders(clone(parts["decoder_model"]),
                                                   clone(parts["decoder_with_past_model"]))
    target = Path(folder, "onnx")
    target.mkdir(parents=True, exist_ok=True)
    for name, model in parts.items():
        if half:
            store_half(model)
        del model.graph.value_info[:]
        onnx.checker.check_model(model)
        partial = target / f".{name}.part"
        onnx.save(model, str(partial))
        partial.replace(target / f"{name}.onnx")


def clone(model):
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    return copy
