import { trimToSpeech } from '../speech/narration.ts';
import type { Speech } from '../speech/speech.ts';
import { speechSampleRate } from '../speech/speech.ts';
import { resample } from '../speech/resample.ts';
import type { Sound } from '../speech/wave.ts';
import type { Music } from '../timeline.ts';
import { playTheme, themes } from './music.ts';

const sampleRate = 48000;

/** Speech and music at their places; nothing else sounds. */
export function mixSoundtrack(
  durationMs: number,
  narration: readonly { readonly speech: Speech; readonly startMs: number }[],
  music: readonly Music[],
): Sound {
  const samples = new Float32Array(Math.round((durationMs / 1000) * sampleRate));
  for (const { speech, startMs } of narration) {
    const spoken = { samples: trimToSpeech(speech), sampleRate: speechSampleRate };
    addAt(samples, startMs, resample(spoken, sampleRate).samples);
  }
  for (const { theme, startMs, endMs } of music) {
    addAt(samples, startMs, playTheme(themes[theme], endMs - startMs, sampleRate));
  }
  return { samples, sampleRate };
}

function addAt(output: Float32Array, startMs: number, sound: Float32Array): void {
  const first = Math.round((startMs / 1000) * sampleRate);
  for (const [index, sample] of sound.entries()) {
    if (first + index < output.length) output[first + index]! += sample;
  }
}
