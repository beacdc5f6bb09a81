"""Word errors and time errors on fresh, held-out sentences, per voice.

  python evaluate.py CHECKPOINT [--count 40] [--long 2] [--sentences patterns|splices|words]

Every sentence obeys the held-out rule and is spoken anew; nothing here was in the training. Prints one line a voice:
words wrong (substitutions, insertions and deletions over words spoken), median errors of segment starts and ends
and of word starts (only where the engine tells them).
"""
import argparse
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from backgrounds import Backgrounds
from decode import greedy, segments_of, word_starts
from export import load_checkpoint
from log_mel import log_mel
from phonemes import word_phonemes
from sentences import (STARTER, draw_sentence, expand, is_held_out, load_patterns, normalise, splice, word_salad,
                       written_forms)
from synthesise import RATE, Espeak, Flite, finish_clip, speak_festival
from windows import WINDOW_SAMPLES, Targets

UNSEEN = ["flite:rms", "espeak-ng:en-us+steph", "espeak-ng:en-gb+david", "espeak-ng:en-gb-x-gbcwmd+f2"]
KNOWN = ["espeak-ng:en-us", "espeak-ng:en-us+f3", "espeak-ng:en-gb", "espeak-ng:en-gb+f2", "espeak-ng:en-029",
         "espeak-ng:en-gb-scotland+f2", "espeak-ng:en-us+klatt", "espeak-ng:en-us-nyc+f5", "flite:slt", "flite:awb",
         "flite:kal16", "flite:kal", "festival:kal_diphone", "festival:cmu_us_slt_arctic_hts"]


def edit_distance(truth, guess):
    row = list(range(len(guess) + 1))
    for i, a in enumerate(truth, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(guess, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def draw_held_out(make, grammar, forms, rng):
    while True:
        sentence = make(grammar, forms, rng)
        if is_held_out(sentence, grammar["heldOutBelow"]) and len(sentence.split()) <= 16:
            return sentence


KINDS = {
    "patterns": lambda grammar, forms, rng: expand(grammar, rng),
    "splices": lambda grammar, forms, rng: splice(grammar, rng),
    "words": lambda grammar, forms, rng: word_salad(forms, rng),
}


class Speakers:
    def __init__(self):
        self.espeak, self.flite = Espeak(), Flite()

    def speak(self, voice, texts, rng):
        """-> list of (float32 audio without silence at the ends, words or None)"""
        engine, name = voice.split(":")
        clips = []
        if engine == "festival":
            spoken = [(pcm, None) for pcm in speak_festival([(name, text) for text in texts])]
        elif engine == "flite":
            spoken = [self.flite.speak(name, text, rng.uniform(0.9, 1.15)) for text in texts]
        else:
            spoken = [self.espeak.speak(name, text, rng.randint(140, 180), rng.randint(40, 60)) for text in texts]
        for pcm, starts in spoken:
            clip, words = finish_clip(pcm, starts)
            clips.append((clip.astype(np.float32) / 32768, words))
        return clips


def in_window(audio, before=0.25, after=0.25):
    return np.concatenate([np.zeros(int(before * RATE)), audio, np.zeros(int(after * RATE))]).astype(np.float32)


def decode_text(tokenizer, ids):
    return tokenizer.decode(ids, skip_special_tokens=True).strip()


def evaluate_voice(whisper, targets, speakers, voice, texts, rng, show=0):
    clips = speakers.speak(voice, texts, rng)
    wrong = total = 0
    starts, ends, words_off = [], [], []
    for at in range(0, len(clips), 16):
        audios = [in_window(audio) for audio, _ in clips[at:at + 16]]
        for text, (audio, words), padded, tokens in zip(texts[at:at + 16], clips[at:at + 16], audios,
                                                        greedy(whisper, targets, audios)):
            segments = segments_of(tokens, targets)
            guess = decode_text(targets.tokenizer, [token for _, _, ids in segments for token in ids])
            truth = normalise(text).split()
            errors = edit_distance(truth, normalise(guess).split())
            wrong, total = wrong + errors, total + len(truth)
            if show and errors:
                print(f"    {text!r} -> {guess!r}")
                show -= 1
            if segments:
                starts.append(abs(segments[0][0] - 0.25))
                if segments[-1][1] is not None:
                    ends.append(abs(segments[-1][1] - 0.25 - len(audio) / RATE))
            if words and not errors:
                found = word_starts(whisper, targets, padded, tokens)
                if len(found) == len(words):
                    words_off += [abs(a - b[0] - 0.25) for a, b in zip(found, words)]
    median = [float(np.median(values)) if values else float("nan") for values in (starts, ends, words_off)]
    print(f"  {voice:36s} {100 * wrong / total:5.1f} % of {total} words; medians: start {median[0]:.3f} s, end "
          f"{median[1]:.3f} s, word start {median[2]:.3f} s ({len(words_off)})", flush=True)
    return wrong, total


def long_speech(speakers, voices, grammar, rng, seconds=60):
    """-> (audio of about a minute, text): sentences of one voice after another, pauses of 0.25-1.2 s"""
    forms, parts, texts, length = written_forms(grammar), [], [], 0
    while length < seconds * RATE:
        text = draw_sentence(grammar, forms, rng, 0.1, held_out=True)
        audio, _ = speakers.speak(rng.choice(voices), [text], rng)[0]
        parts += [audio, np.zeros(int(rng.uniform(0.25, 1.2) * RATE), np.float32)]
        texts.append(text)
        length += len(parts[-1]) + len(audio)
    return np.concatenate(parts), " ".join(texts)


def cut_at_pauses(audio, longest=10 * RATE):
    """Windows of at most 10 s, cut in the middle of the last pause (0.2 s quiet) that fits, else at 10 s"""
    frames = np.abs(audio[: len(audio) // 160 * 160].reshape(-1, 160)).max(1)
    windows, start = [], 0
    while len(audio) - start > longest:
        quiet = frames[start // 160:(start + longest) // 160] < 0.01
        cut, run = None, 0
        for index, silent in enumerate(quiet):
            run = run + 1 if silent else 0
            if run >= 20 and index > 200:
                cut = start + (index - 10) * 160
        cut = cut or start + longest
        windows.append(audio[start:cut])
        start = cut
    return [*windows, audio[start:]]


@torch.no_grad()
def evaluate_silence(whisper, targets, speakers, grammar, rng, count=24):
    """Windows without speech against windows with speech: probability of <|nospeech|>, and invented text"""
    banks, numbers = Backgrounds(seed=4711, size=8), np.random.default_rng(5)
    quiet = [np.zeros(10 * RATE, np.float32)]
    for index in range(count):
        bank = banks.noises if index % 2 else banks.tunes
        quiet.append(0.05 * banks.piece(bank, int(numbers.uniform(2, 10) * RATE), numbers))
    forms = written_forms(grammar)
    texts = [draw_sentence(grammar, forms, rng, held_out=True) for _ in range(count)]
    spoken = [in_window(audio) for audio, _ in speakers.speak("espeak-ng:en-us", texts, rng)]
    for name, audios in (("silence, noise or music", quiet), ("speech", spoken)):
        batch = torch.zeros(len(audios), WINDOW_SAMPLES)
        for row, audio in enumerate(audios):
            batch[row, : len(audio)] = torch.from_numpy(audio[:WINDOW_SAMPLES])
        memory = whisper.model.encoder(log_mel(batch))
        logits, _ = whisper.model.decoder(torch.full((len(audios), 1), targets.start), memory)
        chance = logits[:, 0].softmax(-1)[:, targets.no_speech]
        texts = sum(any(token < targets.end for token in row) for row in greedy(whisper, targets, audios))
        print(f"{name}: probability of <|nospeech|> {chance.min():.3f} to {chance.max():.3f}, above 0.5 in "
              f"{int((chance > 0.5).sum())} of {len(audios)}; text in {texts}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--count", type=int, default=40, help="sentences a voice")
    parser.add_argument("--long", type=int, default=2, help="recordings of a minute")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", type=int, default=0, help="wrong sentences to print a voice")
    parser.add_argument("--voices", nargs="*")
    parser.add_argument("--sentences", choices=KINDS, default="patterns",
                        help="patterns: whole sentences; splices: halves of two; words: random words")
    options = parser.parse_args()
    torch.set_num_threads(2)
    whisper, state = load_checkpoint(options.checkpoint)
    targets = Targets(Tokenizer.from_file(str(STARTER / "tokenizer.json")), word_phonemes()[0])
    grammar, rng, speakers = load_patterns(), random.Random(options.seed), Speakers()
    forms = written_forms(grammar)
    print(f"step {state['step']}, {state['elapsed']:.0f} s of training")
    groups = {"given": options.voices} if options.voices else {"known": KNOWN, "unseen": UNSEEN}
    for group, voices in groups.items():
        wrong = total = 0
        for voice in voices:
            texts = [draw_held_out(KINDS[options.sentences], grammar, forms, rng) for _ in range(options.count)]
            errors, words = evaluate_voice(whisper, targets, speakers, voice, texts, rng, options.show)
            wrong, total = wrong + errors, total + words
        print(f"{group}: {100 * wrong / total:.1f} % of {total} words wrong")
    wrong = total = 0
    for _ in range(options.long):
        audio, text = long_speech(speakers, KNOWN[:4] + KNOWN[8:11], grammar, rng)
        rows = greedy(whisper, targets, cut_at_pauses(audio), limit=150)
        guess = decode_text(targets.tokenizer, [t for row in rows for t in row if t < targets.end])
        truth = normalise(text).split()
        wrong, total = wrong + edit_distance(truth, normalise(guess).split()), total + len(truth)
    evaluate_silence(whisper, targets, speakers, grammar, rng)
    if total:
        print(f"a minute of several known voices, cut at pauses: {100 * wrong / total:.1f} % of {total} words wrong")


if __name__ == "__main__":
    main()
