"""Trains the starter CLIP against a budget of processor time; resumes from its checkpoint.

    python train.py RUN --minutes 50 --bf16

The learning rate follows the seconds of training (not the steps), so the budget holds on any machine. Drawings are
made in a second process. Uses a GPU when there is one; the budget is then one of wall time.
"""
import argparse
import os
import time
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F

from batches import BatchStream, load_tokenizer, to_pixels
from facts import entry_keys
from model import Clip, ClipShape, Prototypes

SAVE_EVERY = 120             # seconds


def learning_rate(elapsed, total, step, peak):
    falling = min(1.0, (1 - elapsed / total) / 0.75)
    return peak * min(1.0, (step + 1) / 200) * max(0.003, falling)


def losses(clip, images, texts, match):
    """The softmax over the batch, both ways, and whether each caption holds for each drawing.
    texts: [n + unseen, joint]; what holds for a drawing without having been written for it is no wrong answer"""
    count = len(images)
    cosines = texts @ images.T
    own = torch.arange(count, device=images.device)
    others = F.pad(match & ~torch.eye(count, dtype=torch.bool, device=images.device), (0, 0, 0, len(texts) - count))
    logits = (cosines * clip.scale.clamp(max=4.4).exp()).masked_fill(others, -1e4)
    to_images = F.cross_entropy(logits[:count], own)
    to_texts = F.cross_entropy(logits.T, own)
    truth = torch.cat([match, match.new_zeros(len(texts) - count, count)]).float()
    holds = cosines * clip.match[0] + clip.match[1]
    matching = F.binary_cross_entropy_with_logits(holds, truth, reduction="sum") / len(texts)
    return to_images, to_texts, matching


class Trainer:
    def __init__(self, options):
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.clock = time.monotonic if self.device == "cuda" else time.process_time
        torch.manual_seed(options.seed)
        shape = ClipShape(load_tokenizer().get_vocab_size())
        self.clip = Clip(shape).to(self.device, memory_format=torch.channels_last)
        self.prototypes = Prototypes(len(entry_keys()), shape.joint).to(self.device)
        self.parameters = [*self.clip.parameters(), *self.prototypes.parameters()]
        matrices = [p for p in self.parameters if p.ndim > 1]
        others = [p for p in self.parameters if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.05},
                                            {"params": others, "weight_decay": 0.0}], betas=(0.9, 0.98), fused=True)
        self.step, self.elapsed = 0, 0.0
        self.checkpoint = options.run / "checkpoint.pt"
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, map_location=self.device)
            self.clip.load_state_dict(state["model"])
            self.prototypes.load_state_dict(state["prototypes"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.elapsed = state["step"], state["elapsed"]

    def save(self):
        partial = self.checkpoint.with_suffix(".part")
        torch.save({"model": self.clip.state_dict(), "prototypes": self.prototypes.state_dict(),
                    "optimizer": self.optimizer.state_dict(), "step": self.step, "elapsed": self.elapsed, "shape": asdict(self.clip.shape)}, partial)
        os.replace(partial, self.checkpoint)

    def train_step(self, batch):
        rate = learning_rate(self.elapsed, self.options.minutes * 60, self.step, self.options.peak)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        pixels = to_pixels(batch["images"].to(self.device)).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.options.bf16):
            images = self.clip.images(pixels)
            sorted_texts = [self.clip.texts(*(value.to(self.device) for value in batch[part]))
                            for part in ("short", "long")]
        texts = torch.cat(sorted_texts)[batch["order"].argsort().to(self.device)]
        with torch.autocast(self.device, enabled=False):
            parts = losses(self.clip, images, texts, batch["match"].to(self.device))
            shown, said = batch["shown"].to(self.device), batch["said"].to(self.device)
            parts += self.prototypes.loss(images, shown), self.prototypes.loss(texts[:len(said)], said)
        self.optimizer.zero_grad(set_to_none=True)
        (parts[0] + parts[1] + self.options.match_weight * parts[2] + parts[3] + parts[4]).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 3.0)
        self.optimizer.step()
        self.step += 1
        return torch.stack(parts).detach().cpu()

    def run(self):
        stream = BatchStream(self.options.batch, self.options.batch // 8, self.clip.shape.side,
                             1000003 * self.options.seed + self.step, self.step)
        batches = iter(torch.utils.data.DataLoader(stream, batch_size=None, num_workers=1, prefetch_factor=8))
        last_saved, recent = time.monotonic(), []
        self.clip.train()
        began, before = self.clock(), self.elapsed
        while self.elapsed < self.options.minutes * 60:
            recent.append(self.train_step(next(batches)))
            self.elapsed = before + self.clock() - began
            if self.step % 50 == 0:
                to_images, to_texts, matching, shown, said = torch.stack(recent).mean(0).tolist()
                print(f"step {self.step} {self.elapsed:.0f}s to images {to_images:.3f} to texts {to_texts:.3f} "
                      f"match {matching:.3f} shown {shown:.3f} said {said:.3f} "
                      f"scale {self.clip.scale.exp().item():.1f}", flush=True)
                recent = []
            if time.monotonic() - last_saved > SAVE_EVERY:
                self.save()
                last_saved = time.monotonic()
        self.save()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=50, help="of processor time, without the drawing's")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--peak", type=float, default=2e-3)
    parser.add_argument("--match-weight", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.run.mkdir(parents=True, exist_ok=True)
    Trainer(options).run()


if __name__ == "__main__":
    main()
