"""Trains the starter Whisper against a time budget; resumes from its checkpoint.

  python train.py CACHE RUN --minutes 75
  python train.py CACHE RUN --minutes 85 --start-from FIRST_RUN    (FIRST_RUN: checkpoint.pt and its tokenizer.json)

The learning rate follows the seconds of training (not the steps), so the budget holds on any machine. Waits while
the file RUN/../QUIET exists. Uses a GPU when there is one.
"""
import argparse
import os
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from clips import load_clips
from phonemes import word_phonemes
from sentences import STARTER
from whisper_model import Whisper, WhisperShape
from windows import IGNORED, BatchStream, Targets

ALIGNMENT_HEADS = [[1, 0], [1, 1]]   # [decoder layer, head]


@dataclass(frozen=True)
class Schedule:
    """Times in seconds of training."""
    total: float
    peak: float = 1.5e-3
    full_batch: int = 12
    easy_seconds: float = 240
    short_until: float = 0.14   # shares of the whole time
    full_from: float = 0.35
    easy_voices: tuple = ("espeak-ng:en-us", "espeak-ng:en-us+f3", "espeak-ng:en-gb", "flite:slt", "flite:kal16")

    def learning_rate(self, elapsed, step):
        warm = min(1.0, (step + 1) / 300)
        falling = min(1.0, (1 - elapsed / self.total) / 0.65)
        return self.peak * warm * max(0.005, falling)

    def full_share(self, elapsed):
        """Share of 10 s windows among the batches: none at first, nine tenths from `full_from` on"""
        start, end = self.short_until * self.total, self.full_from * self.total
        return min(0.9, max(0.0, (elapsed - start) / (end - start)))

    def ctc_weight(self, elapsed):
        """1.5 at first, 0.3 at the end: the encoder learns to hear before the decoder can use it"""
        return max(0.3, min(1.5, 1.5 - 1.2 * (elapsed / self.total - 0.4) / 0.4))

    def guide_weight(self, elapsed):
        return 0.5


def guided_attention_loss(crosses, guide):
    """-log of the attention that falls inside the word's interval, for the alignment heads.
    crosses: per layer [batch, heads, tokens, frames]; guide rows: (batch, token, first frame, last frame + 1)"""
    batch, column, first, last = guide.unbind(1)
    frames = torch.arange(crosses[0].shape[-1], device=guide.device)
    inside = ((frames >= first[:, None]) & (frames < last[:, None])).float()
    losses = [-((crosses[layer][batch, head, column] * inside).sum(1) + 1e-4).log().mean()
              for layer, head in [*ALIGNMENT_HEADS, [0, 0]]]
    return sum(losses) / len(losses)


def describe(recent):
    """Mean losses of [(is a full window, [text, ctc, guide])], short clips and full windows apart"""
    parts = []
    for name, kind in (("short", False), ("full", True)):
        losses = [values for full, values in recent if full == kind]
        if losses:
            text, spoken, guide = torch.stack(losses).mean(0).tolist()
            parts.append(f"{name} x{len(losses)}: text {text:.3f} ctc {spoken:.3f} guide {guide:.3f}")
    return "; ".join(parts)


def make_schedule(options):
    """A model that already hears needs no easy minutes and few short clips, and a gentler rate"""
    if options.start_from:
        return Schedule(options.minutes * 60, peak=1.1e-3, full_batch=options.batch, easy_seconds=0,
                        short_until=0.05, full_from=0.25)
    return Schedule(options.minutes * 60, full_batch=options.batch)


@torch.no_grad()
def warm_start(model, folder, tokenizer):
    """Takes over every weight of an earlier run; a token's row only where that run's tokenizer has the same token"""
    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)["model"]
    earlier = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    name = "model.decoder.embed_tokens.weight"
    rows = model.state_dict()[name].clone()
    shared = [(index, earlier[token]) for token, index in tokenizer.get_vocab().items() if token in earlier]
    for index, source in shared:
        rows[index] = state[name][source]
    model.load_state_dict(state | {name: rows})
    print(f"{len(shared)} of {len(rows)} tokens taken over", flush=True)


class Trainer:
    def __init__(self, options):
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.schedule = make_schedule(options)
        self.tokenizer = Tokenizer.from_file(str(STARTER / "tokenizer.json"))
        table, symbols = word_phonemes()
        self.targets = Targets(self.tokenizer, table)
        torch.manual_seed(options.seed)
        self.model = Whisper(WhisperShape(self.tokenizer.get_vocab_size())).to(self.device)
        self.ctc = torch.nn.Linear(self.model.shape.width, symbols).to(self.device)
        parameters = [p for p in [*self.model.parameters(), *self.ctc.parameters()] if p.requires_grad]
        matrices = [p for p in parameters if p.ndim > 1]
        others = [p for p in parameters if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.02},
                                            {"params": others, "weight_decay": 0.0}], betas=(0.9, 0.98), lr=1e-3,
                                           fused=True)
        self.parameters, self.step, self.elapsed = parameters, 0, 0.0
        self.stopped = False
        self.checkpoint = options.run / "checkpoint.pt"
        if self.checkpoint.exists():
            self.restore()
        elif options.start_from:
            warm_start(self.model, options.start_from, self.tokenizer)

    def stop(self):
        self.stopped = True

    def restore(self):
        state = torch.load(self.checkpoint, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.ctc.load_state_dict(state["ctc"])
        self.optimizer.load_state_dict(state["optimizer"])
        for group in self.optimizer.param_groups:
            group["fused"] = True
        self.step, self.elapsed = state["step"], state["elapsed"]

    def save(self):
        partial = self.checkpoint.with_suffix(".part")
        torch.save({"model": self.model.state_dict(), "ctc": self.ctc.state_dict(), "step": self.step,
                    "optimizer": self.optimizer.state_dict(), "elapsed": self.elapsed,
                    "shape": asdict(self.model.shape)}, partial)
        os.replace(partial, self.checkpoint)

    def losses(self, batch):
        with torch.autocast(self.device, torch.bfloat16, enabled=self.options.bf16):
            memory, logits, crosses = self.model(batch["mel"], batch["tokens"], dropout=self.options.dropout)
            symbols = self.ctc(memory)
        text = F.cross_entropy(logits.float().flatten(0, 1), batch["labels"].flatten(), ignore_index=IGNORED)
        spoken = F.ctc_loss(symbols.float().log_softmax(-1).transpose(0, 1), batch["phonemes"], batch["frames"],
                            batch["phoneme_counts"], zero_infinity=True)
        guide = guided_attention_loss(crosses, batch["guide"]) if len(batch["guide"]) else text * 0
        return text, spoken, guide

    def train_step(self, batch):
        rate = self.schedule.learning_rate(self.elapsed, self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        text, spoken, guide = self.losses({name: value.to(self.device) for name, value in batch.items()})
        loss = text + self.schedule.ctc_weight(self.elapsed) * spoken + self.schedule.guide_weight(self.elapsed) * guide
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.step += 1
        return torch.stack([text, spoken, guide]).detach().cpu()

    def run(self):
        stream = BatchStream(load_clips(self.options.cache), self.targets, self.schedule,
                             self.options.seed + self.step, self.elapsed, time.monotonic)
        batches = iter(torch.utils.data.DataLoader(stream, batch_size=None, num_workers=1, prefetch_factor=6))
        quiet, last_saved, recent, sound = self.options.run.parent / "QUIET", time.monotonic(), [], 0.0
        self.model.train()
        signal.signal(signal.SIGTERM, lambda *_: self.stop())
        while not self.stopped and self.elapsed < self.schedule.total:
            while quiet.exists():
                time.sleep(1)
            began = time.monotonic()
            batch = next(batches)
            recent.append((batch["mel"].shape[2] == 1000, self.train_step(batch)))
            sound += batch["mel"].shape[0] * batch["mel"].shape[2] / 100
            self.elapsed += time.monotonic() - began
            if self.step % 50 == 0:
                print(f"step {self.step} {self.elapsed:.0f}s audio {sound / 3600:.2f} h {describe(recent)}", flush=True)
                recent = []
            if time.monotonic() - last_saved > 170:
                self.save()
                last_saved = time.monotonic()
        self.save()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--batch", type=int, default=12, help="10 s windows a step (short clips: as much sound)")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--start-from", type=Path, help="folder of an earlier run with other tokens or languages")
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    Trainer(options).run()


if __name__ == "__main__":
    main()
