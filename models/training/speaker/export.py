"""Writes the trained encoder as the app loads it: ../../starter/speaker/ with its graph and configuration.

  python export.py RUN/checkpoint.pt

The configuration names WeSpeaker's kind of model, because transformers.js then takes the folder as it is.
Prints the largest difference between onnxruntime and PyTorch over random batches and lengths.
"""
import argparse
import json
from pathlib import Path

from whisper_path import STARTER

import numpy as np
import onnxruntime
import torch

from fbank import BANDS, RATE
from network import DIMENSIONS, SpeakerEncoder

MIN_FRAMES = 9


def export_graph(encoder, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    names = {"input_features": {0: "batch", 1: "frames"}, "last_hidden_state": {0: "batch"}}
    torch.onnx.export(encoder, (torch.randn(2, 200, BANDS),), str(path), opset_version=17, dynamo=False,
                      input_names=["input_features"], output_names=["last_hidden_state"], dynamic_axes=names)


def compare(encoder, path):
    """-> largest absolute difference of an output"""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    largest = 0.0
    for batch, frames in ((1, MIN_FRAMES), (1, 148), (3, 201), (2, 1500)):
        features = 3 * torch.randn(batch, frames, BANDS)
        with torch.inference_mode():
            expected = encoder(features).numpy()
        found, = session.run(["last_hidden_state"], {"input_features": features.numpy()})
        largest = max(largest, float(np.abs(found - expected).max()))
    return largest


def write_json(path, content):
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=STARTER)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.backends.nnpack.set_flags(False)   # it warns at every call on a processor that it does not know
    state = torch.load(options.checkpoint, weights_only=True)
    encoder = SpeakerEncoder().eval()
    encoder.load_state_dict(state["encoder"])
    graph = options.out / "onnx" / "model.onnx"
    export_graph(encoder, graph)
    write_json(options.out / "config.json", {
        "architectures": ["WeSpeakerResNetModel"], "model_type": "wespeaker-resnet",
        "hidden_size": DIMENSIONS, "sidecut": {"sameSpeakerAbove": round(state["threshold"], 3)}})
    write_json(options.out / "preprocessor_config.json", {
        "feature_extractor_type": "WeSpeakerFeatureExtractor", "sampling_rate": RATE, "num_mel_bins": BANDS,
        "min_num_frames": MIN_FRAMES, "fbank_centering_span": None})
    print(f"{graph.stat().st_size / 1e6:.2f} MB, step {state['step']}, threshold {state['threshold']:.3f}, "
          f"largest difference from PyTorch {compare(encoder, graph):.1e}")


if __name__ == "__main__":
    main()
