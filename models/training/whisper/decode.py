"""Greedy decoding and word times with the exported graphs in onnxruntime, for the evaluation (not the app's code).

Language and <|nospeech|> are read from the answer to <|startoftranscript|>, as Whisper does it.
"""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from scipy.signal import medfilt
from tokenizers import Tokenizer

from language import LANGUAGES
from log_mel import log_mel
from train import ALIGNMENT_HEADS
from windows import WINDOW_SAMPLES


@dataclass
class Answer:
    """What the model makes of one window. `crosses` [tokens + 1, heads, positions]: row i belongs to the step that
    writes token i, the last row to the step that writes the end"""
    language: str
    no_speech: float
    tokens: list
    crosses: np.ndarray


class Recogniser:
    def __init__(self, folder, threads=2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads

        def session(name):
            return onnxruntime.InferenceSession(str(Path(folder, "onnx", f"{name}.onnx")), options)
        self.encoder, self.first, self.later = map(session, ("encoder_model", "decoder_model",
                                                             "decoder_with_past_model"))
        self.tokenizer = Tokenizer.from_file(str(Path(folder, "tokenizer.json")))
        token = self.tokenizer.token_to_id
        self.end, self.start, self.transcribe = map(token, ("<|endoftext|>", "<|startoftranscript|>",
                                                            "<|transcribe|>"))
        self.no_speech, self.no_timestamps = token("<|nospeech|>"), token("<|notimestamps|>")
        self.first_time = token("<|0.00|>")
        self.languages = {token(f"<|{language}|>"): language for language in LANGUAGES}

    def run(self, session, inputs):
        return dict(zip([value.name for value in session.get_outputs()], session.run(None, inputs)))

    def encode(self, audios):
        """list of float32 arrays of at most a window -> [batch, positions, width]"""
        batch = torch.zeros(len(audios), WINDOW_SAMPLES)
        for row, audio in enumerate(audios):
            batch[row, : len(audio)] = torch.from_numpy(np.array(audio[:WINDOW_SAMPLES], np.float32))
        return self.encoder.run(None, {"input_features": log_mel(batch).numpy()})[0]

    def detect(self, memory):
        """-> (language token of each row, probability of <|nospeech|>)"""
        ids = np.full((len(memory), 1), self.start)
        logits = self.first.run(["logits"], {"input_ids": ids, "encoder_hidden_states": memory})[0][:, -1]
        chances = torch.from_numpy(logits).softmax(-1).numpy()
        candidates = np.array(list(self.languages))
        return candidates[chances[:, candidates].argmax(1)], chances[:, self.no_speech]

    def next_tokens(self, logits, is_first):
        logits[:, self.no_timestamps] = -np.inf
        if is_first:   # Whisper's rule: timestamps mode begins with a timestamp, or with the end
            logits[:, : self.end] = -np.inf
        return logits.argmax(1)

    def recognise(self, audios, limit=150):
        memory = self.encode(audios)
        language, no_speech = self.detect(memory)
        ids = np.stack([np.full(len(audios), self.start), language, np.full(len(audios), self.transcribe)], 1)
        out = self.run(self.first, {"input_ids": ids, "encoder_hidden_states": memory})
        caches = {name.replace("present", "past_key_values"): value for name, value in out.items()
                  if name.startswith("present")}
        written, crosses, finished = [], [], np.zeros(len(audios), bool)
        while not finished.all() and len(written) < limit:
            following = self.next_tokens(out["logits"][:, -1], not written)
            following[finished] = self.end
            written.append(following)
            crosses.append(np.stack([out[f"cross_attentions.{layer}"][:, head, -1]
                                     for layer, head in ALIGNMENT_HEADS], 1))
            finished |= following == self.end
            out = self.run(self.later, {"input_ids": following[:, None], **caches})
            caches |= {name.replace("present", "past_key_values"): value for name, value in out.items()
                       if name.startswith("present")}
        return [self._answer(int(language[row]), float(no_speech[row]), np.array(written)[:, row],
                             np.stack(crosses)[:, row]) for row in range(len(audios))]

    def _answer(self, language, no_speech, tokens, crosses):
        ends = np.nonzero(tokens == self.end)[0]
        count = int(ends[0]) if len(ends) else len(tokens)
        return Answer(self.languages[language], no_speech, tokens[:count].tolist(), crosses[: count + 1])

    def segments(self, tokens):
        """-> [(start s, end s or None, text)]"""
        segments, start, ids = [], None, []

        def close(end):
            segments.append((start if start is not None else 0.0, end, self.tokenizer.decode(ids).strip()))
        for token in tokens:
            if token >= self.first_time:
                at = (token - self.first_time) / 50
                if ids:
                    close(at)
                    start, ids = None, []
                else:
                    start = at
            elif token < self.end:
                ids.append(token)
        if ids:
            close(None)
        return segments

    def text(self, answer):
        return self.tokenizer.decode([token for token in answer.tokens if token < self.end]).strip()

    def word_starts(self, answer, seconds):
        """Start (seconds) of every word of a language with spaces, by OpenAI's method: the alignment heads' attention
        normalised over the tokens, median-filtered over 7 positions, then time-warped"""
        weights = answer.crosses.transpose(1, 0, 2)[:, :, : max(1, int(seconds * 50))]
        weights = (weights - weights.mean(1, keepdims=True)) / weights.std(1, keepdims=True)
        first = align(-medfilt(weights, (1, 1, 7)).mean(0))
        return [first[index] * 0.02 for index, token in enumerate(answer.tokens)
                if token < self.end and self.tokenizer.id_to_token(token).startswith("Ġ")]


def align(cost):
    """Dynamic time warping over `cost` [tokens, positions] -> first position of each token"""
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
