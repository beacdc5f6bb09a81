"""Exports a training checkpoint as the shipped model folder, and checks it against PyTorch.

  python export.py RUN/checkpoint.pt [--out FOLDER]

Matrices are stored as int8 with a scale a row, then Cast and Mul: onnxruntime folds them into float32 when it loads the
file, so inputs, outputs and arithmetic are float32. `noMatchBelow` in config.json is kept; choose_threshold.py sets it.
"""
import argparse
import io
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from model import SentenceEncoder, Shape, pool
from pairs import Sampler
from paths import STARTER
from tokenizer_build import MAX_TOKENS, SPECIALS, write_json
from train import padded, token_ids

OPSET = 17


def load_checkpoint(path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    encoder = SentenceEncoder(Shape(**state["shape"]))
    encoder.load_state_dict(state["model"])
    return encoder.eval()


class Exported(torch.nn.Module):
    """Two inputs, no other"""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask):
        return self.encoder(input_ids, attention_mask)


def trace(encoder):
    ids = torch.ones(2, 5, dtype=torch.long)
    file, axes = io.BytesIO(), {0: "batch_size", 1: "sequence_length"}
    names = ("input_ids", "attention_mask")
    torch.onnx.export(Exported(encoder), (ids, torch.ones_like(ids)), file, input_names=list(names),
                      output_names=["last_hidden_state"], opset_version=OPSET, dynamo=False, do_constant_folding=False,
                      dynamic_axes={name: axes for name in (*names, "last_hidden_state")})
    return onnx.load_from_string(file.getvalue())


def store_bytes(model):
    """Matrices `NAME` become int8, one scale a row; `NAME.float` is what the nodes read"""
    graph, added, renamed = model.graph, [], {}
    for tensor in list(graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or len(tensor.dims) != 2:
            continue
        values, name = numpy_helper.to_array(tensor), tensor.name
        scales = np.maximum(np.abs(values).max(1, keepdims=True) / 127, 1e-12).astype(np.float32)
        tensor.CopyFrom(numpy_helper.from_array(np.rint(values / scales).astype(np.int8), name))
        graph.initializer.append(numpy_helper.from_array(scales, f"{name}.scale"))
        added += [helper.make_node("Cast", [name], [f"{name}.cast"], name=f"Cast_{name}", to=TensorProto.FLOAT),
                  helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [f"{name}.float"], name=f"Mul_{name}")]
        renamed[name] = f"{name}.float"
    for node in graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)
    nodes = [*added, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def write_graph(encoder, folder):
    model = store_bytes(trace(encoder))
    del model.graph.value_info[:]
    onnx.checker.check_model(model)
    path = folder / "onnx" / "model.onnx"
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    onnx.save(model, str(partial))
    partial.replace(path)


def write_configs(folder, shape):
    path = folder / "config.json"
    sidecut = json.loads(path.read_text("utf-8")).get("sidecut", {}) if path.exists() else {}
    write_json(path, {
        "architectures": ["BertModel"], "model_type": "bert", "vocab_size": shape.vocabulary,
        "hidden_size": shape.width, "num_hidden_layers": shape.layers, "num_attention_heads": shape.heads,
        "intermediate_size": shape.ffn, "hidden_act": "gelu", "max_position_embeddings": shape.positions,
        "type_vocab_size": 1, "layer_norm_eps": 1e-12, "position_embedding_type": "absolute",
        "pad_token_id": SPECIALS.index("<pad>"), "sidecut": sidecut})
    write_json(folder / "1_Pooling" / "config.json", {
        "word_embedding_dimension": shape.width, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True,
        "pooling_mode_max_tokens": False, "pooling_mode_mean_sqrt_len_tokens": False})
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    write_json(folder / "modules.json", [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}])


@torch.no_grad()
def check_against_torch(encoder, folder):
    """Prints the largest absolute differences: in a state, and in a text's vector of length 1"""
    queries, passages, outside, _ = Sampler(99).batch(32, 4, 32, True)
    texts = [*(query.text for query in queries), *(passage.text for passage in passages), *outside]
    ids, mask = padded(token_ids(Tokenizer.from_file(str(folder / "tokenizer.json")), texts))
    session = onnxruntime.InferenceSession(str(folder / "onnx" / "model.onnx"))
    got = torch.from_numpy(session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0])
    states = encoder(ids, mask)
    inside = mask[:, :, None].bool()
    print("states", ((got - states).abs() * inside).max().item(), "of", (states.abs() * inside).max().item())
    print("vectors", (pool(got, mask) - pool(states, mask)).abs().max().item())
    print("cosine to PyTorch's, lowest", (pool(got, mask) * pool(states, mask)).sum(1).min().item())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    encoder = load_checkpoint(options.checkpoint)
    write_graph(encoder, options.out)
    write_configs(options.out, encoder.shape)
    check_against_torch(encoder, options.out)
    size = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"{size / 1e6:.2f} MB in {options.out.name}/")


if __name__ == "__main__":
    main()
