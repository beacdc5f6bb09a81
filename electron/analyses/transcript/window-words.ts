import type { Word } from '../../../core/cues/cue.ts';
import { mendSeam } from '../../../core/transcript/mend-seam.ts';
import type { RecognisedWord, WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { toRecordingMs, toWindowMs } from './pack-windows.ts';
import type { SpeechSpan } from './speech-span.ts';
import { samplesPerMs } from './piece-reader.ts';
import { trimWordsToSound } from './trim-words.ts';

/** What was heard of a part of a window. */
export interface HeardPart {
  /** Where a moment of the part lies in the window. */
  readonly inWindowMs: (ms: number) => number;
  readonly samples: Float32Array;
  /** Of the recording, what it consists of; absent where it is all of the window. */
  readonly spans?: readonly SpeechSpan[];
  readonly result: WindowResult;
  /** What its words are said in, where it was found out and not given. */
  readonly language?: string;
}

type Part = Pick<HeardPart, 'inWindowMs' | 'samples'>;

/** The part of a window in which a stretch of the recording lies. */
export function cutPart(window: CutWindow, { startMs, endMs }: SpeechSpan): Part {
  const offsetMs = toWindowMs(window, startMs);
  const from = Math.round(offsetMs * samplesPerMs);
  const to = Math.round(toWindowMs(window, endMs) * samplesPerMs);
  return { inWindowMs: (ms) => offsetMs + ms, samples: window.samples.subarray(from, Math.max(to, from)) };
}

/** Silence between stretches that are heard together, where there is room for it. */
const silenceMs = 600;

/** Several stretches of a window, one behind the other; no longer than the window. */
export function cutTogether(window: CutWindow, spans: readonly SpeechSpan[]): Part {
  const cuts = spans.map((span) => cutPart(window, span));
  const soundMs = cuts.reduce((sum, { samples }) => sum + samples.length / samplesPerMs, 0);
  const pauseMs = Math.max(0, Math.min(silenceMs, (window.lengthMs - soundMs) / spans.length));
  const samples = new Float32Array(Math.ceil((soundMs + pauseMs * spans.length) * samplesPerMs));
  let at = 0;
  const parts = cuts.map((cut) => {
    const startMs = at / samplesPerMs;
    samples.set(cut.samples.subarray(0, samples.length - at), at);
    at += cut.samples.length + Math.floor(pauseMs * samplesPerMs);
    return { startMs, lengthMs: cut.samples.length / samplesPerMs, inWindowMs: cut.inWindowMs };
  });
  const inWindowMs = (ms: number) => {
    const part = parts.findLast(({ startMs }) => startMs <= ms) ?? parts[0]!;
    return part.inWindowMs(Math.min(ms - part.startMs, part.lengthMs));
  };
  return { inWindowMs, samples: samples.subarray(0, Math.min(samples.length, window.samples.length)) };
}

/** The words of a part in the time of the recording. */
export function wordsOfPart(window: CutWindow, part: HeardPart): readonly Word[] {
  const { inWindowMs, samples, result, language } = part;
  const words = trimWordsToSound(result.segments.flatMap(wordsToSegmentEnd), samples);
  return words.map(({ startMs: from, endMs: to, text, confidence, timing, alternatives }) => {
    const startMs = Math.round(toRecordingMs(window, inWindowMs(from)));
    const endMs = Math.max(startMs, Math.round(toRecordingMs(window, inWindowMs(to))));
    return {
      ...{ startMs, endMs, text, confidence, timing },
      ...(alternatives === undefined ? {} : { alternatives }),
      ...(language === undefined ? {} : { language }),
    };
  });
}

/**
 * Attention shows well where a word begins; where the last one of a segment ends, nothing follows to show it,
 * but the model's own timestamp does.
 */
function wordsToSegmentEnd(segment: WindowResult['segments'][number]): RecognisedWord[] {
  return segment.words.map((word, index) =>
    index === segment.words.length - 1 ? { ...word, endMs: Math.max(word.endMs, segment.endMs) } : word,
  );
}

/** Words of two parts that follow one another, with the marks where they meet mended. */
export function joinWords(left: readonly Word[], right: readonly Word[], language: string): readonly Word[] {
  const { last, first } = mendSeam(left, right, language);
  const isOneLanguage = last?.language === first?.language;
  if (last === undefined || first === undefined || !isOneLanguage) return [...left, ...right];
  return [...left.slice(0, -1), last, first, ...right.slice(1)];
}
