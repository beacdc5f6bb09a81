"""What transformers' PyTorch Whisper makes of a recording, as numbers to compare another engine with.

  python compare_reference.py RECORDING.wav MODEL_FOLDER OUT_FOLDER

RECORDING: 16 kHz mono WAV; only the first window (10 s for the starter) is used. Writes OUT_FOLDER/reference.json:
  {
    "samples": number of samples used (before padding),
    "logMel":   {"file", "shape": [80, frames], "min", "max", "mean"},
    "encoder":  {"file", "shape": [positions, width], "min", "max", "mean"},   last_hidden_state
    "forced":   {"tokens": [id...], "file", "shape": [tokens, vocabulary], ...}, logits of the decoder for the tokens
                <|startoftranscript|><|en|><|transcribe|> + the greedy tokens: row i are the logits after token i
    "greedy":   {"tokens": [id...], "text"},          with timestamps, Whisper's timestamp rules, no prompt tokens
    "plain":    {"tokens": [id...]},                  argmax over the whole vocabulary, no rules
    "noSpeech": probability of <|nospeech|> after <|startoftranscript|>,
    "words":    [{"text", "start", "end"}] seconds,   from return_token_timestamps (cross-attention, alignment heads)
    "tokenTimes": [seconds of each greedy token]
  }
The files named in "file" are float32, little-endian, row-major, beside the JSON.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import soundfile
import torch
from transformers import WhisperFeatureExtractor, WhisperTokenizerFast

from reference_model import load_reference


def describe(folder, name, array):
    array = np.ascontiguousarray(array, "<f4")
    (folder / f"{name}.f32").write_bytes(array.tobytes())
    return {"file": f"{name}.f32", "shape": list(array.shape), "min": float(array.min()), "max": float(array.max()),
            "mean": float(array.mean())}


def plain_greedy(model, features, prefix, end, limit):
    tokens = list(prefix)
    while len(tokens) < limit:
        following = int(model(features, decoder_input_ids=torch.tensor([tokens])).logits[0, -1].argmax())
        tokens.append(following)
        if following == end:
            break
    return tokens[len(prefix):]


def words_of(tokenizer, tokens, times, first_special):
    """Joins tokens to words (a token with a leading space begins one)"""
    words = []
    for token, time in zip(tokens, times):
        if token >= first_special:
            continue
        text = tokenizer.decode([token])
        if text.startswith(" ") or not words:
            words.append({"text": text.strip(), "start": time, "end": time})
        else:
            words[-1]["text"] += text
    ends = [word["start"] for word in words[1:]] + [times[-1] if times else 0]
    return [{**word, "end": max(end, word["start"])} for word, end in zip(words, ends)]


@torch.no_grad()
def make_reference(audio, folder, out):
    extractor = WhisperFeatureExtractor.from_pretrained(folder)
    tokenizer = WhisperTokenizerFast.from_pretrained(folder)
    model = load_reference(folder)
    audio = audio[: extractor.n_samples]
    features = torch.tensor(extractor(audio, sampling_rate=16000, return_tensors="np").input_features)
    id_of = tokenizer.convert_tokens_to_ids
    prefix = [id_of("<|startoftranscript|>"), id_of("<|en|>"), id_of("<|transcribe|>")]
    made = model.generate(features, language="en", task="transcribe", return_timestamps=True,
                          return_token_timestamps=True, return_dict_in_generate=True, do_sample=False, num_beams=1,
                          attention_mask=torch.ones(1, features.shape[2], dtype=torch.long))
    sequence = made["sequences"][0].tolist()
    token_times = [round(float(time), 3) for time in made["token_timestamps"][0]]
    if sequence[:3] == prefix:
        sequence, token_times = sequence[3:], token_times[3:]
    encoder = model.model.encoder(features).last_hidden_state
    forced = [*prefix, *sequence]
    logits = model(features, decoder_input_ids=torch.tensor([forced])).logits[0]
    start = model(features, decoder_input_ids=torch.tensor([prefix[:1]])).logits[0, -1]
    return {
        "samples": len(audio),
        "logMel": describe(out, "log_mel", features[0].numpy()),
        "encoder": describe(out, "encoder", encoder[0].numpy()),
        "forced": {"tokens": forced, **describe(out, "logits", logits.numpy())},
        "greedy": {"tokens": sequence, "text": tokenizer.decode(sequence, skip_special_tokens=True)},
        "plain": {"tokens": plain_greedy(model, features, prefix, id_of("<|endoftext|>"), 150)},
        "noSpeech": float(start.softmax(-1)[id_of("<|nospeech|>")]),
        "words": words_of(tokenizer, sequence, token_times, id_of("<|endoftext|>")),
        "tokenTimes": token_times,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recording", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    audio, rate = soundfile.read(options.recording, dtype="float32")
    if rate != 16000 or audio.ndim != 1:
        parser.error(f"{options.recording} has to be 16 kHz mono; it has {rate} Hz and {audio.ndim} dimensions")
    options.out.mkdir(parents=True, exist_ok=True)
    reference = make_reference(audio, options.model, options.out)
    (options.out / "reference.json").write_text(json.dumps(reference, indent=1) + "\n", "utf-8")
    print(reference["greedy"]["text"])


if __name__ == "__main__":
    main()
