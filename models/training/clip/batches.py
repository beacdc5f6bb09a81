"""Batches of drawings and captions, made in a worker process while the model trains."""
import random

import numpy as np
import torch
from tokenizers import Tokenizer

from captions import LANGUAGES, caption, unseen_words
from draw import draw
from facts import entry_keys, fact_of
from tokenizer_build import MAX_TOKENS
from world_path import STARTER

# Bytes to the tower's numbers, as preprocessor_config.json has it.
MEAN, DEVIATION = 0.5, 0.25
EASY_UNTIL = 1000           # steps; from 400 steps before on it fades


def to_pixels(images):
    """uint8 [batch, side, side, 3] -> float32 [batch, 3, side, side]"""
    return (torch.as_tensor(images).permute(0, 3, 1, 2).float() / 255 - MEAN) / DEVIATION


def load_tokenizer():
    tokenizer = Tokenizer.from_file(str(STARTER / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id("[PAD]"), pad_to_multiple_of=8)
    return tokenizer


def tokenise(tokenizer, texts):
    """-> (ids, mask), int64 [texts, tokens]"""
    encoded = tokenizer.encode_batch(texts)
    return (torch.tensor([one.ids for one in encoded]), torch.tensor([one.attention_mask for one in encoded]))


class Facts:
    """Training facts, some in groups that share an entry: the model has to look at counts, places and backgrounds"""

    def __init__(self, rng, group=4, grouped=0.35):
        self.rng, self.group, self.grouped = rng, group, grouped

    def batch(self, count, easy):
        """`easy`: share of facts of a single drawing, on top of those that come by chance"""
        found = []
        while len(found) < count:
            fact = fact_of(self.rng, False)
            while fact.layout != "one" and self.rng.random() < easy:
                fact = fact_of(self.rng, False)
            found.append(fact)
            if self.rng.random() < (1 - easy) * self.grouped / (self.group - self.grouped * (self.group - 1)):
                entry = self.rng.choice(fact.entries)
                found += [fact_of(self.rng, False, entry) for _ in range(self.group - 1)]
        return found[:count]


def easy_share(step):
    """One icon or shape at a time is learnt first"""
    return 0.8 * min(1.0, max(0.0, (EASY_UNTIL - step) / 400))


def entry_shares(rows):
    """[rows, all entries]: each row's entries share 1; zeros for a row without any. Other assertions do not count"""
    places = {key: at for at, key in enumerate(entry_keys())}
    shares = torch.zeros(len(rows), len(places))
    for at, row in enumerate(rows):
        found = [places[key] for key in row if key in places]
        shares[at, found] = 1 / max(1, len(found))
    return shares


class BatchStream(torch.utils.data.IterableDataset):
    """{"images": uint8 [n, side, side, 3], "match": bool [n, n], true where the caption holds for the drawing, "shown",
    "said": [n, entries], shares of the entries, "order": [n + unseen], and, of the texts in this order, "short" and
    "long": (ids, mask)}. Text i was written for drawing i. Shorter and longer texts are apart, so that little padding is computed"""

    def __init__(self, batch, unseen, side, seed, step):
        self.size, self.unseen, self.side, self.seed, self.step = batch, unseen, side, seed, step

    def __iter__(self):
        torch.set_num_threads(1)
        rng = random.Random(self.seed)
        facts, tokenizer = Facts(rng), load_tokenizer()
        absent = [text for text, kept in unseen_words() if not kept]
        while True:
            batch = facts.batch(self.size, easy_share(self.step))
            self.step += 1
            images = np.stack([draw(fact, rng, self.side) for fact in batch])
            written = [caption(fact, rng.choice(LANGUAGES), rng) for fact in batch]
            truths = [fact.assertions for fact in batch]
            match = np.array([[said <= truth for truth in truths] for _, said in written])
            ids, mask = tokenise(tokenizer, [text for text, _ in written] + rng.sample(absent, self.unseen))
            order = mask.sum(1).argsort(stable=True)
            parts = order.split([len(ids) * 5 // 8, len(ids) - len(ids) * 5 // 8])
            width = -(-int(mask[parts[0]].sum(1).max()) // 4) * 4
            yield {"images": torch.from_numpy(images), "match": torch.from_numpy(match), "order": order,
                   "shown": entry_shares(truths), "said": entry_shares([said for _, said in written]),
                   "short": (ids[parts[0], :width], mask[parts[0], :width]), "long": (ids[parts[1]], mask[parts[1]])}
