"""Test vectors for the processing of Whisper, computed by the reference implementation (transformers).

  python make_reference.py        writes reference-*.json beside this file
"""
import json
import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from transformers import GenerationConfig, WhisperFeatureExtractor, WhisperForConditionalGeneration
from transformers.generation.logits_process import (
    SuppressTokensLogitsProcessor,
    WhisperTimeStampLogitsProcessor,
)
from transformers.models.whisper.tokenization_whisper import _combine_tokens_into_words

HERE = Path(__file__).resolve().parent


def write(name, value):
    (HERE / f"reference-{name}.json").write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n")


def noise(count, seed):
    """The same numbers as `noise` in testing/signal.ts."""
    state, values = seed, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state / 2**31 - 0.5)
    return np.array(values)


def signal(count):
    """A gliding tone that comes and goes, a little noise, and a silence."""
    time = np.arange(count) / 16000
    tone = 0.4 * np.sin(2 * math.pi * (150 + 400 * time) * time) * np.sin(2 * math.pi * 1.5 * time) ** 2
    samples = tone + 0.01 * noise(count, 7)
    samples[count // 3 : count // 2] = 0
    return samples.astype(np.float32)


def log_mel():
    cases = []
    for bins, seconds, count in [(80, 4, 64000), (128, 4, 64000), (80, 4, 30001)]:
        extractor = WhisperFeatureExtractor(feature_size=bins, chunk_length=seconds)
        features = extractor(signal(count), sampling_rate=16000, return_tensors="np")["input_features"][0]
        frames = [0, 1, 2, 57, 130, 187, 188, 250, 398, 399]
        cases.append({
            "melBins": bins, "windowSamples": seconds * 16000, "samples": count, "frames": frames,
            "columns": [[round(float(x), 5) for x in features[:, frame]] for frame in frames],
            "mean": float(features.mean(dtype=np.float64)),
        })
    return cases


def token_rules():
    """A vocabulary of 45: text 0-19, end 20, steering 21-23, no timestamps 24, timestamps 25-44."""
    config = GenerationConfig(eos_token_id=20, no_timestamps_token_id=24, max_initial_timestamp_index=5)
    suppressed = [3, 7, 21, 22, 23]
    begin = 3
    rules = WhisperTimeStampLogitsProcessor(config, begin_index=begin)
    suppress = SuppressTokensLogitsProcessor(suppressed)
    generator = np.random.default_rng(5)
    cases = []
    histories = [[], [25], [28], [25, 4], [25, 4, 5], [25, 4, 30], [25, 4, 30, 30], [25, 4, 30, 30, 6],
                 [25, 4, 30, 30, 6, 44], [25, 4, 30, 31], [25, 25], [40, 1, 2, 43, 43, 9]]
    for history in histories:
        for loudness in (0.0, 3.0):
            logits = generator.normal(size=45) * 2
            logits[25:] += loudness
            ids = torch.tensor([[0] * begin + history])
            scores = rules(ids, suppress(ids, torch.tensor(logits, dtype=torch.float32)[None]))[0]
            probabilities = torch.log_softmax(scores, -1)
            token = int(scores.argmax())
            cases.append({
                "history": history, "logits": [round(float(x), 4) for x in logits],
                "allowed": [i for i, x in enumerate(scores.tolist()) if x != float("-inf")],
                "token": token, "logProb": round(float(probabilities[token]), 4),
            })
    return {"suppressed": suppressed, "maxInitialTimestamp": 5, "cases": cases}


def token_times():
    """Cross-attention with ridges that wander, through `_extract_token_timestamps`."""
    cases = []
    for seed, heads, tokens, frames, used in [(1, 2, 9, 40, 40), (2, 3, 14, 60, 47), (3, 1, 1, 30, 30), (4, 2, 5, 3, 3)]:
        model = SimpleNamespace(config=SimpleNamespace(decoder_layers=1, median_filter_width=7))
        generator = np.random.default_rng(seed)
        at = np.sort(generator.uniform(0, used, tokens))
        grid = np.arange(frames)
        weights = np.exp(-((grid[None, None] - at[None, :, None]) ** 2) / 18)
        weights = weights + 0.15 * generator.uniform(size=(heads, tokens, frames))
        weights = np.round(weights / weights.sum(-1, keepdims=True), 5)
        attention = torch.tensor(weights, dtype=torch.float32)[None]
        # One prompt token, then each generated token alone; the last has no attention of its own.
        prompt = torch.ones(1, heads, 1, frames) / frames
        steps = [(prompt,)] + [(attention[:, :, i : i + 1],) for i in range(tokens)]
        outputs = FakeOutputs(cross_attentions=steps, sequences=torch.zeros(1, tokens + 2))
        times = WhisperForConditionalGeneration._extract_token_timestamps(
            model, outputs, [[0, head] for head in range(heads)], num_frames=2 * used, num_input_ids=1)
        cases.append({
            "heads": heads, "frames": used,
            "rows": [[float(x) for x in weights[:, i, :used].reshape(-1)] for i in range(tokens)],
            "starts": [round(float(t) / 0.02) for t in times[0, 1 : tokens + 1]],
        })
    return cases


class FakeOutputs(SimpleNamespace):
    def __contains__(self, name):
        return hasattr(self, name)


PIECES = [" Hello", ",", " wor", "ld", "!", " (", "see", ")", " \"", "quoted", "\"", " it", "'s", " 5", ".", "5", "%",
          " -", "dash", "…", " ¿", "Qué", "?", "你", "好", "，", "世", "界", "。", " ", "\n"]


class PieceTokenizer:
    """Tokens are the pieces, then single bytes from 100 on, so that characters can be cut in parts."""
    language, eos_token_id = "english", 10_000

    def decode(self, tokens, **_):
        parts = [PIECES[t].encode() if t < 100 else bytes([t - 100]) for t in tokens]
        return b"".join(parts).decode("utf-8", errors="replace")


def words():
    def encode(text):
        return [100 + byte for byte in text.encode()]
    token = PIECES.index
    cases = [
        ("english", [token(p) for p in [" Hello", ",", " wor", "ld", "!", " (", "see", ")", " \"", "quoted", "\""]]),
        ("english", [token(p) for p in [" it", "'s", " 5", ".", "5", "%", " -", "dash", "…"]]),
        ("spanish", [token(p) for p in [" ¿", "Qué", "?", " Hello", "."]]),
        ("chinese", [token(p) for p in ["你", "好", "，", "世", "界", "。"]]),
        ("chinese", encode("你好😀，世界。")),
        ("english", [token(" Hello")] + encode(" café😀") + [token("!")]),
        ("japanese", encode("東京へ") + [100 + 0xE4]),
        ("english", [token(" "), token(" Hello"), token("\n"), token("!")]),
    ]
    tokenizer, results = PieceTokenizer(), []
    for language, tokens in cases:
        texts, _, indices = _combine_tokens_into_words(tokenizer, list(tokens), language)
        results.append({"language": language, "tokens": tokens,
                        "words": [[text, ids[0], ids[-1] + 1] for text, ids in zip(texts, indices)]})
    return {"pieces": PIECES, "cases": results}


if __name__ == "__main__":
    write("log-mel", log_mel())
    write("token-rules", token_rules())
    write("token-times", token_times())
    write("words", words())
