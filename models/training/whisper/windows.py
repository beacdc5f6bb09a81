"""Training windows: clips, pauses and backgrounds laid out in time, with Whisper's target tokens.

A window holds whole sentences, may begin and end in the middle of one, and is at most 10 s long. Targets:
  [<|startofprev|> text] <|startoftranscript|><|en|><|transcribe|> <|0.00|> text<|1.20|> ... <|endoftext|>
The language token is that of the first sentence; a window in a few is in two languages, each sentence written in
its own. A sentence that the window's end cuts has a start time and no end time; one that the window's start cuts has the
words that remain. A window without speech has <|nospeech|> as the answer to <|startoftranscript|>.
"""
import random
from dataclasses import dataclass, field

import numpy as np
import torch

from backgrounds import RATE, Backgrounds
from codecs_imitated import imitate_codec
from language import LANGUAGES, join, spoken_units, token_text, units
from log_mel import log_mel, mel_filters

WINDOW_SECONDS = 10
WINDOW_SAMPLES = WINDOW_SECONDS * RATE
IGNORED = -100
# [Note: Shapes] On a CPU every new tensor shape costs a second of kernel building, more than the step itself: short
# clips come in these lengths only (with a fixed number of clips each), token rows in multiples of 32.
BUCKET_SECONDS = (1.6, 2.0, 2.4, 2.8, 3.2, 3.6, 4.0, 4.6, 5.4)
WARPS = np.linspace(0.86, 1.14, 14)
LANGUAGE_SHARES = (0.36, 0.16, 0.16, 0.16, 0.16)
TWO_LANGUAGES = 0.06


@dataclass
class Segment:
    """Seconds in the window; `end` is None when the window's end cuts the sentence"""
    start: float
    end: float | None
    text: str
    words: list | None = None   # [[start, end], ...] in seconds of the window, one per unit
    language: str = "en"


@dataclass
class Window:
    audio: np.ndarray
    segments: list = field(default_factory=list)
    prompt: str = ""
    language: str = "en"        # of the language token
    timestamps: bool = True


class Targets:
    """Token and phoneme targets of a window."""

    def __init__(self, tokenizer, phonemes):
        self.tokenizer, self.phonemes = tokenizer, phonemes
        token = tokenizer.token_to_id
        self.end, self.start = token("<|endoftext|>"), token("<|startoftranscript|>")
        self.languages = {language: token(f"<|{language}|>") for language in LANGUAGES}
        self.transcribe, self.no_speech = token("<|transcribe|>"), token("<|nospeech|>")
        self.no_timestamps, self.previous = token("<|notimestamps|>"), token("<|startofprev|>")
        self.first_time = token("<|0.00|>")

    def time(self, seconds):
        return self.first_time + min(WINDOW_SECONDS * 50, max(0, round(seconds * 50)))

    def encode_units(self, text, language):
        """-> [token ids of each unit]"""
        return [self.tokenizer.encode(token_text(unit, language)).ids for unit in units(text, language)]

    def tokens(self, window):
        """-> (tokens, labels, spans); spans[i] = (start s, end s) of the word that labels[i] belongs to, or None"""
        prefix = [self.start, self.languages[window.language], self.transcribe]
        if not window.segments:
            tail = self.no_timestamps if not window.timestamps else self.first_time
            tokens = [*prefix, tail]
            labels = [self.no_speech, IGNORED, self.end, self.end]
            if not window.timestamps:
                labels[2] = IGNORED
            return self._with_prompt(window, tokens, labels, [None] * 4)
        tokens, spans = list(prefix), [None] * len(prefix)
        if not window.timestamps:
            tokens.append(self.no_timestamps)
            spans.append(None)
        for segment in window.segments:
            if window.timestamps:
                tokens.append(self.time(segment.start))
                spans.append(None)
            for index, ids in enumerate(self.encode_units(segment.text, segment.language)):
                tokens += ids
                spans += [segment.words[index] if segment.words else None] * len(ids)
            if window.timestamps and segment.end is not None:
                tokens.append(self.time(segment.end))
                spans.append(None)
        labels, spans = [*tokens[1:], self.end], [*spans[1:], None]
        return self._with_prompt(window, tokens, labels, spans)

    def _with_prompt(self, window, tokens, labels, spans):
        if window.prompt:
            prompt = [self.previous, *(token for ids in self.encode_units(window.prompt, window.language)
                                       for token in ids)][:50]
            tokens, labels, spans = prompt + tokens, [IGNORED] * len(prompt) + labels, [None] * len(prompt) + spans
        return tokens, labels, spans

    def phoneme_sequence(self, window):
        return [symbol for segment in window.segments for word in spoken_units(segment.text, segment.language)
                for symbol in self.phonemes[segment.language, word]]


class WindowMaker:
    """Draws windows. `rng` is numpy's generator."""

    def __init__(self, clips, seed):
        self.rng = np.random.default_rng(seed)
        self.clips = clips
        self.by_voice, self.by_language = {}, {language: [] for language in LANGUAGES}
        for index, clip in enumerate(clips):
            self.by_voice.setdefault((clip.language, clip.voice), []).append(index)
            self.by_language[clip.language].append(index)
        self.backgrounds = Backgrounds(7)

    def pick_language(self):
        return LANGUAGES[self.rng.choice(len(LANGUAGES), p=LANGUAGE_SHARES)]

    def pick(self, language, voice=None):
        pool = self.by_voice[language, voice] if voice else self.by_language[language]
        return self.clips[pool[self.rng.integers(len(pool))]]

    def spoken(self, clip, tempo_range=0.08):
        """-> (float32 samples at another tempo and gain, word times)"""
        tempo = self.rng.uniform(1 - tempo_range, 1 + tempo_range)
        length = int(len(clip.pcm) / tempo)
        audio = np.interp(np.arange(length) * tempo, np.arange(len(clip.pcm)), clip.pcm).astype(np.float32) / 32768
        audio *= 10 ** (self.rng.uniform(-6, 3) / 20)
        words = [[a / tempo, b / tempo] for a, b in clip.words] if clip.words else None
        return audio, words

    def single(self, clip):
        """One short sentence, the window as long as it needs"""
        audio, words = self.spoken(clip)
        before, after = (int(self.rng.uniform(0, 0.3) * RATE) for _ in range(2))
        total = before + len(audio) + after
        offset = before / RATE
        segment = Segment(offset, offset + len(audio) / RATE, clip.text,
                          [[a + offset, b + offset] for a, b in words] if words else None, clip.language)
        padded = np.zeros(min(total, WINDOW_SAMPLES), np.float32)
        padded[before:before + len(audio)] = audio[: len(padded) - before]
        window = Window(padded, [segment], language=clip.language)
        self.colour(window, len(padded), gentle=True)
        return window

    def cut_front(self, audio, words, text, language):
        """Drops the first words of a clip, so that the window starts in mid-sentence"""
        parts = units(text, language)
        if not words or len(parts) < 4:
            return audio, words, text
        keep = int(self.rng.integers(1, len(parts) - 1))
        at = words[keep][0] + self.rng.uniform(-0.02, 0.02)
        audio = audio[max(0, int(at * RATE)):]
        return audio, [[max(0, a - at), b - at] for a, b in words[keep:]], join(parts[keep:], language)

    def packed(self):
        """Up to 10 s: sentences with pauses, cut-offs at both ends, padded to the full window"""
        rng = self.rng
        wanted = WINDOW_SECONDS if rng.random() < 0.55 else rng.uniform(1.5, 10)
        limit = int(wanted * RATE)
        audio = np.zeros(WINDOW_SAMPLES, np.float32)
        segments, cursor = [], 0
        tight = rng.random() < 0.3
        language = self.pick_language()
        other = self.pick_language() if rng.random() < TWO_LANGUAGES else language
        voice = self.pick(language).voice if rng.random() < 0.6 else None
        starts_inside = rng.random() < 0.2
        if not starts_inside:
            cursor = int(rng.uniform(0, 0.4 if rng.random() < 0.7 else 2) * RATE)
        while cursor < limit - RATE // 2:
            if segments and other != language and rng.random() < 0.5:
                language, voice = other, None
            clip = self.pick(language, voice)
            sound, words = self.spoken(clip)
            text = clip.text
            if starts_inside and not segments:
                sound, words, text = self.cut_front(sound, words, text, language)
            room = limit - cursor
            end = None
            if len(sound) > room:
                may_cut = words and (rng.random() < 0.4 and limit == WINDOW_SAMPLES or not segments)
                if not may_cut:
                    if segments or limit == WINDOW_SAMPLES:
                        break
                    limit = min(WINDOW_SAMPLES, cursor + len(sound))
                    if len(sound) > limit - cursor:
                        break
                    end = cursor + len(sound)
                else:
                    inside = sum(0.3 * a + 0.7 * b <= room / RATE for a, b in words)
                    if not inside:
                        break
                    sound, words = sound[:room], words[:inside]
                    text = join(units(text, language)[:inside], language)
            else:
                end = cursor + len(sound)
            offset = cursor / RATE
            audio[cursor:cursor + len(sound)] += sound
            segments.append(Segment(offset, None if end is None else end / RATE, text,
                                    [[a + offset, b + offset] for a, b in words] if words else None, language))
            if end is None:
                break
            pause = rng.uniform(0.05, 0.35) if tight else rng.uniform(0.15, 1.0) if rng.random() < 0.75 \
                else rng.uniform(1, 2.5)
            cursor += len(sound) + int(pause * RATE)
        window = Window(audio, segments, language=segments[0].language if segments else self.pick_language())
        self.colour(window, min(WINDOW_SAMPLES, max(limit, cursor)))
        return window

    def silent(self):
        """Silence, noise or music, no speech"""
        window = Window(np.zeros(WINDOW_SAMPLES, np.float32), language=self.pick_language())
        length = WINDOW_SAMPLES if self.rng.random() < 0.6 else int(self.rng.uniform(0.3, 10) * RATE)
        kind = self.rng.random()
        if kind < 0.45:
            window.audio[:length] = self.backgrounds.piece(self.backgrounds.noises, length, self.rng)
        elif kind < 0.9:
            window.audio[:length] = self.backgrounds.piece(self.backgrounds.tunes, length, self.rng)
            if self.rng.random() < 0.3:
                window.audio[:length] += 0.1 * self.backgrounds.piece(self.backgrounds.noises, length, self.rng)
        window.audio *= 10 ** (self.rng.uniform(-60, -15) / 20)
        return window

    def colour(self, window, length, gentle=False):
        """Room, noise, music and a codec over the first `length` samples"""
        rng, audio, banks = self.rng, window.audio, self.backgrounds
        level = np.sqrt(np.mean(np.square(audio[:length])) + 1e-8)
        if rng.random() < (0.1 if gentle else 0.12):
            audio[:] = banks.add_room(audio, rng)
        if rng.random() < (0.35 if gentle else 0.45):
            noise = banks.piece(banks.noises, length, rng)
            audio[:length] += noise * level * 10 ** (-rng.uniform(10 if not gentle else 18, 40) / 20)
        if rng.random() < (0.0 if gentle else 0.12):
            tune = banks.piece(banks.tunes, length, rng) * level * 10 ** (-rng.uniform(6, 26) / 20)
            if rng.random() < 0.4 and len(window.segments) > 0:
                tune = tune * self._between(window, length)
            audio[:length] += tune
        if rng.random() < (0.08 if gentle else 0.14):
            audio[:length] = imitate_codec(audio[:length], rng)

    @staticmethod
    def _between(window, length):
        """1 outside the sentences, 0.15 inside, with short fades"""
        mask = np.ones(length, np.float32)
        for segment in window.segments:
            last = length if segment.end is None else int(segment.end * RATE)
            mask[int(segment.start * RATE):last] = 0.15
        return np.convolve(mask, np.ones(800, np.float32) / 800, "same")

    def decorate(self, window):
        """Some windows without timestamps, some with a previous text"""
        window.timestamps = self.rng.random() > 0.15
        if self.rng.random() < 0.12:
            texts = [self.pick(window.language).text for _ in range(int(self.rng.integers(1, 4)))]
            window.prompt = ("" if window.language == "zh" else " ").join(texts)
        return window


def collate(windows, targets, rng, augment=True, full=True):
    """-> dict of tensors: mel [batch, 80, frames], tokens, labels [batch, tokens], guide (row, column, first frame,
    last frame + 1) and the CTC targets"""
    samples = WINDOW_SAMPLES if full else next(int(edge * RATE) for edge in BUCKET_SECONDS
                                              if edge * RATE >= max(len(w.audio) for w in windows))
    audio = torch.zeros(len(windows), samples)
    for row, window in enumerate(windows):
        audio[row, : len(window.audio)] = torch.from_numpy(window.audio)
    if augment:
        picks = [FILTER_BANK[rng.integers(len(WARPS))] if rng.random() < 0.5 else PLAIN for _ in windows]
        mel = log_mel(audio, torch.stack(picks))
        mask_mel(mel, rng)
    else:
        mel = log_mel(audio)
    made = [targets.tokens(window) for window in windows]
    longest = -(-max(len(tokens) for tokens, _, _ in made) // 32) * 32
    tokens = torch.full((len(windows), longest), targets.end)
    labels = torch.full((len(windows), longest), IGNORED)
    guide = []
    for row, (ids, answers, spans) in enumerate(made):
        tokens[row, : len(ids)] = torch.tensor(ids)
        labels[row, : len(ids)] = torch.tensor(answers)
        guide += [(row, column, max(0, int(span[0] * 50) - 1), min(samples // 320, int(span[1] * 50) + 2))
                  for column, span in enumerate(spans) if span]
    phonemes = [targets.phoneme_sequence(window) for window in windows]
    return {"mel": mel, "tokens": tokens, "labels": labels,
            "guide": torch.tensor(guide, dtype=torch.long).reshape(-1, 4),
            "phonemes": torch.tensor([symbol for row in phonemes for symbol in row], dtype=torch.long),
            "phoneme_counts": torch.tensor([len(row) for row in phonemes]),
            "frames": torch.tensor([min(samples // 320, -(-len(w.audio) // 320)) for w in windows])}


PLAIN = torch.from_numpy(mel_filters())
FILTER_BANK = [torch.from_numpy(mel_filters(warp)) for warp in WARPS]


def mask_mel(mel, rng):
    """SpecAugment, lightly: bands and short moments set to the window's mean"""
    for row in mel:
        fill = row.mean()
        if rng.random() < 0.35:
            at, size = rng.integers(0, 80), rng.integers(1, 9)
            row[at:at + size] = fill
        for _ in range(row.shape[1] // 300 + 1):
            if rng.random() < 0.3:
                at, size = rng.integers(0, row.shape[1]), rng.integers(1, 13)
                row[:, at:at + size] = fill


def balanced(clips, shuffler):
    """A random part of the clips in which the languages have their shares"""
    groups = [[clip for clip in clips if clip.language == language] for language in LANGUAGES]
    whole = min(len(group) / share for group, share in zip(groups, LANGUAGE_SHARES) if group)
    return [clip for group, share in zip(groups, LANGUAGE_SHARES)
            for clip in shuffler.sample(group, min(len(group), int(whole * share)))]


class BatchStream(torch.utils.data.IterableDataset):
    """Endless batches. `phase_of(seconds of training so far)` -> (name, easy voices only)."""

    def __init__(self, clips, targets, schedule, seed, elapsed, clock):
        self.clips, self.targets, self.schedule = clips, targets, schedule
        self.seed, self.elapsed, self.clock, self.began = seed, elapsed, clock, clock()

    def __iter__(self):
        torch.set_num_threads(1)
        maker = WindowMaker(self.clips, self.seed)
        easy = [clip for clip in self.clips if clip.voice in self.schedule.easy_voices and len(clip.pcm) < 5 * RATE]
        shuffler, short, was_easy = random.Random(self.seed), None, True
        while True:
            elapsed = self.elapsed + self.clock() - self.began
            if was_easy and elapsed >= self.schedule.easy_seconds:
                short, was_easy = None, False
            share = self.schedule.full_share(elapsed)
            if maker.rng.random() < share:
                windows = [maker.decorate(maker.silent() if maker.rng.random() < 0.06 else maker.packed())
                           for _ in range(self.schedule.full_batch)]
                yield collate(windows, self.targets, maker.rng)
            else:
                pool = easy if elapsed < self.schedule.easy_seconds else self.clips
                short = short or self._buckets(balanced(pool, shuffler), shuffler)
                batch = next(short, None)
                if batch is None:
                    short = None
                    continue
                yield collate([maker.single(clip) for clip in batch], self.targets, maker.rng, full=False)

    def _buckets(self, pool, shuffler):
        """Batches of clips of like length, about the same sound in each. Few different shapes, see
        [Note: Shapes]: what does not fill a batch waits for its next visit."""
        waiting = {edge: [] for edge in BUCKET_SECONDS}
        for clip in shuffler.sample(pool, len(pool)):
            edge = next((edge for edge in BUCKET_SECONDS if edge >= len(clip.pcm) / RATE / 0.92 + 0.62), None)
            if edge is None:
                continue
            waiting[edge].append(clip)
            if len(waiting[edge]) >= int(self.schedule.full_batch * WINDOW_SECONDS / edge):
                yield waiting[edge]
                waiting[edge] = []
