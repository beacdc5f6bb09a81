"""Speaks the training sentences of one language with espeak-ng, flite and festival and caches them.

One shard per process: `<cache>/<language><shard>.pcm` (int16 mono 16 kHz, clips one after another, silence at both
ends trimmed) and `<shard>.jsonl`, one clip a line:
  {"offset": samples, "samples": n, "text": ..., "voice": "espeak-ng:en-us+f3",
   "language": "en", "words": [[start s, end s], ...] one per unit (language.py), or null when the engine does not tell}
"""
import argparse
import ctypes
import json
import multiprocessing
import random
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
from scipy.signal import resample_poly

from language import LANGUAGES, units
from sentences import STARTER, training_sentences

RATE = 16000


class EspeakEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique_identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
                ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
                ("user_data", ctypes.c_void_p), ("name", ctypes.c_char * 8)]


class Espeak:
    """libespeak-ng, because its word events carry the true word starts."""
    WORD_EVENT, SENTENCE_END = 1, 6
    RATE_PARAMETER, PITCH_PARAMETER, RANGE_PARAMETER = 1, 3, 4
    # The library knows these by the name of their file only, unlike the program `espeak-ng`.
    LIBRARY_NAMES = {"en-gb": "en", "fr-fr": "fr"}

    def __init__(self):
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.native_rate = self.library.espeak_Initialize(1, 0, None, 0)
        self.callback_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int,
                                              ctypes.POINTER(EspeakEvent))
        self.callback = self.callback_type(self._receive)
        self.library.espeak_SetSynthCallback(self.callback)

    def _receive(self, samples, count, events):
        if samples and count > 0:
            self.blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        index = 0
        while events[index].type:
            if events[index].type == self.WORD_EVENT:
                self.words.append((events[index].text_position, events[index].sample))
            index += 1
        return 0

    def _choose(self, voice):
        """`voice` as `espeak-ng -v` takes it; when the library refuses a name, the voice before would go on speaking"""
        accent, plus, timbre = voice.partition("+")
        name = self.LIBRARY_NAMES.get(accent, accent) + plus + timbre
        if self.library.espeak_SetVoiceByName(name.encode()) != 0:
            raise ValueError(f"libespeak-ng has no voice {name}")

    def speak(self, voice, text, rate, pitch, language):
        """-> (int16 samples at 16 kHz, [word start in seconds])"""
        self.blocks, self.words = [], []
        self._choose(voice)
        self.library.espeak_SetParameter(self.RATE_PARAMETER, rate, 0)
        self.library.espeak_SetParameter(self.PITCH_PARAMETER, pitch, 0)
        data = text.encode()
        self.library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
        self.library.espeak_Synchronize()
        pcm = np.concatenate(self.blocks).astype(np.float32)
        resampled = resample_poly(pcm, RATE // 50, self.native_rate // 50)
        starts = {position: sample / self.native_rate for position, sample in self.words}
        return resampled, unit_starts(text, language, starts)


def unit_starts(text, language, starts):
    """[start in seconds] of each unit from {position of a word's first letter, from 1: seconds}; None when a unit's
    is missing"""
    known, cursor = [], 0
    for unit in units(text, language):
        at = text.index(unit, cursor)
        first_letter = next(index for index, letter in enumerate(unit) if letter.isalnum())
        known.append(starts.get(at + first_letter + 1))
        cursor = at + len(unit)
    return None if None in known else known


class FliteWave(ctypes.Structure):
    _fields_ = [("type", ctypes.c_char_p), ("sample_rate", ctypes.c_int), ("num_samples", ctypes.c_int),
                ("num_channels", ctypes.c_int), ("samples", ctypes.POINTER(ctypes.c_short))]


class FliteVoice(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("features", ctypes.c_void_p)]


class Flite:
    """libflite in process; the Word relation gives word starts and ends."""

    def __init__(self):
        self.library = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
        for name in ("usenglish", "cmulex"):
            ctypes.CDLL(f"libflite_{name}.so.1", mode=ctypes.RTLD_GLOBAL)
        self.library.flite_init()
        self.voices = {}
        pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_float
        for name, result, arguments in [
                ("flite_synth_text", pointer, [text, pointer]), ("utt_wave", ctypes.POINTER(FliteWave), [pointer]),
                ("utt_relation", pointer, [pointer, text]), ("relation_head", pointer, [pointer]),
                ("item_next", pointer, [pointer]), ("ffeature_float", number, [pointer, text]),
                ("ffeature_string", text, [pointer, text]), ("delete_utterance", None, [pointer]),
                ("feat_set_float", None, [pointer, text, number])]:
            function = getattr(self.library, name)
            function.restype, function.argtypes = result, arguments

    def voice(self, name):
        if name not in self.voices:
            library = ctypes.CDLL(f"libflite_cmu_us_{name}.so.1")
            register = getattr(library, f"register_cmu_us_{name}")
            register.restype = ctypes.POINTER(FliteVoice)
            register.argtypes = [ctypes.c_char_p]
            self.voices[name] = register(None)
        return self.voices[name]

    def speak(self, name, text, stretch):
        """-> (samples at 16 kHz, [word start in seconds])"""
        voice, library = self.voice(name), self.library
        library.feat_set_float(voice.contents.features, b"duration_stretch", stretch)
        utterance = library.flite_synth_text(text.encode(), voice)
        produced = library.utt_wave(utterance).contents
        pcm = np.ctypeslib.as_array(produced.samples, (produced.num_samples,)).astype(np.float32)
        if produced.sample_rate != RATE:
            pcm = resample_poly(pcm, RATE // 1000, produced.sample_rate // 1000)
        starts, names = [], []
        item = library.relation_head(library.utt_relation(utterance, b"Word"))
        while item:
            starts.append(library.ffeature_float(item, b"R:SylStructure.daughter1.daughter1.R:Segment.p.end"))
            names.append(library.ffeature_string(item, b"name").decode())
            item = library.item_next(item)
        library.delete_utterance(utterance)
        words = [word.strip(".,?!").lower() for word in text.split()]
        return pcm.copy(), starts if names == words else None


def speak_festival(jobs):
    """[(voice, text)] -> list of samples at 16 kHz; one festival process for all."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for index, (voice, text) in enumerate(jobs):
            lines.append(f"(voice_{voice})\n"
                         f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{folder}/{index}.wav" \'riff)')
        script = Path(folder, "jobs.scm")
        script.write_text("\n".join(lines))
        subprocess.run(["festival", "-b", str(script)], check=False, stderr=subprocess.DEVNULL)
        for index, _ in enumerate(jobs):
            try:
                with wave.open(f"{folder}/{index}.wav") as file:
                    pcm = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32)
                    rate = file.getframerate()
            except (OSError, EOFError, wave.Error):
                yield None
                continue
            yield pcm if rate == RATE else resample_poly(pcm, RATE // 50, rate // 50)


def speech_edges(pcm, threshold=0.012):
    """(first, last + 1) sample louder than `threshold` of the loudest 10 ms frame's level."""
    frames = np.abs(pcm[: len(pcm) // 160 * 160].reshape(-1, 160)).max(1)
    loud = np.nonzero(frames > threshold * frames.max())[0]
    return int(loud[0]) * 160, min(len(pcm), int(loud[-1] + 1) * 160)


def finish_clip(pcm, starts):
    """Trims, scales to a peak of 0.5 and returns (int16, [[start, end], ...] or None)."""
    first, end = speech_edges(pcm)
    clip = pcm[first:end]
    clip = clip * (16384 / max(1.0, np.abs(clip).max()))
    words = None
    if starts:
        shifted = [min(max(0.0, start - first / RATE), len(clip) / RATE) for start in starts]
        words = [[round(a, 3), round(b, 3)] for a, b in zip(shifted, shifted[1:] + [len(clip) / RATE])]
    return clip.astype(np.int16), words


def voice_plan(language, count, rng):
    """One known voice of the language per clip, as often as its weight says."""
    known = [voice for voice in json.loads((STARTER / "voices.json").read_text())["known"]
             if voice["language"] == language]
    weights = [voice["weight"] for voice in known]
    return rng.choices(known, weights, k=count)


def write_shard(arguments):
    cache, language, shard, texts, seed = arguments
    rng = random.Random(seed)
    plan = list(zip(texts, voice_plan(language, len(texts), rng)))
    espeak, flite = Espeak(), Flite()
    offset = 0
    with open(cache / f"{shard}.pcm", "wb") as pcm_file, open(cache / f"{shard}.jsonl", "w") as index_file:
        def store(text, voice, pcm, starts):
            nonlocal offset
            clip, words = finish_clip(pcm, starts)
            if words and len(words) != len(units(text, language)):
                words = None
            if len(clip) > 9 * RATE or len(clip) < RATE // 5:
                return
            pcm_file.write(clip.tobytes())
            index_file.write(json.dumps({"offset": offset, "samples": len(clip), "text": text,
                                         "voice": f"{voice['engine']}:{voice['voice']}", "language": language,
                                         "words": words}) + "\n")
            offset += len(clip)

        for text, voice in plan:
            if voice["engine"] == "espeak-ng":
                pcm, starts = espeak.speak(voice["voice"], text, rng.randint(135, 190), rng.randint(35, 65),
                                          language)
            elif voice["engine"] == "flite":
                pcm, starts = flite.speak(voice["voice"], text, rng.uniform(0.85, 1.2))
            else:
                continue
            if np.abs(pcm).max() > 100:
                store(text, voice, pcm, starts)
        festival_jobs = [(text, voice) for text, voice in plan if voice["engine"] == "festival"]
        festival_jobs.sort(key=lambda job: job[1]["voice"])
        spoken = speak_festival([(voice["voice"], text) for text, voice in festival_jobs])
        for (text, voice), pcm in zip(festival_jobs, spoken):
            if pcm is not None and np.abs(pcm).max() > 100:
                store(text, voice, pcm, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--count", type=int, default=6500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    texts = list(training_sentences(options.language, options.count, options.seed))
    shards = options.processes
    work = [(options.cache, options.language, f"{options.language}{index}", texts[index::shards],
             options.seed * 1000 + index)
            for index in range(shards)]
    # A process speaks one shard only: libespeak-ng hangs when it is initialised a second time.
    with multiprocessing.get_context("spawn").Pool(options.processes, maxtasksperchild=1) as pool:
        pool.map(write_shard, work, chunksize=1)


if __name__ == "__main__":
    main()
