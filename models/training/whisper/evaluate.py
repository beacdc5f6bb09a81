"""How well the exported starter hears, in onnxruntime: on the committed held-out set, or on fresh speech.

  python evaluate.py [--model FOLDER] [--write-figures]      the committed set; writes the model's figures.json
  python evaluate.py --fresh 12 [--each-voice] [--sentences patterns|splices|words] [--noise]
  python evaluate.py --long 6 --silence 24

Wrong words (Chinese: characters) are substitutions, insertions and deletions over those spoken; lower case, without
punctuation. The model is told nothing: it finds the language itself. Times are medians over sentences, or over the
words of sentences heard without error.
"""
import argparse
import json
from pathlib import Path

import numpy as np

from backgrounds import RATE, Backgrounds
from decode import Recogniser
from fresh_speech import KINDS, FreshSpeech, voices
from held_out import read_set
from language import LANGUAGES, join, spoken_units
from sentences import STARTER
from windows import WINDOW_SAMPLES

BATCH = 16


def edit_distance(truth, guess):
    row = list(range(len(guess) + 1))
    for i, a in enumerate(truth, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(guess, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


class Score:
    """What some samples showed"""

    def __init__(self):
        self.wrong = self.spoken = self.samples = self.languages = 0
        self.starts, self.ends, self.word_starts = [], [], []

    def add(self, recogniser, sample, answer):
        truth = spoken_units(sample.text, sample.language)
        errors = edit_distance(truth, spoken_units(recogniser.text(answer), sample.language))
        self.wrong, self.spoken, self.samples = self.wrong + errors, self.spoken + len(truth), self.samples + 1
        self.languages += answer.language == sample.language
        segments = recogniser.segments(answer.tokens)
        if segments and sample.words:
            self.starts.append(abs(segments[0][0] - sample.words[0][0]))
            if segments[-1][1] is not None:
                self.ends.append(abs(segments[-1][1] - sample.words[-1][1]))
            if not errors and sample.language != "zh":
                found = recogniser.word_starts(answer, len(sample.audio) / RATE)
                if len(found) == len(sample.words):
                    self.word_starts += [abs(a - b) for a, (b, _) in zip(found, sample.words)]
        return errors

    @property
    def rate(self):
        return self.wrong / self.spoken

    def __str__(self):
        line = f"{100 * self.rate:5.1f} % of {self.spoken} wrong, language {100 * self.languages / self.samples:.0f} %"
        for name, errors in (("start", self.starts), ("end", self.ends), ("word start", self.word_starts)):
            line += f", {name} {np.median(errors):.3f} s" if errors else ""
        return line


def score_groups(recogniser, samples, key, show=0):
    """-> {key(sample): Score}; prints the first `show` wrong sentences of each group"""
    scores, shown = {}, {}
    for at in range(0, len(samples), BATCH):
        batch = samples[at:at + BATCH]
        for sample, answer in zip(batch, recogniser.recognise([sample.audio for sample in batch])):
            name = key(sample)
            if scores.setdefault(name, Score()).add(recogniser, sample, answer) and shown.get(name, 0) < show:
                shown[name] = shown.get(name, 0) + 1
                print(f"    {sample.voice} {sample.text!r} -> {answer.language} {recogniser.text(answer)!r}")
    return scores


def describe(group):
    language, known, noise = group
    return f"{language} {'known' if known else 'unseen'} voices, {'noise at 10 dB' if noise else 'clean'}"


def promise(measured, spoken):
    """The rate that the card promises: the measured one and about two standard errors of so few words, rounded up"""
    share = max(measured, 0.02)
    return np.ceil(100 * (measured + 2.5 * np.sqrt(share * (1 - share) / spoken) + 0.005)) / 100


def figures(scores):
    made = []
    for (language, known, noise), score in scores.items():
        unit = "characters" if language == "zh" else "words"
        made.append({
            "id": f"{language}-{'known' if known else 'unseen'}-{'noise' if noise else 'clean'}",
            "name": f"wrong {unit}, {describe((language, known, noise))}", "unit": "share",
            "select": {"language": language, "known": known, "noise": noise},
            "atMost": float(promise(score.rate, score.spoken)), "measured": round(score.rate, 4),
            "on": f"held-out/whisper, {score.samples} sentences, {score.spoken} {unit}"})
    count = sum(score.samples for score in scores.values())
    right = sum(score.languages for score in scores.values()) / count
    made.append({"id": "language", "name": "language found, all clips", "unit": "share", "select": {},
                 "atLeast": float(np.floor(100 * (right - 0.015)) / 100), "measured": round(right, 4),
                 "on": f"held-out/whisper, {count} sentences"})
    return made


def evaluate_committed(recogniser, folder, write, show):
    scores = score_groups(recogniser, read_set(), lambda sample: sample.group, show)
    for group, score in scores.items():
        print(f"{describe(group):40s} {score}")
    if write:
        lines = ",\n  ".join(json.dumps(figure) for figure in figures(scores))
        (folder / "figures.json").write_text(f'{{"figures": [\n  {lines}\n]}}\n', "utf-8")


def evaluate_fresh(recogniser, options):
    fresh = FreshSpeech(options.seed)
    for language in options.languages:
        samples = [fresh.sample(language, voice, known, options.noise, options.sentences)
                   for known in (True, False) for voice in voices(language, known)
                   if not options.voices or voice in options.voices for _ in range(options.fresh)]
        if options.each_voice:
            for voice, score in score_groups(recogniser, samples, lambda s: s.voice).items():
                print(f"  {voice:36s} {score}", flush=True)
        for group, score in score_groups(recogniser, samples, lambda s: s.group, options.show).items():
            print(f"{describe(group)}, {options.sentences}: {score}", flush=True)


def cut_at_pauses(audio, longest=WINDOW_SAMPLES):
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


def evaluate_long(recogniser, count, seed):
    """Recordings of a minute, known voices of one language mixed, cut at pauses into windows"""
    fresh = FreshSpeech(seed)
    for language in LANGUAGES:
        wrong = spoken = 0
        for _ in range(count):
            parts, texts = [], []
            while sum(map(len, parts)) < 60 * RATE:
                sample = fresh.sample(language, fresh.rng.choice(voices(language, True)), True)
                parts += [sample.audio, np.zeros(int(fresh.rng.uniform(0, 0.9) * RATE), np.float32)]
                texts.append(sample.text)
            answers = recogniser.recognise(cut_at_pauses(np.concatenate(parts)))
            truth = spoken_units(join(texts, language), language)
            wrong += edit_distance(truth, spoken_units(join(map(recogniser.text, answers), language), language))
            spoken += len(truth)
        print(f"{language} a minute of known voices: {100 * wrong / spoken:.1f} % of {spoken} wrong", flush=True)


def evaluate_silence(recogniser, count, seed):
    """Windows without speech against windows with speech: probability of <|nospeech|>, and invented text"""
    banks, rng, fresh = Backgrounds(seed + 1, size=8), np.random.default_rng(seed), FreshSpeech(seed)
    quiet = [np.zeros(WINDOW_SAMPLES, np.float32)]
    quiet += [0.05 * banks.piece(banks.noises if index % 2 else banks.tunes, int(rng.uniform(2, 10) * RATE), rng)
              for index in range(count)]
    spoken = [fresh.sample(language, voice, True).audio for language in LANGUAGES
              for voice in voices(language, True)[: count // len(LANGUAGES) + 1]]
    for name, audios in (("silence, noise or music", quiet), ("speech", spoken)):
        answers = recogniser.recognise(audios)
        chances = [answer.no_speech for answer in answers]
        print(f"{name}: probability of <|nospeech|> {min(chances):.3f} to {max(chances):.3f}, above 0.5 in "
              f"{sum(chance > 0.5 for chance in chances)} of {len(answers)}; text in "
              f"{sum(recogniser.text(answer) != '' for answer in answers)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--write-figures", action="store_true")
    parser.add_argument("--fresh", type=int, default=0, help="fresh sentences a voice instead of the committed set")
    parser.add_argument("--sentences", choices=KINDS, default="patterns",
                        help="patterns: whole sentences; splices: halves of two; words: random words")
    parser.add_argument("--noise", action="store_true", help="10 dB noise under the fresh speech")
    parser.add_argument("--each-voice", action="store_true")
    parser.add_argument("--voices", nargs="*", help="only these (engine:name)")
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--long", type=int, default=0, help="recordings of a minute a language")
    parser.add_argument("--silence", type=int, default=0, help="windows without speech")
    parser.add_argument("--seed", type=int, default=2027)
    parser.add_argument("--show", type=int, default=0, help="wrong sentences to print a group")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    recogniser = Recogniser(options.model, options.threads)
    if options.fresh:
        evaluate_fresh(recogniser, options)
    if options.long:
        evaluate_long(recogniser, options.long, options.seed)
    if options.silence:
        evaluate_silence(recogniser, options.silence, options.seed)
    if not (options.fresh or options.long or options.silence):
        evaluate_committed(recogniser, options.model, options.write_figures, options.show)


if __name__ == "__main__":
    main()
