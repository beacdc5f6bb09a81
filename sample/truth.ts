import { writeSrt } from '../core/formats/srt/write-srt.ts';
import type { PlacedSentence } from './speech/narration.ts';
import type { SpokenWord } from './speech/word-times.ts';
import { scenes } from './scenes/index.ts';
import type { SceneName } from './scenes/index.ts';
import type { SpeakerId } from './speakers.ts';
import type { Music, Range, Timeline, Topic } from './timeline.ts';
import { framesPerSecond } from './timeline.ts';

/** What a perfect captioner would know about the sample; all times in milliseconds of the video. */
export interface Truth {
  readonly licence: string;
  readonly speakers: readonly TrueSpeaker[];
  readonly durationMs: number;
  readonly framesPerSecond: number;
  readonly sentences: readonly TrueSentence[];
  /** Words that a person may want covered, wherever they are said. */
  readonly rude: readonly TrueWord[];
  readonly topics: readonly Topic[];
  readonly scenes: readonly TrueScene[];
  readonly shotChanges: readonly ShotChange[];
  readonly music: readonly Music[];
  readonly silence: readonly Range[];
}

/** A voice, as in voices.json of the starter Whisper. */
export interface TrueSpeaker {
  readonly id: SpeakerId;
  readonly engine: string;
  readonly voice: string;
  readonly settings: readonly number[];
  readonly language: string;
}

export interface TrueSentence extends Omit<PlacedSentence, 'words'> {
  readonly speaker: SpeakerId;
  readonly language: string;
  /** What it means, where it is not English. */
  readonly english?: string;
  readonly words: readonly TrueWord[];
}

export interface TrueWord extends Range {
  readonly text: string;
  /** The engine speaks the word as one with its neighbour; their time is shared out by letters. */
  readonly estimated?: true;
}

/** What is seen between two shot changes; a fade is cut in its middle. */
export interface TrueScene extends Range {
  readonly name: SceneName;
  /** In plain English, to be looked for by words. */
  readonly shows: string;
}

/** `timeMs` is the first frame of the new shot; a fade goes to black in its middle. */
export type ShotChange =
  | { readonly kind: 'cut'; readonly timeMs: number }
  | { readonly kind: 'fade'; readonly timeMs: number; readonly startMs: number; readonly endMs: number };

export function findShotChanges({ shots }: Timeline): readonly ShotChange[] {
  return shots.slice(1).map(({ firstFrame, fadeInFrames }) => {
    const timeMs = toMs(firstFrame);
    if (fadeInFrames === 0) return { kind: 'cut', timeMs };
    const halfMs = toMs(fadeInFrames);
    return { kind: 'fade', timeMs, startMs: timeMs - halfMs, endMs: timeMs + halfMs };
  });
}

export function describeScenes({ shots }: Timeline): readonly TrueScene[] {
  return shots.map(({ scene, firstFrame, endFrame }) => ({
    name: scene,
    shows: scenes[scene].shows,
    startMs: toMs(firstFrame),
    endMs: toMs(endFrame),
  }));
}

/** Gives every word a time of its own, also those that an engine speaks as one ("in the"). */
export function completeTimes(words: readonly SpokenWord[]): readonly TrueWord[] {
  const beginnings = words.flatMap(({ startMs }, index) => (startMs === undefined ? [] : [index]));
  return beginnings.flatMap((from, at) => shareOut(words.slice(from, beginnings[at + 1])));
}

function shareOut(words: readonly SpokenWord[]): readonly TrueWord[] {
  const [startMs, endMs] = [words[0]?.startMs, words.at(-1)?.endMs];
  if (startMs === undefined || endMs === undefined) throw new RangeError('The speech engine told no times.');
  if (words.length === 1) return [{ text: words[0]!.text, startMs, endMs }];
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  let spoken = 0;
  const edge = () => Math.round(startMs + ((endMs - startMs) * spoken) / letters);
  return words.map(({ text }) => {
    const wordStartMs = edge();
    spoken += text.length;
    return { text, startMs: wordStartMs, endMs: edge(), estimated: true };
  });
}

export function findRudeWords(
  sentences: readonly TrueSentence[],
  rude: readonly string[],
): readonly TrueWord[] {
  return sentences
    .flatMap(({ words }) => words)
    .filter(({ text }) => rude.includes(text.toLowerCase().replace(/[^\p{L}]/gu, '')));
}

/** The sentences as SubRip, a long one over two lines. */
export function toSubRip(sentences: readonly TrueSentence[]): string {
  return writeSrt(sentences.map(({ text, startMs, endMs }) => ({ startMs, endMs, text: breakInTwo(text) })));
}

function breakInTwo(text: string): string {
  if (text.length <= 42) return text;
  const middle = text.lastIndexOf(' ', text.length / 2);
  return `${text.slice(0, middle)}\n${text.slice(middle + 1)}`;
}

function toMs(frame: number): number {
  return (frame * 1000) / framesPerSecond;
}
