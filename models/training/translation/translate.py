"""Translates with the shipped folder in onnxruntime: greedy, caches kept, many texts at once.

    python translate.py "The cook buys an apple for 12 euros." --from en --to de [--folder FOLDER]
"""
import argparse
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from protect import protect, restore
from world_path import STARTER

PAD, END, LONGEST = 1, 2, 256


class OnnxTranslator:
    def __init__(self, folder=STARTER, threads=1):
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.log_severity_level = 3
        self.encoder, self.decoder = (onnxruntime.InferenceSession(str(folder / "onnx" / f"{name}.onnx"), settings)
                                      for name in ("encoder_model", "decoder_model_merged"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.outputs = [value.name for value in self.decoder.get_outputs()]
        self.empty = {value.name: value.shape for value in self.decoder.get_inputs()
                      if value.name.startswith("past_key_values")}

    def token(self, language):
        return self.tokenizer.token_to_id(f"__{language}__")

    def encode(self, texts, language):
        rows = [[self.token(language), *encoding.ids, END]
                for encoding in self.tokenizer.encode_batch(texts, add_special_tokens=False)]
        ids = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
        for index, row in enumerate(rows):
            ids[index, :len(row)] = row
        return ids, (ids != PAD).astype(np.int64)

    def step(self, ids, memory, mask, caches):
        first = caches is None
        feeds = caches or {name: np.zeros((len(ids), shape[1], 0, shape[3]), np.float32)
                           for name, shape in self.empty.items()}
        got = dict(zip(self.outputs, self.decoder.run(None, {
            "input_ids": ids, "encoder_hidden_states": memory, "encoder_attention_mask": mask,
            "use_cache_branch": np.array([not first]), **feeds})))
        kept = {name: got[name.replace("past_key_values", "present")] for name in feeds
                if first or ".decoder." in name}
        return got["logits"], {**feeds, **kept}

    def greedy(self, texts, source, target, limit=LONGEST):
        """-> token ids of each text, without the first two and the end; placeholders not yet put back"""
        ids, mask = self.encode(texts, source)
        memory = self.encoder.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        last, caches = np.array([[END, self.token(target)]] * len(texts)), None
        rows, open_rows = [[] for _ in texts], set(range(len(texts)))
        while open_rows and len(rows[0]) < limit - 2:
            logits, caches = self.step(last, memory, mask, caches)
            best = logits[:, -1].argmax(-1)
            for index, token in enumerate(best):
                rows[index].append(int(token))
                if token == END:
                    open_rows.discard(index)
            last = best[:, None].astype(np.int64)
        return [row[:row.index(END)] if END in row else row for row in rows]

    def texts(self, texts, source, target, batch=64):
        """Whole texts, protected parts and all"""
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        results = [""] * len(texts)
        for start in range(0, len(order), batch):
            some = order[start:start + batch]
            guarded = [protect(texts[index]) for index in some]
            got = self.greedy([text for text, _ in guarded], source, target)
            for index, (_, parts), row in zip(some, guarded, got):
                results[index] = restore(self.tokenizer.decode(row), parts)
        return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text")
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="de")
    parser.add_argument("--folder", type=Path, default=STARTER)
    options = parser.parse_args()
    print(OnnxTranslator(options.folder).texts([options.text], options.source, options.target)[0])


if __name__ == "__main__":
    main()
