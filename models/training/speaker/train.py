"""Trains the speaker encoder on the cached clips.

  python train.py CACHE RUN --minutes 12 [--threads 1] [--seed 1]

Resumes from RUN/checkpoint.pt (written every three minutes and on SIGTERM). `minutes` counts all runs together; the
learning rate and the margin follow it.
"""
import argparse
import math
import signal
import time
from pathlib import Path

import numpy as np
import torch

from augment import Batches
from clip_cache import read_clips
from network import MarginHead, SpeakerEncoder
from validation import validate
from voices import training_voices

PEAK_RATE, MARGIN, WARM_UP = 3e-3, 0.2, 0.04
SAVE_EVERY = 180   # seconds


def validated(run, clips):
    """Keeps the threshold in the run -> a line that says how good it is"""
    rate, run.threshold, across = validate(run.encoder, clips)
    return f"equal error rate {rate:.4f} at {run.threshold:.3f}, {across:.4f} across codecs"


class Run:
    """Everything a checkpoint holds"""

    def __init__(self, folder, speakers):
        self.path = folder / "checkpoint.pt"
        self.encoder, self.head = SpeakerEncoder(), MarginHead(speakers)
        parameters = [*self.encoder.parameters(), *self.head.parameters()]
        self.optimizer = torch.optim.AdamW(parameters, PEAK_RATE, weight_decay=0.02)
        self.step, self.seconds, self.threshold = 0, 0.0, None
        self.parts = {"encoder": self.encoder, "head": self.head, "optimizer": self.optimizer}
        if self.path.exists():
            state = torch.load(self.path, weights_only=True)
            for name, part in self.parts.items():
                part.load_state_dict(state[name])
            self.step, self.seconds = state["step"], state["seconds"]

    def save(self):
        state = {name: part.state_dict() for name, part in self.parts.items()}
        torch.save({**state, "step": self.step, "seconds": self.seconds, "threshold": self.threshold}, self.path)


def schedule(run, share):
    """Sets the learning rate -> the margin, `share` (0 to 1) of the time being over"""
    rate = PEAK_RATE * min(1, share / WARM_UP) * 0.5 * (1 + math.cos(math.pi * share))
    for group in run.optimizer.param_groups:
        group["lr"] = rate
    return MARGIN * min(1, share / 0.3)


def train(run, batches, minutes, validation):
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    before = saved = time.monotonic()
    losses, right = [], []
    for features, speakers in batches:
        share = run.seconds / (60 * minutes)
        if share >= 1 or stopped:
            break
        margin = schedule(run, share)
        with torch.autocast("cpu", torch.bfloat16):
            vectors = run.encoder(features)
        loss, cosines = run.head(vectors, speakers, margin)
        run.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(run.encoder.parameters(), 5)
        run.optimizer.step()
        run.step += 1
        losses.append(loss.item())
        right.append((cosines.argmax(1) == speakers).float().mean().item())
        now = time.monotonic()
        run.seconds, before = run.seconds + now - before, now
        if run.step % 50 == 0:
            print(f"step {run.step} {run.seconds:.0f} s loss {np.mean(losses):.3f} right {np.mean(right):.3f}",
                  flush=True)
            losses, right = [], []
        if now - saved > SAVE_EVERY:
            print(f"validation: {validated(run, validation)}", flush=True)
            run.save()
            saved = before = time.monotonic()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--batch", type=int, default=64, help="crops of 180 frames; fewer of longer ones")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.backends.nnpack.set_flags(False)   # it warns at every call on a processor that it does not know
    voices = [voice.id for voice in training_voices()]
    run = Run(options.run, len(voices))
    validation = read_clips(options.cache, "validation")
    print(f"{sum(p.numel() for p in run.encoder.parameters())} weights, {len(voices)} voices", flush=True)
    if run.seconds < 60 * options.minutes:
        clips = read_clips(options.cache, "train")
        train(run, Batches(clips, voices, options.batch, 1000 * options.seed + run.step), options.minutes, validation)
    print(f"end: step {run.step}, {validated(run, validation)}")
    run.save()


if __name__ == "__main__":
    main()
