/**
 * [Note: Names of speakers]
 * A speaker is a name on words and cues, the same in every track of a video; these edits change it in all of them. They
 * leave alone who wrote a cue: a machine's text stays a machine's under another name. What a person says about who speaks
 * is settled (`settledSpeakers` of a track), and a new run of the analysis leaves it as it is. A translated track has no
 * opinion of its own: its cues are spoken by whoever speaks those of its source.
 */
import type { Change, Edit, SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { namedEdit } from './make-edit.ts';
import { insideOf, settle, wordsInside } from './settled-speakers.ts';
import type { Span } from './settled-speakers.ts';
import { labelsOf, withLabels, withName } from './speaker-labels.ts';
import type { SpeakerLabel } from './speaker-labels.ts';

/** A track of the video with all its cues, in order. */
export interface TrackWithCues {
  readonly track: SubtitleTrack;
  readonly cues: readonly TrackCue[];
}

/** What is given to a speaker. */
export type SpokenPart =
  | { readonly kind: 'cues'; readonly trackId: string; readonly cueIds: readonly string[] }
  /** Places among the words of a cue, `to` exclusive. */
  | {
      readonly kind: 'words';
      readonly trackId: string;
      readonly cueId: string;
      readonly from: number;
      readonly to: number;
    }
  /** What is said there, in every track; with `speaker` only what that one says. */
  | { readonly kind: 'spans'; readonly spans: readonly Span[]; readonly speaker?: string };

/** As words and cues have it. */
const maxNameLength = 200;

export function cleanSpeakerName(typed: string): string {
  return typed.replaceAll(/\s+/gu, ' ').trim().slice(0, maxNameLength).trim();
}

/** Another name everywhere; one that is there already: the two become one. */
export function renameSpeaker(
  tracks: readonly TrackWithCues[],
  from: string,
  typed: string,
  newId: () => string,
): Edit | null {
  const speaker = cleanSpeakerName(typed);
  if (speaker === '' || speaker === from) return null;
  if (isSpeaker(tracks, speaker)) return mergeSpeakers(tracks, [from], speaker, newId);
  return namedEdit('edit.renameSpeaker', { from, speaker }, renamed(tracks, new Set([from]), speaker), newId);
}

/** What these say is said by `into`: a person knows that they are one, so it is settled. */
export function mergeSpeakers(
  tracks: readonly TrackWithCues[],
  names: readonly string[],
  into: string,
  newId: () => string,
): Edit | null {
  const others = new Set(names.filter((name) => name !== into));
  const settling = tracks.flatMap(({ track, cues }) =>
    settledChange(
      track,
      cues.flatMap((cue) =>
        spansOf(
          cue,
          labelsOf(cue).map((label) => label !== undefined && others.has(label)),
        ),
      ),
    ),
  );
  const changes = [...renamed(tracks, others, into), ...settling];
  return namedEdit('edit.mergeSpeakers', { speaker: into, count: others.size + 1 }, changes, newId);
}

/** What `name` says in these stretches is said by somebody else. */
export function splitSpeaker(
  tracks: readonly TrackWithCues[],
  name: string,
  spans: readonly Span[],
  typed: string,
  newId: () => string,
): Edit | null {
  const speaker = cleanSpeakerName(typed);
  if (speaker === '' || speaker === name) return null;
  const { changes } = given(tracks, { kind: 'spans', spans, speaker: name }, speaker);
  return namedEdit('edit.splitSpeaker', { from: name, speaker }, changes, newId);
}

/** Words, cues or a stretch are said by `typed`; null or nothing: by nobody in particular. */
export function giveToSpeaker(
  tracks: readonly TrackWithCues[],
  part: SpokenPart,
  typed: string | null,
  newId: () => string,
): Edit | null {
  const name = cleanSpeakerName(typed ?? '');
  const { changes, count, number } = given(tracks, part, name === '' ? undefined : name);
  return namedEdit('edit.setSpeaker', { number, count }, changes, newId);
}

/** Whoever speaks there, it is right. */
export function confirmSpeakers(
  tracks: readonly TrackWithCues[],
  spans: readonly Span[],
  newId: () => string,
): Edit | null {
  const changes = tracks.flatMap(({ track }) => settledChange(track, spans));
  return namedEdit('edit.confirmSpeakers', { count: spans.length }, changes, newId);
}

function isSpeaker(tracks: readonly TrackWithCues[], name: string): boolean {
  return tracks.some(({ cues }) => cues.some((cue) => labelsOf(cue).includes(name)));
}

function renamed(
  tracks: readonly TrackWithCues[],
  names: ReadonlySet<string>,
  to: string,
): readonly Change[] {
  const nameOf = (name: string) => (names.has(name) ? to : name);
  return tracks.flatMap(({ track, cues }) =>
    changesOf(
      track,
      cues,
      cues.map((cue) => withName(cue, nameOf)),
    ),
  );
}

interface Given {
  readonly changes: readonly Change[];
  /** Cues of the track that was meant, and the place of the first of them, from 1. */
  readonly count: number;
  readonly number: number;
}

interface ChosenWords {
  readonly cue: TrackCue;
  readonly words: readonly boolean[];
}

function given(tracks: readonly TrackWithCues[], part: SpokenPart, name: SpeakerLabel): Given {
  const { own, translated, chosenOf, meant } = planOf(tracks, part);
  const changes: Change[] = [];
  const sources = new Map<string, TrackCue>();
  let told: Pick<Given, 'count' | 'number'> | null = null;
  for (const one of own) {
    const chosen = chosenOf(one);
    if (chosen.length === 0) continue;
    if (told === null || one === meant) {
      told = { count: chosen.length, number: one.cues.indexOf(chosen[0]!.cue) + 1 };
    }
    for (const { cue, words } of chosen) {
      const after = withLabels(
        cue,
        labelsOf(cue).map((label, i) => (words[i] === true ? name : label)),
      );
      if (after === cue) continue;
      changes.push({ kind: 'cue', trackId: one.track.id, before: cue, after });
      sources.set(cue.id, after);
    }
    const spans = chosen.flatMap(({ cue, words }) => spansOf(cue, words));
    changes.push(...settledChange(one.track, spans));
  }
  changes.push(...translated.flatMap((one) => followSource(one, sources)));
  return { changes, ...(told ?? { count: 0, number: 1 }) };
}

/**
 * Whoever says something in one track says it in the others: there the same stretches are given, but only where they had
 * the speaker that is replaced.
 */
function planOf(tracks: readonly TrackWithCues[], part: SpokenPart) {
  const meant = part.kind === 'spans' ? undefined : tracks.find(({ track }) => track.id === part.trackId);
  const own = tracks.filter((one) => one === meant || one.track.translates === undefined);
  const translated = tracks.filter((one) => !own.includes(one));
  if (part.kind === 'spans') {
    return { own, translated, meant, chosenOf: ({ cues }: TrackWithCues) => chosenIn(cues, part) };
  }
  const inMeant = meant === undefined ? [] : chosenIn(meant.cues, part);
  const spans = inMeant.flatMap(({ cue, words }) => spansOf(cue, words));
  const replaced = new Set(inMeant.flatMap(({ cue, words }) => labelsOf(cue).filter((_, i) => words[i])));
  const chosenOf = (one: TrackWithCues) =>
    one === meant ? inMeant : chosenIn(one.cues, { kind: 'spans', spans }, replaced);
  return { own, translated, meant, chosenOf };
}

/** `replaced`: only words that have one of these. */
function chosenIn(
  cues: readonly TrackCue[],
  part: SpokenPart,
  replaced: ReadonlySet<SpeakerLabel> | null = null,
): readonly ChosenWords[] {
  const choose = chooserOf(part);
  return cues.flatMap((cue) => {
    const chosen = choose(cue);
    if (chosen === null) return [];
    const labels = replaced === null ? null : labelsOf(cue);
    const words = chosen.map((isChosen, i) => isChosen && (labels === null || replaced!.has(labels[i])));
    return words.includes(true) ? [{ cue, words }] : [];
  });
}

/** null: nothing of the cue. */
function chooserOf(part: SpokenPart): (cue: TrackCue) => readonly boolean[] | null {
  switch (part.kind) {
    case 'cues': {
      const ids = new Set(part.cueIds);
      return (cue) => (ids.has(cue.id) ? labelsOf(cue).map(() => true) : null);
    }
    case 'words':
      return (cue) =>
        cue.id === part.cueId ? labelsOf(cue).map((_, i) => i >= part.from && i < part.to) : null;
    case 'spans': {
      const isInside = insideOf(part.spans);
      const { speaker } = part;
      return (cue) => {
        const inside = wordsInside(cue, isInside);
        if (speaker === undefined) return inside;
        const labels = labelsOf(cue);
        return inside.map((is, i) => is && labels[i] === speaker);
      };
    }
  }
}

/** The cues of a translated track, after those that they translate were given to others. */
export function followSource(
  { track, cues }: TrackWithCues,
  sources: ReadonlyMap<string, TrackCue>,
): readonly Change[] {
  return changesOf(
    track,
    cues,
    cues.map((cue) => {
      const source = cue.translation === undefined ? undefined : sources.get(cue.translation.of);
      if (source === undefined) return cue;
      const labels = labelsOf(source);
      const speaker = labels.every((label) => label === labels[0]) ? labels[0] : undefined;
      return withLabels(
        cue,
        labelsOf(cue).map(() => speaker),
      );
    }),
  );
}

/** `after`: in the order of `before`, the same object where nothing changes. */
export function changesOf(
  track: SubtitleTrack,
  before: readonly TrackCue[],
  after: readonly TrackCue[],
): readonly Change[] {
  return before.flatMap((cue, i): readonly Change[] => {
    const changed = after[i]!;
    return changed === cue ? [] : [{ kind: 'cue', trackId: track.id, before: cue, after: changed }];
  });
}

/** The stretches of these words; where all of them are meant, that of the cue. */
function spansOf(cue: TrackCue, words: readonly boolean[]): readonly Span[] {
  if (!words.includes(true)) return [];
  if (!words.includes(false)) {
    const [first, last] = [cue.words?.[0], cue.words?.at(-1)];
    const startMs = Math.min(cue.startMs, first?.startMs ?? cue.startMs);
    return [{ startMs, endMs: Math.max(cue.endMs, last?.endMs ?? cue.endMs) }];
  }
  return cue.words!.filter((_, i) => words[i]).map(({ startMs, endMs }) => ({ startMs, endMs }));
}

function settledChange(before: SubtitleTrack, spans: readonly Span[]): readonly Change[] {
  if (before.translates !== undefined) return [];
  const after = settle(before, spans);
  return after === before ? [] : [{ kind: 'track', before, after }];
}
