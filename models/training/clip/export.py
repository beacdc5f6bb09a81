"""Exports a training checkpoint as the shipped model folder, and checks it against PyTorch.

    python export.py CHECKPOINT [--out FOLDER]

Matrices are stored as float16 with a Cast right behind, which onnxruntime folds when it loads the file; inputs, outputs
and arithmetic are float32. The threshold of config.json is threshold.py's.
"""
import argparse
import copy
import io
import json
import random
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from batches import DEVIATION, MEAN, load_tokenizer, to_pixels, tokenise
from captions import LANGUAGES, caption
from draw import draw
from facts import fact_of
from model import Clip, ClipShape
from tokenizer_build import MAX_TOKENS
from world_path import STARTER

OPSET = 17
SMALLEST_HALF = 512          # numbers; shorter tensors stay float32


def load_checkpoint(path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    clip = Clip(ClipShape(**state["shape"]))
    clip.load_state_dict(state["model"])
    return clip.eval(), state


def fold_normalisation(module):
    """Batch normalisations go into the convolutions before them"""
    for name, child in module.named_children():
        if isinstance(child, nn.Sequential):
            merged = []
            for layer in child:
                if isinstance(layer, nn.BatchNorm2d):
                    merged[-1] = fuse_conv_bn_eval(merged[-1], layer)
                else:
                    merged.append(layer)
            setattr(module, name, nn.Sequential(*merged))
        fold_normalisation(getattr(module, name))
    return module


def trace(tower, arguments, inputs, output, axes):
    buffer = io.BytesIO()
    torch.onnx.export(tower, arguments, buffer, input_names=inputs, output_names=[output], dynamic_axes=axes,
                      opset_version=OPSET, dynamo=False)
    return onnx.load_from_string(buffer.getvalue())


def store_half(model):
    casts, renamed = [], {}
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type == TensorProto.FLOAT and values.ndim > 1 and values.size >= SMALLEST_HALF:
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), tensor.name))
            renamed[tensor.name] = tensor.name + ".float"
            casts.append(helper.make_node("Cast", [tensor.name], [renamed[tensor.name]], to=TensorProto.FLOAT))
    for node in model.graph.node:
        for index, name in enumerate(node.input):
            node.input[index] = renamed.get(name, name)
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def write_graph(model, path):
    store_half(model)
    del model.graph.value_info[:]
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    onnx.save(model, str(partial))
    partial.replace(path)


def write_graphs(clip, folder):
    side = clip.shape.side
    vision = trace(fold_normalisation(copy.deepcopy(clip.vision)), (torch.zeros(2, 3, side, side),), ["pixel_values"],
                   "image_embeds", {"pixel_values": {0: "batch"}, "image_embeds": {0: "batch"}})
    text = trace(clip.text, (torch.ones(2, 5, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)),
                 ["input_ids", "attention_mask"], "text_embeds",
                 {"input_ids": {0: "batch", 1: "tokens"}, "attention_mask": {0: "batch", 1: "tokens"},
                  "text_embeds": {0: "batch"}})
    write_graph(vision, folder / "onnx" / "vision_model.onnx")
    write_graph(text, folder / "onnx" / "text_model.onnx")


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")


def write_configs(clip, folder):
    shape, earlier = clip.shape, folder / "config.json"
    kept = json.loads(earlier.read_text("utf-8"))["sidecut"] if earlier.exists() else {}
    write_json(earlier, {
        "model_type": "clip", "architectures": ["CLIPModel"], "projection_dim": shape.joint,
        "text_config": {"model_type": "clip_text_model", "hidden_size": shape.text_width, "vocab_size": shape.vocabulary,
                        "num_hidden_layers": shape.text_layers, "num_attention_heads": shape.heads,
                        "intermediate_size": shape.text_ffn, "max_position_embeddings": MAX_TOKENS, "pad_token_id": 0,
                        "bos_token_id": 2, "eos_token_id": 3},
        "vision_config": {"model_type": "clip_vision_model", "image_size": shape.side},
        "sidecut": {**kept, "logitScale": round(clip.scale.clamp(max=4.4).exp().item(), 2)}})
    size = {"height": shape.side, "width": shape.side}
    write_json(folder / "preprocessor_config.json", {
        "image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": size, "resample": 3,
        "do_center_crop": False, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True,
        "image_mean": [MEAN] * 3, "image_std": [DEVIATION] * 3, "do_convert_rgb": True})


@torch.no_grad()
def check_against_torch(clip, folder):
    """Prints the largest absolute differences between the unit vectors of the ONNX files and PyTorch's"""
    def unit(rows):
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def session(name):
        return onnxruntime.InferenceSession(str(folder / "onnx" / f"{name}.onnx"))
    rng = random.Random(11)
    facts = [fact_of(rng, False) for _ in range(64)]
    pixels = to_pixels(np.stack([draw(fact, rng) for fact in facts]))
    ids, mask = tokenise(load_tokenizer(), [caption(fact, language, rng)[0] for fact in facts for language in LANGUAGES])
    got = session("vision_model").run(None, {"pixel_values": pixels.numpy()})[0]
    print("images", np.abs(unit(got) - clip.images(pixels).numpy()).max())
    got = session("text_model").run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0]
    print("texts", np.abs(unit(got) - clip.texts(ids, mask).numpy()).max())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    clip, state = load_checkpoint(options.checkpoint)
    options.out.mkdir(parents=True, exist_ok=True)
    write_configs(clip, options.out)
    write_graphs(clip, options.out)
    check_against_torch(clip, options.out)
    total = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"step {state['step']}, {state['elapsed'] / 60:.1f} min of training; {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
