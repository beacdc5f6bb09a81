import type { ShotContext } from '../check/shot-rules.ts';
import { buildCues } from '../cuebuilder/build-cues.ts';
import { preferredStart } from '../cuebuilder/start-times.ts';
import type { Cue, Word } from '../cues/cue.ts';
import { gapMsRequired } from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import { defaultFrameRate } from '../time/frame-rate.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { withDialogues } from './dialogue.ts';
import { endOfStretch } from './stretches.ts';
import type { Writing } from './written/written-words.ts';
import { writtenWords } from './written/written-words.ts';

/** What cues are made to. */
export interface Layout {
  readonly profile: Profile;
  /** BCP 47, of most words. */
  readonly language: string;
  readonly frameRate: FrameRate | undefined;
  /** First frame of each shot. */
  readonly shotChanges: readonly number[];
  readonly durationMs: number;
  /** What the person asked for, see [Note: Written words]. */
  readonly writing?: Pick<Writing, 'convertChinese' | 'leavesOutFillers'>;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A cue that is a person's now: its words are taken, and cues are made around it. */
export interface TakenCue {
  /** The words that it had when a machine made it. */
  readonly spoken: Span | null;
  /** Where it stands; null when it was deleted. */
  readonly now: Span | null;
}

/** What stands around a stretch. */
export interface Surroundings {
  /** End of the last cue before it. */
  readonly previousEndMs: number | null;
  /** The words before and behind it. */
  readonly previousWord?: Word | undefined;
  readonly nextWord: Word | undefined;
  /** In any order; those elsewhere do no harm. */
  readonly taken: readonly TakenCue[];
}

/** The cues of one stretch, see [Note: Stretches]. */
export function layOutStretch(words: readonly Word[], around: Surroundings, layout: Layout): readonly Cue[] {
  const shots = shotsOf(layout);
  const gapMs = gapMsRequired(layout.profile, shots.frameRate);
  const standing = around.taken.flatMap(({ now }) => (now === null ? [] : [now]));
  const cues: Cue[] = [];
  const written = writtenWords(
    words,
    { before: around.previousWord, after: around.nextWord },
    {
      ...{ language: layout.language, ...layout.writing },
      writesOutFirstNumber: layout.profile.writesOutFirstNumber,
    },
  );
  const runs = freeRuns(written, around.taken);
  for (const [i, run] of runs.entries()) {
    const first = run[0]!;
    const before = endBefore(first, standing);
    const own = cues.at(-1)?.endMs ?? around.previousEndMs;
    const previousEndMs = own === null && before === null ? null : Math.max(own ?? 0, before ?? 0);
    const nextWord = runs[i + 1]?.[0] ?? around.nextWord;
    const after = startBehind(first, standing);
    const nextStartMs = Math.min(
      after ?? Infinity,
      nextWord === undefined ? Infinity : preferredStart(nextWord.startMs, shots),
    );
    const isBounded = nextStartMs > run.at(-1)!.startMs && nextStartMs !== Infinity;
    cues.push(
      ...buildCues(run, {
        ...{ profile: layout.profile, language: layout.language, shotChanges: layout.shotChanges },
        frameRate: shots.frameRate,
        durationMs: Math.min(isBounded ? nextStartMs : Infinity, endOfSound(run, layout)),
        ...(previousEndMs === null ? {} : { previousEndMs, notBeforeMs: previousEndMs + gapMs }),
        ...(isBounded ? { nextStartMs } : {}),
      }),
    );
  }
  return withDialogues(cues, layout.profile);
}

/** A length that a container claims may be too short: where words begin behind it, the sound went on. */
function endOfSound(words: readonly Word[], { durationMs }: Layout): number {
  const last = words.at(-1)!;
  if (durationMs <= 0) return Infinity;
  return last.startMs < durationMs ? durationMs : last.endMs;
}

/** All words as cues. */
export function layOutWords(words: readonly Word[], layout: Layout): readonly Cue[] {
  const cues: Cue[] = [];
  for (let from = 0; from < words.length;) {
    const to = endOfStretch(words, from) ?? words.length;
    const previousEndMs = cues.at(-1)?.endMs ?? null;
    const around = { previousEndMs, previousWord: words[from - 1], nextWord: words[to], taken: [] };
    cues.push(...layOutStretch(words.slice(from, to), around, layout));
    from = to;
  }
  return cues;
}

function shotsOf({ profile, frameRate = defaultFrameRate, shotChanges }: Layout): ShotContext {
  return { profile, frameRate, shotChanges };
}

/** The words that no person's cue has, in runs with none of the person's between. */
function freeRuns(words: readonly Word[], taken: readonly TakenCue[]): readonly (readonly Word[])[] {
  const spans = taken.flatMap(({ spoken }) => (spoken === null ? [] : [spoken]));
  const standing = taken.flatMap(({ now }) => (now === null ? [] : [now]));
  const runs: Word[][] = [];
  let last: Word | undefined;
  for (const word of words) {
    const middleMs = (word.startMs + word.endMs) / 2;
    if (spans.some(({ startMs, endMs }) => middleMs >= startMs && middleMs <= endMs)) {
      last = undefined;
      continue;
    }
    const before = last;
    const isParted =
      before === undefined ||
      standing.some(({ startMs }) => startMs > before.startMs && startMs <= word.startMs);
    if (isParted) runs.push([word]);
    else runs.at(-1)!.push(word);
    last = word;
  }
  return runs;
}

function endBefore(word: Word, standing: readonly Span[]): number | null {
  const ends = standing.filter(({ startMs }) => startMs <= word.startMs).map(({ endMs }) => endMs);
  return ends.length === 0 ? null : Math.max(...ends);
}

function startBehind(word: Word, standing: readonly Span[]): number | null {
  const starts = standing.filter(({ startMs }) => startMs > word.startMs).map(({ startMs }) => startMs);
  return starts.length === 0 ? null : Math.min(...starts);
}
