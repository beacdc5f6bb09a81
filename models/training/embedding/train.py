"""Trains the starter sentence encoder within a budget of processor time; resumes from its checkpoint.

  python train.py RUN --minutes 15 --bf16

Contrastive: a query is nearest to its passage among the batch's, near neighbours and texts from outside the world
included. Hinges keep right pairs above one cosine and outside texts below another, which is what a threshold needs.
"""
import argparse
import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch.func import functional_call
from tokenizers import Tokenizer

from model import SentenceEncoder, Shape, pool
from pairs import Sampler
from paths import STARTER
from tokenizer_build import MAX_TOKENS, SPECIALS

TEMPERATURE = 0.05
RIGHT_ABOVE, RIGHT_IN_LONG_ABOVE, OUTSIDE_BELOW = 0.75, 0.65, 0.2
NEAR_WEIGHT, FAR_WEIGHT = 3.0, 0.3
PAD, UNKNOWN = SPECIALS.index("<pad>"), SPECIALS.index("<unk>")


def token_ids(tokenizer, texts):
    """As the app's tokenizer gives them: a run of unknown tokens is one; too long a text loses its end"""
    rows = []
    for encoding in tokenizer.encode_batch(texts):
        ids = encoding.ids
        ids = [token for i, token in enumerate(ids) if token != UNKNOWN or i == 0 or ids[i - 1] != UNKNOWN]
        rows.append(ids if len(ids) <= MAX_TOKENS else [*ids[:MAX_TOKENS - 1], ids[-1]])
    return rows


def padded(rows, multiple=1):
    """-> input_ids, attention_mask, both [texts, tokens]"""
    longest = -(-max(map(len, rows)) // multiple) * multiple
    ids = np.full((len(rows), longest), PAD, np.int64)
    for i, row in enumerate(rows):
        ids[i, :len(row)] = row
    return torch.from_numpy(ids), torch.from_numpy((ids != PAD).astype(np.int64))


def contrast(queries, passages, strangers, wrong):
    """Cross-entropy of each query over the wrong passages and strangers, and of each passage over the wrong queries"""
    between = queries @ passages.T / TEMPERATURE
    right = torch.eye(len(queries), dtype=torch.bool, device=queries.device)
    between = between.masked_fill(~(wrong | right), float("-inf"))
    target = torch.arange(len(queries), device=queries.device)
    forth = torch.cat([between, queries @ strangers.T / TEMPERATURE], 1)
    back = torch.cat([between.T, passages @ strangers.T / TEMPERATURE], 1)
    return (F.cross_entropy(forth, target) + F.cross_entropy(back, target)) / 2


def hinges(queries, passages, strangers, long):
    right = (queries * passages).sum(1)
    near = F.relu((RIGHT_IN_LONG_ABOVE if long else RIGHT_ABOVE) - right).square().mean()
    known = torch.cat([queries, passages])
    far = F.relu(strangers @ known.T - OUTSIDE_BELOW).square().sum(1).mean()
    return near, far


class Trainer:
    def __init__(self, options):
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.tokenizer = Tokenizer.from_file(str(STARTER / "tokenizer.json"))
        torch.manual_seed(options.seed)
        self.model = SentenceEncoder(Shape(self.tokenizer.get_vocab_size())).to(self.device)
        matrices = [p for p in self.model.parameters() if p.ndim > 1]
        others = [p for p in self.model.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.01},
                                            {"params": others, "weight_decay": 0.0}], betas=(0.9, 0.98), fused=True)
        self.total, self.elapsed, self.step = options.minutes * 60, 0.0, 0
        self.checkpoint = options.run / "checkpoint.pt"
        if self.checkpoint.exists():
            self.restore()
        self.sampler = Sampler(options.seed * 1000003 + self.step)

    def restore(self):
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed = state["step"], state["elapsed"]

    def save(self):
        partial = self.checkpoint.with_suffix(".part")
        torch.save({"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step,
                    "elapsed": self.elapsed, "shape": asdict(self.model.shape)}, partial)
        os.replace(partial, self.checkpoint)

    def learning_rate(self):
        warm = min(1.0, (self.step + 1) / 80)
        falling = min(1.0, (1 - self.elapsed / self.total) / 0.7)
        return self.options.rate * warm * max(0.002, falling)

    def label_share(self):
        """Words first: short texts, quickly learnt"""
        return max(0.15, 0.8 - 2 * self.elapsed / self.total)

    def encode(self, texts, shift):
        """Vectors of the texts; texts of like length share a part, so that little padding is computed"""
        rows = token_ids(self.tokenizer, texts)
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        size = -(-len(rows) // self.options.parts)
        kind = torch.bfloat16 if self.options.bf16 else torch.float32
        weights = {name: weight.to(kind) for name, weight in self.model.named_parameters()}
        vectors = []
        for start in range(0, len(order), size):
            ids, mask = padded([rows[i] for i in order[start:start + size]], 4)
            room = self.model.shape.positions - ids.shape[1]
            first = int(torch.randint(room + 1, ())) if shift else 0
            ids, mask = ids.to(self.device), mask.to(self.device)
            vectors.append(pool(functional_call(self.model, weights, (ids, mask, first)).float(), mask))
        return torch.cat(vectors)[torch.tensor(order).argsort().to(self.device)]

    def losses(self):
        long = self.step % self.options.long_every == 0 and self.elapsed > 0.25 * self.total
        pairs, strangers = self.options.pairs // (2 if long else 1), self.options.pairs // 4
        queries, passages, outside, wrong = self.sampler.batch(pairs, 4, strangers, long, self.label_share())
        texts = [*(q.text for q in queries), *(p.text for p in passages), *outside]
        vectors = self.encode(texts, shift=self.step % 3 == 0)
        parts = vectors[:pairs], vectors[pairs:2 * pairs], vectors[2 * pairs:]
        near, far = hinges(*parts, long)
        return contrast(*parts, torch.from_numpy(wrong).to(self.device)), near, far, self.first_right(parts, wrong)

    @torch.no_grad()
    def first_right(self, parts, wrong):
        """Share of the queries whose own passage is nearest among the wrong ones"""
        between = parts[0] @ parts[1].T
        others = between.masked_fill(~torch.from_numpy(wrong).to(self.device), -2).amax(1)
        return (between.diagonal() > others).float().mean()

    def train_step(self):
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        choice, near, far, right = self.losses()
        loss = choice + NEAR_WEIGHT * near + FAR_WEIGHT * far
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return torch.stack([choice, near, far, right]).detach().cpu()

    def run(self):
        saved, recent = self.elapsed, []
        self.model.train()
        while self.elapsed < self.total:
            began = time.process_time()
            recent.append(self.train_step())
            self.elapsed += time.process_time() - began
            if self.step % 20 == 0:
                choice, near, far, right = torch.stack(recent).mean(0).tolist()
                print(f"step {self.step} {self.elapsed:.0f}s choice {choice:.3f} near {near:.4f} far {far:.3f} "
                      f"first {right:.3f}", flush=True)
                recent = []
            if self.elapsed - saved > 60:
                self.save()
                saved = self.elapsed
        self.save()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=15, help="of processor time")
    parser.add_argument("--pairs", type=int, default=256, help="a batch")
    parser.add_argument("--parts", type=int, default=8, help="in which a batch is encoded, by length")
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--long-every", type=int, default=5, help="steps from one batch of long passages to the next")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.run.mkdir(parents=True, exist_ok=True)
    Trainer(options).run()


if __name__ == "__main__":
    main()
