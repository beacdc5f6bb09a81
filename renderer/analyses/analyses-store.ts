/** What was found in the open video: what is there, what runs, what is missing, what is out of date. */
import type { Analysis } from '../../core/analysis/analysis.ts';
import { shots } from '../../core/analysis/shots.ts';
import { joinTouching, speech } from '../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../core/analysis/speech.ts';
import type { AnalysisState } from '../../core/contract/analyses.ts';
import type { ShotChange } from '../../core/media/shot-change.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { openProject, projectStore } from '../project/project-store.ts';
import { createStore } from '../stores/store.ts';

export interface Analyses {
  readonly mediaId: string | null;
  readonly states: readonly AnalysisState[];
  readonly missing: readonly string[];
  readonly running: readonly string[];
  /** By kind, as its schema has it. */
  readonly values: ReadonlyMap<string, unknown>;
}

const none: Analyses = { mediaId: null, states: [], missing: [], running: [], values: new Map() };
export const analysesStore = createStore<Analyses>(none);

type Region = { readonly startMs: number; readonly endMs: number };

/** Kinds whose values the editor works with; the others are read by who shows them. */
const followed: readonly Pick<Analysis, 'kind'>[] = [shots, speech];
const noShots: readonly ShotChange[] = [];
const noSpeech: readonly Region[] = [];

/** null until they are found. */
export function shotsOf(mediaId: string): readonly ShotChange[] | null {
  return valueOf(mediaId, shots.kind) as readonly ShotChange[] | null;
}

const joined = new WeakMap<object, readonly Region[]>();

/** Where someone speaks, as people see it; null until it is found. */
export function speechOf(mediaId: string): readonly Region[] | null {
  const found = valueOf(mediaId, speech.kind) as readonly SpeechRegion[] | null;
  if (found === null) return null;
  const known = joined.get(found) ?? joinTouching(found);
  joined.set(found, known);
  return known;
}

/** A region below it may as well be music. */
const sureProbability = 0.9;
const sure = new WeakMap<object, readonly Region[]>();

/** Where somebody speaks as far as the detection is sure; null until it is found. */
export function sureSpeechOf(mediaId: string): readonly Region[] | null {
  const found = valueOf(mediaId, speech.kind) as readonly SpeechRegion[] | null;
  if (found === null) return null;
  const known = sure.get(found) ?? found.filter(({ probability = 1 }) => probability >= sureProbability);
  sure.set(found, known);
  return known;
}

export const knownShotsOf = (mediaId: string): readonly ShotChange[] => shotsOf(mediaId) ?? noShots;
export const knownSpeechOf = (mediaId: string): readonly Region[] => speechOf(mediaId) ?? noSpeech;

const changes = new WeakMap<object, readonly number[]>();

/** First frame of each shot, the same list for the same shots; null until they are found. */
export function shotChangesOf(mediaId: string): readonly number[] | null {
  const found = shotsOf(mediaId);
  if (found === null) return null;
  const known = changes.get(found) ?? found.map(({ timeMs }) => timeMs);
  changes.set(found, known);
  return known;
}

/** The host checked it by the kind's schema. */
function valueOf(mediaId: string, kind: string): unknown {
  const state = analysesStore.get();
  return state.mediaId === mediaId ? (state.values.get(kind) ?? null) : null;
}

/** Keeps the store in step with the open video. Returns the way to stop. */
export function connectAnalyses({ calls, on, onState }: AppConnection): () => void {
  /** Counts what was asked for: an answer to an earlier question comes too late. */
  let asked = 0;

  async function read(mediaId: string, kinds: readonly string[]): Promise<void> {
    const mine = ++asked;
    const [list, ...values] = await Promise.all([
      calls['analyses.list']({ mediaId }),
      ...kinds.map((kind) => calls['analyses.read']({ mediaId, kind, options: {} })),
    ]);
    const isCurrent = openProject()?.media.id === mediaId;
    if (!isCurrent) return;
    analysesStore.set((state) => {
      const before = state.mediaId === mediaId ? state.values : none.values;
      const known = new Map([...before, ...kinds.map((kind, i) => [kind, values[i]!.value] as const)]);
      if (mine !== asked) return { ...state, mediaId, values: known };
      const { analyses: states, missing, running } = list;
      return { mediaId, states, missing, running, values: known };
    });
  }

  function readOpen(kinds: readonly string[]): void {
    const mediaId = openProject()?.media.id;
    // A failure shows itself where the values are missed; the next change reads again.
    if (mediaId !== undefined) read(mediaId, kinds).catch(() => undefined);
  }

  const all = followed.map(({ kind }) => kind);
  const stops = [
    projectStore.subscribe(() => {
      const mediaId = openProject()?.media.id ?? null;
      if (mediaId === analysesStore.get().mediaId) return;
      analysesStore.set({ ...none, mediaId });
      readOpen(all);
    }),
    on('analyses.changed', ({ mediaId, kind }) => {
      if (mediaId === openProject()?.media.id) readOpen(all.filter((one) => one === kind));
    }),
    onState((state) => {
      if (state === 'connected') readOpen(all);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
