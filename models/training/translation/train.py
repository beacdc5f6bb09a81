"""Trains the starter translation model against a budget of processor time; resumes from its checkpoint.

    MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 python train.py RUN --minutes 50

The learning rate follows the processor minutes of training, so the budget holds on any machine and beside other work.
The two variables keep the C library from giving memory back after every step (three times slower without them).
"""
import argparse
import os
import random
import signal
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

from m2m_model import END, PAD, Shape, SmoothedLoss, Translator, nothing
from world_path import STARTER
from concepts import LANGUAGES
from pairs import random_pair

POOL = 6000              # pairs that are put into batches together
LONGEST_TRAINED = 96     # tokens; longer pairs are left out
SAVE_EVERY = 120         # seconds of processor time
PEAK = 2e-3
WARM_STEPS = 300
SMOOTHING = 0.1
CANDIDATES = 2560        # tokens that a batch is scored on
FULL_FROM = 0.85         # share of the time from which on it is scored on all


class PairStream:
    """Batches of one target language and about `tokens` source and target tokens, padding included.

    Both sides of a batch have one length, a multiple of 4, and each length its number of rows: few tensor shapes, since
    each new one costs a processor the building of kernels. Rows that fill no batch wait for the next pool."""

    def __init__(self, tokenizer, tokens, seed):
        self.tokenizer, self.tokens, self.rng = tokenizer, tokens, random.Random(seed)
        self.ready, self.waiting, self.pairs = [], defaultdict(list), 0
        self.known = {name: torch.zeros(tokenizer.get_vocab_size(), dtype=torch.bool) for name in LANGUAGES}

    def encode(self, pairs):
        """-> rows of (target language, source tokens, target tokens)"""
        sides = [[encoding.ids for encoding in self.tokenizer.encode_batch(list(texts), add_special_tokens=False)]
                 for texts in zip(*((source, target) for _, _, source, target in pairs))]
        language = {name: self.tokenizer.token_to_id(f"__{name}__") for name in LANGUAGES}
        for (source_language, target_language, _, _), source, target in zip(pairs, *sides):
            yield (target_language, [language[source_language], *source, END],
                   [END, language[target_language], *target, END])

    def fill(self):
        for target, *row in self.encode([random_pair(self.rng) for _ in range(POOL)]):
            self.known[target][row[1]] = True
            length = -(-max(map(len, row)) // 4) * 4
            if length <= LONGEST_TRAINED:
                self.waiting[target, length].append(row)
        for (target, length), rows in self.waiting.items():
            size = max(1, self.tokens // length)
            while len(rows) >= size:
                self.ready.append((target, length, [rows.pop() for _ in range(size)]))
        self.rng.shuffle(self.ready)

    def next(self):
        """-> (tokens known of the target language, source ids, target ids)"""
        while not self.ready:
            self.fill()
        target, length, batch = self.ready.pop()
        self.pairs += len(batch)
        return self.known[target], padded([row[0] for row in batch], length), padded([row[1] for row in batch], length + 1)


def padded(rows, length):
    return torch.tensor([row + [PAD] * (length - len(row)) for row in rows])


def some_tokens(known, wanted):
    """The language's tokens and random others, `CANDIDATES` in all -> (their ids, places of `wanted` among them)"""
    score = torch.rand(len(known)) + known
    score[wanted] = 3
    ids = score.topk(CANDIDATES).indices
    places = torch.zeros(len(known), dtype=torch.long)
    places[ids] = torch.arange(CANDIDATES)
    return ids, places[wanted]


def shipped_weights(folder):
    """Of the graphs that export.py writes: matrices are int8 there, with a scale for each row"""
    found = {}
    for name in ("encoder_model", "decoder_model_merged"):
        graph = onnx.load(str(folder / "onnx" / f"{name}.onnx")).graph
        values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        for key, value in values.items():
            scale = values.get(f"{key}.scale")
            found[key] = torch.from_numpy(value * scale if scale is not None else value.copy())
    found["model.decoder.embed_tokens.weight"] = found["model.encoder.embed_tokens.weight"]
    return found


class Trainer:
    def __init__(self, options):
        self.options = options
        self.tokenizer = Tokenizer.from_file(str(options.tokenizer / "tokenizer.json"))
        torch.manual_seed(options.seed)
        self.model = Translator(Shape(self.tokenizer.get_vocab_size()))
        if options.begin:
            weights = shipped_weights(options.begin)
            self.model.load_state_dict({name: weights[name] for name in self.model.state_dict()})
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=options.peak, betas=(0.9, 0.98), weight_decay=0.01,
                                           fused=True)
        self.step, self.elapsed, self.pairs, self.stopped = 0, 0.0, 0, False
        self.checkpoint = options.run / "checkpoint.pt"
        if self.checkpoint.exists():
            self.restore()
        self.stream = PairStream(self.tokenizer, options.tokens, options.seed + self.step)
        self.before = self.pairs

    def stop(self, *_):
        self.stopped = True

    def restore(self):
        state = torch.load(self.checkpoint, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.pairs = state["step"], state["elapsed"], state["pairs"]

    def save(self):
        partial = self.checkpoint.with_suffix(".part")
        torch.save({"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step,
                    "elapsed": self.elapsed, "pairs": self.pairs, "shape": asdict(self.model.shape)}, partial)
        os.replace(partial, self.checkpoint)

    def learning_rate(self):
        """Up over the first steps, level for three tenths of the time, then down to nothing"""
        left = max(0.0, 1 - self.elapsed / (self.options.minutes * 60))
        return self.options.peak * min(1, (self.step + 1) / WARM_STEPS) * min(1.0, left / 0.7)

    def loss(self, hidden, wanted, known):
        """Over the tokens of the target language and a random part of the others, which halves the work; at the end
        over all"""
        weight = self.model.model.decoder.embed_tokens.weight
        if self.elapsed < FULL_FROM * self.options.minutes * 60:
            ids, wanted = some_tokens(known, wanted)
            weight = weight[ids]
        return SmoothedLoss.apply(hidden, weight, wanted, SMOOTHING)

    def train_step(self, known, source, target):
        drop = torch.nn.Dropout(self.options.dropout) if self.options.dropout else nothing
        mask = (source != PAD).long()
        inputs, wanted = target[:, :-1], target[:, 1:]
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.model.decode(inputs, self.model.encode(source, mask, drop), mask, drop)
        learnt = (wanted != PAD)
        learnt[:, 0] = False               # the target language is given
        loss, plain = self.loss(hidden[learnt], wanted[learnt], known)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.optimizer.step()
        self.optimizer.zero_grad()
        return plain.item()

    def run(self):
        last_save, losses = self.elapsed, []
        start = time.process_time() - self.elapsed
        while not self.stopped and self.elapsed < self.options.minutes * 60:
            losses.append(self.train_step(*self.stream.next()))
            self.step += 1
            self.pairs = self.before + self.stream.pairs
            self.elapsed = time.process_time() - start
            if self.step % 50 == 0:
                print(f"step {self.step} {self.elapsed / 60:.1f} min, {self.pairs} pairs, loss "
                      f"{sum(losses) / len(losses):.3f}, rate {self.learning_rate():.5f}", flush=True)
                losses = []
            if self.elapsed - last_save > SAVE_EVERY:
                self.save()
                last_save = self.elapsed
        self.save()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="a folder for the checkpoint, outside the repository")
    parser.add_argument("--minutes", type=float, default=50, help="of processor time")
    parser.add_argument("--tokens", type=int, default=1536, help="of a batch, each side")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--begin", type=Path, help="a model folder whose weights the run begins with")
    parser.add_argument("--peak", type=float, default=PEAK, help="the highest learning rate")
    parser.add_argument("--tokenizer", type=Path, default=STARTER)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.run.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(options)
    signal.signal(signal.SIGTERM, trainer.stop)
    trainer.run()


if __name__ == "__main__":
    main()
