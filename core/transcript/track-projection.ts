import type { Cue, Word } from '../cues/cue.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { layOutStretch } from './lay-out.ts';
import type { Layout, Surroundings, TakenCue } from './lay-out.ts';
import { endOfStretch } from './stretches.ts';

/** A person's cue, by its id. */
export interface TouchedCue extends TakenCue {
  readonly id: string;
}

export interface ProjectedStretch {
  readonly number: number;
  readonly cues: readonly TrackCue[];
}

/**
 * [Note: Cues are a projection]
 * A track is what the words give under a layout, around the cues that are a person's: the same words, layout and
 * edits give the same cues, whoever asks and however often a process was killed meanwhile. Ids follow from the stretch
 * and the place in it. Each stretch is built once; again only when something that it was built from has changed, as the
 * last one does while words come, or all when the shots or the language become known.
 */
export class TrackProjection {
  readonly #trackId: string;
  readonly #built = new Map<number, { readonly key: string; readonly stretch: ProjectedStretch }>();
  readonly #layouts = new Map<Layout, number>();

  constructor(trackId: string) {
    this.#trackId = trackId;
  }

  /** All stretches in order. A `layout` is another when it is another object. */
  project(
    words: readonly Word[],
    layout: Layout,
    touched: readonly TouchedCue[],
  ): readonly ProjectedStretch[] {
    const stretches: ProjectedStretch[] = [];
    let previousEndMs: number | null = null;
    for (let from = 0, number = 0; from < words.length; number++) {
      const to = endOfStretch(words, from) ?? words.length;
      const taken = within(touched, words, from, to);
      const around: Surroundings = {
        ...{ previousEndMs, taken },
        ...{ previousWord: words[from - 1], nextWord: words[to] },
      };
      const said = words.slice(from, to);
      const key = JSON.stringify([from, to, saidKey(said), around, this.#numberOf(layout)]);
      const known = this.#built.get(number);
      const stretch: ProjectedStretch =
        known?.key === key
          ? known.stretch
          : {
              number,
              cues: this.#named(layOutStretch(said, around, layout), number, touched),
            };
      this.#built.set(number, { key, stretch });
      stretches.push(stretch);
      previousEndMs = stretch.cues.at(-1)?.endMs ?? previousEndMs;
      from = to;
    }
    return stretches;
  }

  #named(cues: readonly Cue[], number: number, touched: readonly TouchedCue[]): readonly TrackCue[] {
    const used = new Set(touched.map(({ id }) => id));
    let place = 0;
    return cues.map((cue) => {
      while (used.has(cueId(this.#trackId, number, place))) place++;
      return toTrackCue(cue, cueId(this.#trackId, number, place++));
    });
  }

  #numberOf(layout: Layout): number {
    const known = this.#layouts.get(layout) ?? this.#layouts.size;
    this.#layouts.set(layout, known);
    return known;
  }
}

/** The last words may change when the window behind them is heard, see [Note: Seams of windows]. */
function saidKey(words: readonly Word[]): string {
  return words
    .map(
      ({ startMs, endMs, text, language = '', speaker = '' }) =>
        `${startMs} ${endMs} ${language} ${speaker}${text}`,
    )
    .join('\n');
}

function cueId(trackId: string, stretch: number, place: number): string {
  return `${trackId}-${stretch}-${place}`;
}

/** Whether a projection of this track made the cue. */
export function isProjected(trackId: string, id: string): boolean {
  return id.startsWith(`${trackId}-`);
}

/** Those that a stretch meets, and the ones next to it. */
function within(
  touched: readonly TouchedCue[],
  words: readonly Word[],
  from: number,
  to: number,
): readonly TouchedCue[] {
  if (touched.length === 0) return touched;
  const startMs = words[from - 1]?.startMs ?? -Infinity;
  const endMs = words[to]?.endMs ?? Infinity;
  return touched.filter((cue) =>
    [cue.spoken, cue.now].some((span) => span !== null && span.startMs <= endMs && span.endMs >= startMs),
  );
}

function toTrackCue(cue: Cue, id: string): TrackCue {
  const { startMs, endMs, text, confidence, words, speaker, language } = cue;
  return {
    ...{ id, startMs, endMs, text, origin: 'machine' },
    ...(confidence === undefined ? {} : { confidence }),
    ...(words === undefined ? {} : { words: [...words] }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(language === undefined ? {} : { language }),
  };
}
