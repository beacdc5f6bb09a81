import type { SpeakerTurn } from '../analysis/speakers.ts';
import type { Word } from '../cues/cue.ts';
import { insideOf, wordsInside } from '../edit/settled-speakers.ts';
import type { Span } from '../edit/settled-speakers.ts';
import { labelsOf, withLabels } from '../edit/speaker-labels.ts';
import type { SpeakerLabel } from '../edit/speaker-labels.ts';
import type { TrackWithCues } from '../edit/speakers.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { speakersOfWords } from './words-by-speaker.ts';

/** From 1: `Speaker 1`. */
export type NewName = (number: number) => string;

export interface FoundSpeakers {
  readonly count: number;
  /** By start. */
  readonly turns: readonly SpeakerTurn[];
}

/**
 * [Note: Names after a run]
 * The analysis knows speakers by number, the project by name. Each number takes the name that most of its words have
 * now, one name each; the others get a new one. Stretches that are settled keep what they have. Before the first run every
 * name is a person's or a file's: those are settled by it.
 */
export function nameSpeakers(
  tracks: readonly TrackWithCues[],
  found: FoundSpeakers,
  newName: NewName,
): readonly string[] {
  const taken = new Set(tracks.flatMap(({ cues }) => cues.flatMap(labelsOf)));
  let number = 1;
  return namesNow(tracks, found).map((name) => {
    if (name !== undefined) return name;
    while (taken.has(newName(number))) number += 1;
    return newName(number++);
  });
}

/** The name that most words of each speaker have; undefined: none yet. */
export function namesNow(tracks: readonly TrackWithCues[], found: FoundSpeakers): readonly SpeakerLabel[] {
  const sharedMs = Array.from({ length: found.count }, () => new Map<string, number>());
  const ofNameMs = new Map<string, number>();
  const ofSpeakerMs = Array.from({ length: found.count }, () => 0);
  for (const { cue, places } of placedCues(tracks, found)) {
    for (const [i, name] of labelsOf(cue).entries()) {
      const { startMs, endMs } = cue.words?.[i] ?? cue;
      const place = places[i];
      if (name !== undefined) add(ofNameMs, name, endMs - startMs);
      if (place === undefined) continue;
      ofSpeakerMs[place]! += endMs - startMs;
      if (name !== undefined) add(sharedMs[place]!, name, endMs - startMs);
    }
  }
  const names: SpeakerLabel[] = Array.from({ length: found.count }, () => undefined);
  for (const { place, name } of pairs(sharedMs, ofNameMs, ofSpeakerMs)) {
    if (names[place] === undefined && !names.includes(name)) names[place] = name;
  }
  return names;
}

/** Less in common is chance: a share of what has the name, or of what the speaker says. */
const minShare = 0.25;

function pairs(
  sharedMs: readonly ReadonlyMap<string, number>[],
  ofNameMs: ReadonlyMap<string, number>,
  ofSpeakerMs: readonly number[],
) {
  return sharedMs
    .flatMap((ofNames, place) => [...ofNames].map(([name, ms]) => ({ place, name, ms })))
    .filter(
      ({ place, name, ms }) => ms >= minShare * ofNameMs.get(name)! || ms >= minShare * ofSpeakerMs[place]!,
    )
    .sort((a, b) => b.ms - a.ms || a.place - b.place);
}

/** The cues with the names of who speaks; where it is settled, as they are. */
export function labelledCues(
  { track, cues }: TrackWithCues,
  found: FoundSpeakers,
  names: readonly string[],
): readonly TrackCue[] {
  const isSettled = insideOf(track.settledSpeakers ?? []);
  return placedCues([{ track, cues }], found).map(({ cue, places }) => {
    const settled = wordsInside(cue, isSettled);
    const labels = labelsOf(cue).map((label, i) => {
      const place = places[i];
      return settled[i] === true || place === undefined ? label : names[place];
    });
    return withLabels(cue, labels);
  });
}

interface PlacedCue {
  readonly cue: TrackCue;
  /** Of its words; of itself where it has none. */
  readonly places: readonly (number | undefined)[];
}

function placedCues(tracks: readonly TrackWithCues[], found: FoundSpeakers): readonly PlacedCue[] {
  return tracks
    .filter(({ track }) => track.translates === undefined)
    .flatMap(({ cues }) => {
      const places = speakersOfWords(
        cues.flatMap(({ words = [] }) => words),
        found.turns,
      );
      let next = 0;
      return cues.map((cue) => {
        const count = cue.words?.length ?? 0;
        if (count === 0) return { cue, places: [placeOfCue(cue, found.turns)] };
        const own = places.slice(next, next + count);
        next += count;
        return { cue, places: own };
      });
    });
}

/** Of two in one cue, each in a line of their own, neither is the speaker of it. */
const dialogue = /^\s*[-–—].*\n\s*[-–—]/u;
const minShareOfSecond = 0.25;

/** Who says most of a cue without words. */
function placeOfCue(cue: TrackCue, turns: readonly SpeakerTurn[]): number | undefined {
  const spokenMs = new Map<number, number>();
  for (let i = firstTurnFor(cue, turns); i < turns.length && turns[i]!.startMs < cue.endMs; i++) {
    const turn = turns[i]!;
    const ms = Math.min(turn.endMs, cue.endMs) - Math.max(turn.startMs, cue.startMs);
    if (ms > 0) add(spokenMs, turn.speaker, ms);
  }
  const [first, second] = [...spokenMs].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return undefined;
  const all = [...spokenMs.values()].reduce((sum, ms) => sum + ms, 0);
  const isShared = second !== undefined && second[1] >= minShareOfSecond * all;
  return isShared && dialogue.test(cue.text) ? undefined : first[0];
}

/** A turn of a speech goes on for minutes: so far before a cue are turns looked at that may reach into it. */
const longestTurnMs = 600_000;

function firstTurnFor({ startMs }: Span, turns: readonly SpeakerTurn[]): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (turns[middle]!.startMs >= startMs - longestTurnMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where names are that no run has given, before the first one. */
export function namedSpans(cues: readonly TrackCue[]): readonly Span[] {
  const spans: { startMs: number; endMs: number }[] = [];
  let isOpen = false;
  for (const cue of cues) {
    const isNamed = labelsOf(cue).some((label) => label !== undefined);
    const last = spans.at(-1);
    if (isNamed && isOpen && last !== undefined) last.endMs = Math.max(last.endMs, cue.endMs);
    else if (isNamed) spans.push({ startMs: cue.startMs, endMs: cue.endMs });
    isOpen = isNamed;
  }
  return spans;
}

/** Words with new names for all of their speakers, for whom no project has any. */
export function namedWords(
  words: readonly Word[],
  { turns }: Pick<FoundSpeakers, 'turns'>,
  newName: NewName,
): readonly Word[] {
  const places = speakersOfWords(words, turns);
  return words.map((word, i) => {
    const place = places[i];
    return place === undefined ? word : { ...word, speaker: newName(place + 1) };
  });
}

/** Words as they were heard, with the names that the words of cues have: what cues are built from anew. */
export function withSpeakersOf(words: readonly Word[], cues: readonly TrackCue[]): readonly Word[] {
  const named = cues
    .flatMap((cue) => labelsOf(cue).map((label, i) => ({ label, span: cue.words?.[i] ?? cue })))
    .sort((a, b) => a.span.startMs - b.span.startMs);
  if (named.every(({ label }) => label === undefined)) return words;
  let from = 0;
  return words.map((word) => {
    while (from < named.length && named[from]!.span.endMs <= word.startMs) from += 1;
    const speaker = nearestLabel(named, Math.max(0, from - 1), word);
    return speaker === undefined ? word : { ...word, speaker };
  });
}

/** Of what is said at the same time most; else of what is said just before or after. */
const nearMs = 1000;

function nearestLabel(
  named: readonly { readonly label: SpeakerLabel; readonly span: Span }[],
  from: number,
  word: Span,
): SpeakerLabel {
  let best: { readonly label: SpeakerLabel; readonly sharedMs: number } | undefined;
  for (let i = from; i < named.length; i++) {
    const { label, span } = named[i]!;
    if (span.startMs > word.endMs + nearMs) break;
    // Below 0: how far they are apart.
    const sharedMs = Math.min(span.endMs, word.endMs) - Math.max(span.startMs, word.startMs);
    if (sharedMs >= -nearMs && (best === undefined || sharedMs > best.sharedMs)) best = { label, sharedMs };
  }
  return best?.label;
}

function add<Key>(sums: Map<Key, number>, key: Key, ms: number): void {
  sums.set(key, (sums.get(key) ?? 0) + ms);
}
