"""Vectors from a shipped model folder in onnxruntime, as the app computes them."""
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from model import pool
from train import padded, token_ids

BATCH = 64


class Embedder:
    def __init__(self, folder: Path):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / "onnx" / "model.onnx"), options)
        self.no_match_below = json.loads((folder / "config.json").read_text("utf-8"))["sidecut"].get("noMatchBelow")

    def __call__(self, texts):
        """[texts, width], rows of length 1"""
        rows = token_ids(self.tokenizer, texts)
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        vectors = [None] * len(rows)
        for start in range(0, len(order), BATCH):
            part = order[start:start + BATCH]
            ids, mask = padded([rows[i] for i in part])
            states = self.session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0]
            for i, vector in zip(part, pool(torch.from_numpy(states), mask).numpy()):
                vectors[i] = vector
        return np.stack(vectors)
