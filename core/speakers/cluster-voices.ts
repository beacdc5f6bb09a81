/**
 * [Note: How many speak]
 * Windows are grouped by average linkage, rather too fine; groups that are one person by their likeness relative to
 * themselves are merged (merge-speakers.ts); who says next to nothing goes; then the sound is followed through with the
 * voices that are left, twice, each time with the voices it gave. All levels are relative to how alike neighbouring windows
 * are in this recording, so they hold for other encoders, rooms and noise.
 */
import { followSpeakers } from './follow-speakers.ts';
import { groupVoices } from './group-voices.ts';
import { inOrder } from './link-voices.ts';
import { mergeSpeakers } from './merge-speakers.ts';
import { dot, sumByLabel, toUnit, vectorOf } from './voice-track.ts';
import type { VoiceTrack } from './voice-track.ts';

export interface ClusteredVoices {
  /** The speaker of each window. */
  readonly labels: readonly number[];
  /** Of each speaker, of length 1. */
  readonly voices: readonly Float32Array[];
  /** Of each window, 0 to 1: how much nearer it is to its speaker than to the next. */
  readonly margins: Float32Array;
}

/**
 * As shares of the usual likeness of one voice: groups that are less alike are not linked. From .75 to .9 nothing changes
 * (dialogues, noise, telephone, one alone; Resemblyzer's encoder).
 */
const linkShare = 0.8;
/** Where there have to be more groups than that gives. */
const finerShares = [0.95, 1.05, 1.15, 1.3];
/** Likeness relative to themselves above which two are one: people are below .77, halves of one person above .95. */
const oneAbove = 0.82;
/** The price of a change while speech goes on, and at a pause, as shares of the usual likeness. */
const changeShares = { inSpeech: 0.4, atPause: 0.1 };
/** Who has fewer windows, or a smaller share of them, is nobody: a cough, a cry, two at once. */
const minWindows = 5;
const minShare = 0.02;
/** Whoever has so many, some ten seconds, is somebody however long the others talk. */
const enoughWindows = 30;
/** Shorter windows tell a voice too badly to found a speaker; they are given to those that are found. */
const minFoundingMs = 1000;

export function clusterVoices(
  track: VoiceTrack,
  count: { readonly min: number; readonly max: number } | null,
): ClusteredVoices {
  if (track.windows.length === 0) return { labels: [], voices: [], margins: new Float32Array() };
  const usual = usualLikeness(track);
  const { min, max } = count ?? { min: 1, max: Infinity };
  let labels = firstLabels(track, usual, { min, max });
  let voices = voicesOf(track, labels);
  labels = labels.map((label, window) => (label < 0 ? nearest(voices, vectorOf(track, window)) : label));
  const price = { inSpeech: changeShares.inSpeech * usual, atPause: changeShares.atPause * usual };
  for (let round = 0; round < rounds; round++) {
    const followed = inOrder([...followSpeakers(track, voices, price)]);
    // Who is there because a person said so may be too little to be worth a change.
    if (Math.max(...new Set(followed)) + 1 < Math.min(min, voices.length)) break;
    labels = followed;
    voices = voicesOf(track, labels);
  }
  return { labels, voices, margins: marginsOf(track, labels, voices) };
}

const rounds = 3;

function voicesOf(track: VoiceTrack, labels: readonly number[]): readonly Float32Array[] {
  return sumByLabel(track, labels).sums.map(toUnit);
}

function nearest(voices: readonly Float32Array[], vector: Float32Array): number {
  const likeness = voices.map((voice) => dot(vector, voice));
  return likeness.indexOf(Math.max(...likeness));
}

function firstLabels(
  track: VoiceTrack,
  usual: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly number[] {
  const long = longWindows(track);
  const clear = pickWindows(track, long);
  const groups = withoutSmall(fineGroups(clear, usual, min), min);
  const merged = withoutSmall(mergeSpeakers(clear, groups, { least: oneAbove, min, max }), min);
  const labels = track.windows.map(() => -1);
  for (const [place, window] of long.entries()) labels[window] = merged[place]!;
  return labels;
}

/** Finer and finer, until there are as many as there have to be. */
function fineGroups(track: VoiceTrack, usual: number, min: number): readonly number[] {
  let groups: readonly number[] = [];
  for (const share of [linkShare, ...finerShares]) {
    groups = groupVoices(track, share * usual);
    if (new Set(groups).size >= min) break;
  }
  return groups;
}

/** Those long enough to tell a voice by; all where none is. */
function longWindows({ windows }: VoiceTrack): readonly number[] {
  const places = [...windows.keys()];
  const long = places.filter((window) => windows[window]!.endMs - windows[window]!.startMs >= minFoundingMs);
  return long.length === 0 ? places : long;
}

function pickWindows(track: VoiceTrack, places: readonly number[]): VoiceTrack {
  const { windows, dimensions } = track;
  if (places.length === windows.length) return track;
  const vectors = new Float32Array(places.length * dimensions);
  for (const [row, window] of places.entries()) vectors.set(vectorOf(track, window), row * dimensions);
  return { windows: places.map((window) => windows[window]!), vectors, dimensions };
}

/** Labels from 0 on without holes; -1 stays. */
function renumber(labels: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    if (label < 0) return -1;
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
}

/** Who says next to nothing is left for the others to take; `min` stay in any case. */
function withoutSmall(labels: readonly number[], min: number): readonly number[] {
  const sizes = new Map<number, number>();
  for (const label of labels) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const least = Math.max(minWindows, Math.min(enoughWindows, minShare * labels.length));
  const order = [...sizes].toSorted((a, b) => b[1] - a[1]);
  const kept = new Set(
    order.filter(([, size], place) => size >= least || place < min).map(([label]) => label),
  );
  return renumber(labels.map((label) => (kept.has(label) ? label : -1)));
}

/** Above the middle, for some neighbours are two people. */
const usualRank = 0.6;

/** The usual cosine of windows that follow each other without sharing sound. */
function usualLikeness(track: VoiceTrack): number {
  const { windows } = track;
  const found: number[] = [];
  let next = 1;
  for (let window = 0; window < windows.length; window++) {
    while (next < windows.length && windows[next]!.startMs < windows[window]!.endMs) next += 1;
    if (next < windows.length) found.push(dot(vectorOf(track, window), vectorOf(track, next)));
  }
  const sorted = Float32Array.from(found).sort();
  return sorted[Math.floor(usualRank * sorted.length)] ?? 1;
}

/** So much nearer, in cosines relative to the usual, is as sure as can be. */
const sureMargin = 0.2;

function marginsOf(
  track: VoiceTrack,
  labels: readonly number[],
  voices: readonly Float32Array[],
): Float32Array {
  return Float32Array.from({ length: track.windows.length }, (_, window) => {
    if (voices.length < 2) return 1;
    const vector = vectorOf(track, window);
    const own = dot(vector, voices[labels[window]!]!);
    const next = Math.max(
      ...voices.map((voice, place) => (place === labels[window] ? -1 : dot(vector, voice))),
    );
    return Math.max(0, Math.min(1, (own - next) / sureMargin));
  });
}
