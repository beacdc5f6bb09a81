import { SidecutError } from '../../../core/errors.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { Change, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import type { Layout } from '../../../core/transcript/lay-out.ts';
import { trackChanges } from '../../../core/transcript/track-changes.ts';
import { TrackProjection, isProjected } from '../../../core/transcript/track-projection.ts';
import type { TouchedCue } from '../../../core/transcript/track-projection.ts';
import type { Word } from '../../../core/cues/cue.ts';

export interface WriterSettings {
  readonly profileFor: (language: string) => Profile;
  readonly frameRate: FrameRate | undefined;
  readonly durationMs: number;
  /** Absent: as it was recognised. */
  readonly writing?: Layout['writing'];
}

/** The track in the library. */
export interface TrackStore {
  /** Answers with what was stored: what a person touched is left out. */
  readonly apply: (changes: readonly Change[]) => Promise<readonly Change[]>;
  readonly read: () => Promise<readonly TrackCue[]>;
  readonly touched: () => Promise<readonly TouchedCue[]>;
  readonly exists: () => Promise<boolean>;
}

/** What is known of the words so far. */
export interface WordsSoFar {
  readonly words: readonly Word[];
  /** BCP 47, of most of them; `und` while there are none. */
  readonly language: string;
  /** null while the shots are being found. */
  readonly shotChanges: readonly number[] | null;
}

/** A person may edit while the last cues are made; then they are made again around the edit. */
const maxTries = 4;

/**
 * Keeps a track in the library as the words so far give it, see [Note: Cues are a projection]. What a person touched,
 * deleted cues among it, the library leaves alone by itself. A run that goes on after a kill begins with what is stored.
 */
export class TrackWriter {
  readonly #store: TrackStore;
  readonly #settings: WriterSettings;
  readonly #projection: TrackProjection;
  #track: SubtitleTrack;
  /** Cues as this writer, or one before it, stored them. */
  readonly #shown: Map<string, TrackCue>;
  #layout: Layout | undefined;

  constructor(
    store: TrackStore,
    track: SubtitleTrack,
    stored: readonly TrackCue[],
    settings: WriterSettings,
  ) {
    this.#store = store;
    this.#track = track;
    this.#settings = settings;
    this.#projection = new TrackProjection(track.id);
    const own = stored.filter(({ id, origin }) => origin === 'machine' && isProjected(track.id, id));
    this.#shown = new Map(own.map((cue) => [cue.id, cue]));
  }

  async show(soFar: WordsSoFar): Promise<void> {
    await this.#write(soFar, []);
  }

  /** All words are there: the last cues and the track's completion are stored at once. */
  async finish(all: WordsSoFar): Promise<void> {
    const complete: Change = {
      kind: 'track',
      before: this.#track,
      after: { ...this.#described(all.language), state: 'complete' },
    };
    for (let tries = 1; ; tries++) {
      const isWhole = await this.#write(all, [complete]);
      if (isWhole || tries === maxTries) return;
    }
  }

  /** False when a person was faster with some of the cues. */
  async #write(soFar: WordsSoFar, more: readonly Change[]): Promise<boolean> {
    const touched = await this.#store.touched();
    for (const { id } of touched) this.#shown.delete(id);
    const after = this.#projection
      .project(soFar.words, this.#layoutFor(soFar), touched)
      .flatMap(({ cues }) => cues);
    const cues = trackChanges(this.#track.id, this.#shown, after);
    const changes = [...this.#descriptions(soFar.language, more), ...cues];
    if (changes.length === 0) return true;
    const stored = await this.#store.apply(changes);
    if (stored.length === 0 && !(await this.#store.exists())) throw trackDeleted(this.#track.id);
    this.#remember(stored);
    return stored.filter(({ kind }) => kind === 'cue').length === cues.length;
  }

  #remember(stored: readonly Change[]): void {
    for (const change of stored) {
      if (change.kind !== 'cue') continue;
      if (change.after !== null) this.#shown.set(change.after.id, change.after);
      else if (change.before !== null) this.#shown.delete(change.before.id);
    }
  }

  /** Language and name, as soon as they are known; a person's own name stays. */
  #descriptions(language: string, more: readonly Change[]): readonly Change[] {
    if (more.length > 0) return more;
    const before = this.#track;
    this.#track = this.#described(language);
    return this.#track === before ? [] : [{ kind: 'track', before, after: this.#track }];
  }

  #described(language: string): SubtitleTrack {
    if (this.#track.language === language) return this.#track;
    return { ...this.#track, language, name: trackName(language) };
  }

  /** The same object while nothing of it changes. */
  #layoutFor({ language, shotChanges }: WordsSoFar): Layout {
    const known = this.#layout;
    const shots = shotChanges ?? noShots;
    if (known !== undefined && known.language === language && known.shotChanges === shots) return known;
    const { profileFor, frameRate, durationMs, writing } = this.#settings;
    this.#layout = {
      ...{ profile: profileFor(language), language, frameRate, shotChanges: shots, durationMs },
      ...(writing === undefined ? {} : { writing }),
    };
    return this.#layout;
  }
}

const noShots: readonly number[] = [];

export function trackDeleted(trackId: string): SidecutError {
  return new SidecutError('track-unknown', { reason: 'deleted', trackId });
}

/** In the language's own words: "English", "Deutsch", "中文". */
export function trackName(language: string): string {
  return language === 'und' ? 'Captions' : languageName(language, language);
}
