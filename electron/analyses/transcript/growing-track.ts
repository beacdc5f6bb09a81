import { languageName } from '../../../core/language/language-name.ts';
import { buildCues } from '../../../core/cuebuilder/build-cues.ts';
import type { Cue, Word } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { Change, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { DEFAULT_FRAME_RATE, framesToExactMs } from '../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';

export interface TrackLayout {
  readonly profileFor: (language: string) => Profile;
  readonly frameRate: FrameRate | undefined;
  readonly durationMs: number;
}

/** The track in the library. */
export interface TrackStore {
  /** Answers with what was stored: what a person touched is left out. */
  readonly apply: (changes: readonly Change[]) => Promise<readonly Change[]>;
  readonly read: () => Promise<readonly TrackCue[]>;
  readonly exists: () => Promise<boolean>;
}

/** Words that were laid out at once, and their cues as they were first stored. */
interface Stretch {
  readonly words: readonly Word[];
  readonly cues: readonly TrackCue[];
}

/**
 * [Note: A track that grows]
 * Cues get ids that follow from the track's and their place, so a run that goes on after a kill offers the same ones
 * again, and the library takes only what it lacks. What a person touched, deleted cues among it, the library leaves
 * alone by itself. At the end cues that nobody touched are made anew from all words and with the shot changes; in one
 * transaction with the track's completion, so that a kill finds either the first cues or the last.
 */
export class GrowingTrack {
  readonly #store: TrackStore;
  readonly #layout: TrackLayout;
  readonly #stretches: Stretch[] = [];
  #track: SubtitleTrack;

  constructor(store: TrackStore, track: SubtitleTrack, layout: TrackLayout) {
    this.#store = store;
    this.#track = track;
    this.#layout = layout;
  }

  /**
   * Lays out the words behind the last stretch and returns what `keep` must store. `roomUntilMs`: where the next words
   * begin, when known.
   */
  append(words: readonly Word[], language: string, roomUntilMs: number | undefined): readonly Change[] {
    const cues = buildCues(words, {
      ...this.#cueOptions(language),
      notBeforeMs: this.#notBefore(this.#stretches.at(-1)?.cues.at(-1)?.endMs, language),
      durationMs: roomUntilMs ?? this.#layout.durationMs,
    });
    const number = this.#stretches.length;
    const stretch = {
      words,
      cues: cues.map((cue, i) => toTrackCue(cue, `${this.#track.id}-${number}-${i}`)),
    };
    this.#stretches.push(stretch);
    return stretch.cues.map((cue) => this.#insertion(cue));
  }

  /** Language and name, as soon as they are known; a person's own name stays. */
  describe(language: string): readonly Change[] {
    if (this.#track.language === language) return [];
    const before = this.#track;
    this.#track = { ...before, language, name: trackName(language) };
    return [{ kind: 'track', before, after: this.#track }];
  }

  async keep(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const stored = await this.#store.apply(changes);
    if (stored.length === 0 && !(await this.#store.exists())) throw trackDeleted();
  }

  /** `whole`: the cues of the entire track, laid out at once. */
  async finish(whole: readonly Cue[], shotChanges: readonly number[], language: string): Promise<void> {
    const offered = new Map(this.#stretches.flatMap(({ cues }) => cues).map((cue) => [cue.id, cue]));
    const stored = await this.#store.read();
    const same = stored.filter((cue) => offered.has(cue.id) && sameCue(cue, offered.get(cue.id)!));
    // The library keeps what a person's edits name, even when it looks as it did.
    const deleted = await this.#store.apply(same.map((cue) => this.#deletion(cue)));
    const free = new Set(
      deleted.flatMap((change) => (change.kind === 'cue' && change.before ? [change.before.id] : [])),
    );
    const kept = stored.filter((cue) => !free.has(cue.id));
    const isUntouched = kept.length === 0 && free.size === offered.size;
    const cues = isUntouched
      ? whole.map((cue, i) => toTrackCue(cue, `${finalPrefix(this.#track.id)}${i}`))
      : this.#rebuildFree(free, kept, shotChanges, language);
    await this.keep([
      ...cues.map((cue) => this.#insertion(cue)),
      { kind: 'track', before: this.#track, after: { ...this.#track, state: 'complete' } },
    ]);
  }

  /** Stretches of which nothing was touched are laid out anew between what stays; of the others all comes back. */
  #rebuildFree(
    free: ReadonlySet<string>,
    kept: readonly TrackCue[],
    shotChanges: readonly number[],
    language: string,
  ): TrackCue[] {
    const made: TrackCue[] = [];
    for (const [number, { words, cues }] of this.#stretches.entries()) {
      const own = cues.filter((cue) => free.has(cue.id));
      const first = cues[0];
      if (first === undefined || own.length < cues.length) {
        made.push(...own);
        continue;
      }
      const before = kept.findLast((cue) => cue.startMs < first.startMs)?.endMs;
      const after = kept.find((cue) => cue.startMs >= first.startMs)?.startMs;
      const next = this.#stretches[number + 1]?.cues[0]?.startMs;
      const rebuilt = buildCues(words, {
        ...this.#cueOptions(language),
        shotChanges,
        notBeforeMs: this.#notBefore(maxOf(before, made.at(-1)?.endMs), language),
        durationMs: Math.min(after ?? Infinity, next ?? Infinity, this.#layout.durationMs),
      });
      made.push(...rebuilt.map((cue, i) => toTrackCue(cue, `${finalPrefix(this.#track.id)}${number}-${i}`)));
    }
    return made;
  }

  #cueOptions(language: string) {
    const { frameRate, profileFor } = this.#layout;
    return { profile: profileFor(language), language, ...(frameRate ? { frameRate } : {}) };
  }

  #notBefore(endMs: number | undefined, language: string): number {
    if (endMs === undefined) return 0;
    const { frameRate = DEFAULT_FRAME_RATE, profileFor } = this.#layout;
    return endMs + Math.ceil(framesToExactMs(profileFor(language).minGapFrames, frameRate));
  }

  #insertion(after: TrackCue): Change {
    return { kind: 'cue', trackId: this.#track.id, before: null, after };
  }

  #deletion(before: TrackCue): Change {
    return { kind: 'cue', trackId: this.#track.id, before, after: null };
  }
}

export function trackDeleted(): SidecutError {
  return new SidecutError(
    'track-unknown',
    'The track of this transcription was deleted, so it was stopped. Undo the deletion and retry to go on.',
  );
}

/** Ids of cues that the end of a transcription made. */
export function finalPrefix(trackId: string): string {
  return `${trackId}-f`;
}

/** In its own words: "English", "Deutsch", "中文". */
export function trackName(language: string): string {
  return language === 'und' ? 'Captions' : languageName(language, language);
}

function toTrackCue({ startMs, endMs, text, confidence, words, speaker }: Cue, id: string): TrackCue {
  return {
    ...{ id, startMs, endMs, text, origin: 'machine' },
    ...(confidence === undefined ? {} : { confidence }),
    ...(words === undefined ? {} : { words: [...words] }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

function sameCue(a: TrackCue, b: TrackCue): boolean {
  return a.startMs === b.startMs && a.endMs === b.endMs && a.text === b.text && a.origin === b.origin;
}

function maxOf(...values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
