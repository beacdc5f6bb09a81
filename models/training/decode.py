"""Greedy decoding and word times with the PyTorch model, for the evaluation (not the app's code path)."""
import numpy as np
import torch
from scipy.signal import medfilt

from log_mel import log_mel
from train import ALIGNMENT_HEADS
from windows import WINDOW_SAMPLES


@torch.no_grad()
def greedy(whisper, targets, audios, limit=110):
    """audios: list of float32 arrays of at most 10 s -> list of token lists (after <|transcribe|>, without the end)"""
    batch = torch.zeros(len(audios), WINDOW_SAMPLES)
    for row, audio in enumerate(audios):
        batch[row, : len(audio)] = torch.from_numpy(audio[:WINDOW_SAMPLES])
    memory = whisper.model.encoder(log_mel(batch))
    tokens = torch.tensor([[targets.start, targets.language, targets.transcribe]] * len(audios))
    finished = torch.zeros(len(audios), dtype=torch.bool)
    for _ in range(limit):
        logits, _ = whisper.model.decoder(tokens, memory)
        step = logits[:, -1]
        step[:, targets.no_timestamps] = -torch.inf
        if tokens.shape[1] == 3:   # Whisper's rule: timestamps mode begins with a timestamp, or with the end
            step[:, : targets.end] = -torch.inf
        following = step.argmax(-1)
        following[finished] = targets.end
        tokens = torch.cat([tokens, following[:, None]], 1)
        finished |= following == targets.end
        if finished.all():
            break
    rows = [row.tolist() for row in tokens[:, 3:]]
    return [row[: row.index(targets.end)] if targets.end in row else row for row in rows]


def segments_of(tokens, targets):
    """-> [(start s, end s or None, token ids)]"""
    segments, start, ids = [], None, []
    for token in tokens:
        if token >= targets.first_time:
            at = (token - targets.first_time) / 50
            if ids:
                segments.append((start if start is not None else 0.0, at, ids))
                start, ids = None, []
            else:
                start = at
        elif token < targets.end:
            ids.append(token)
    if ids:
        segments.append((start if start is not None else 0.0, None, ids))
    return segments


def align(cost):
    """Dynamic time warping over `cost` [tokens, frames] -> first frame of each token"""
    rows, columns = cost.shape
    total = np.full((rows + 1, columns + 1), np.inf)
    total[0, 0] = 0
    step = np.zeros((rows + 1, columns + 1), np.int8)
    for j in range(1, columns + 1):
        for i in range(1, rows + 1):
            options = total[i - 1, j - 1], total[i - 1, j], total[i, j - 1]
            step[i, j] = int(np.argmin(options))
            total[i, j] = cost[i - 1, j - 1] + options[step[i, j]]
    i, j, first = rows, columns, np.zeros(rows, int)
    while i > 0 and j > 0:
        first[i - 1] = j - 1
        move = step[i, j]
        i, j = i - (move != 2), j - (move != 1)
    return first


@torch.no_grad()
def word_starts(whisper, targets, audio, tokens):
    """Start (seconds) of every word of `tokens` as OpenAI's and transformers' method finds it: the alignment heads'
    cross-attention, normalised over tokens, median-filtered over 7 frames, then time-warped."""
    batch = torch.zeros(1, WINDOW_SAMPLES)
    batch[0, : len(audio)] = torch.from_numpy(audio[:WINDOW_SAMPLES])
    memory = whisper.model.encoder(log_mel(batch))
    full = torch.tensor([[targets.start, targets.language, targets.transcribe, *tokens, targets.end]])
    _, crosses = whisper.model.decoder(full, memory)
    weights = torch.stack([crosses[layer][0, head] for layer, head in ALIGNMENT_HEADS])
    weights = weights[:, 2:-1, : max(1, len(audio) // 320)]
    weights = (weights - weights.mean(1, keepdim=True)) / weights.std(1, keepdim=True, correction=0)
    smooth = medfilt(weights.numpy(), (1, 1, 7)).mean(0)
    first = align(-smooth)
    return [first[index] * 0.02 for index, token in enumerate(tokens)
            if token < targets.end and targets.tokenizer.id_to_token(token).startswith("Ġ")]
