"""Transformers' WhisperForConditionalGeneration with the weights of an exported model folder.

The weights are the graphs' own initialisers (export_graphs.py keeps their Hugging Face names), so this works from a
fresh clone, without the training's checkpoint.
"""
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import GenerationConfig, WhisperConfig, WhisperForConditionalGeneration


def graph_weights(folder):
    """{Hugging Face name: float32 tensor}"""
    weights = {}
    for name in ("encoder_model", "decoder_model_merged"):
        for tensor in onnx.load(str(Path(folder, "onnx", f"{name}.onnx"))).graph.initializer:
            if tensor.name.startswith("model."):
                weights[tensor.name] = torch.from_numpy(numpy_helper.to_array(tensor).astype(np.float32))
    return weights


def load_reference(folder):
    model = WhisperForConditionalGeneration._from_config(WhisperConfig.from_pretrained(folder),
                                                         attn_implementation="eager")
    missing, unexpected = model.load_state_dict(graph_weights(folder), strict=False)
    if unexpected or set(missing) - {"proj_out.weight"}:
        raise ValueError(f"The graphs do not fit the config: missing {missing}, unexpected {unexpected}")
    model.tie_weights()
    model.generation_config = GenerationConfig.from_pretrained(folder)
    return model.eval()
