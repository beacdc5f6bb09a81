/** Keeps the matches in step with the query and the cues; large tracks are searched in slices. */
import type { FindMatch, FindResult } from '../../../core/find/find.ts';
import { findMatches } from '../../../core/find/find.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { activeCues, openProject, projectStore } from '../../project/project-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import type { FindState } from './find-store.ts';
import { currentMatchOf, findStore } from './find-store.ts';

const CUES_IN_STEP = 250;
/** Fewer are searched at once. */
const FEW_CUES = 1000;
const NO_MATCHES: ReadonlyMap<string, readonly FindMatch[]> = new Map();

let running: AbortController | null = null;
let searchedCues: readonly TrackCue[] | null = null;

function searchableCues(): readonly TrackCue[] {
  const project = openProject();
  return project === null ? [] : activeCues(project);
}

/** Searches now, and has the matches when it returns. */
export function searchNow(): void {
  running?.abort();
  running = null;
  const cues = searchableCues();
  const { query, within } = findStore.get();
  searchedCues = cues;
  take(findMatches(cues, query, within));
}

/** Searches soon; a search that is under way is given up. */
export function searchSoon(): void {
  const cues = searchableCues();
  if (cues.length <= FEW_CUES) {
    searchNow();
    return;
  }
  running?.abort();
  const controller = new AbortController();
  running = controller;
  searchedCues = cues;
  let result: FindResult = { kind: 'matches', matches: [], more: false };
  const work = function* (): Generator<void, void> {
    const { query, within } = findStore.get();
    const matches: FindMatch[] = [];
    for (let from = 0; from < cues.length; from += CUES_IN_STEP) {
      const found = findMatches(cues.slice(from, from + CUES_IN_STEP), query, within);
      if (found.kind === 'bad-pattern') {
        result = found;
        return;
      }
      matches.push(...found.matches);
      yield;
    }
    result = { kind: 'matches', matches, more: false };
  };
  void runInSlices(work(), { signal: controller.signal, whenIdle: false }).then((done) => {
    if (!done) return;
    running = null;
    take(result);
  });
}

/** Before a command works on matches: those of the cues and the query as they are. */
export function finishSearch(): void {
  if (running !== null || searchedCues !== searchableCues()) searchNow();
}

function take(result: FindResult): void {
  findStore.set((state) => {
    if (result.kind === 'bad-pattern') {
      return {
        ...state,
        matches: [],
        matchesByCue: NO_MATCHES,
        current: -1,
        badPattern: result.reason,
        more: false,
      };
    }
    const { matches, more } = result;
    return {
      ...state,
      matches,
      more,
      matchesByCue: byCue(matches),
      current: sameMatch(state, matches),
      badPattern: null,
    };
  });
}

/** The match that was current, in the new list. */
function sameMatch(state: FindState, matches: readonly FindMatch[]): number {
  const current = currentMatchOf(state);
  if (current === null) return -1;
  return matches.findIndex(({ cueId, start }) => cueId === current.cueId && start === current.start);
}

function byCue(matches: readonly FindMatch[]): ReadonlyMap<string, readonly FindMatch[]> {
  if (matches.length === 0) return NO_MATCHES;
  const map = new Map<string, FindMatch[]>();
  for (const match of matches) {
    const same = map.get(match.cueId);
    if (same === undefined) map.set(match.cueId, [match]);
    else same.push(match);
  }
  return map;
}

projectStore.subscribe(() => {
  if (findStore.get().open && searchedCues !== searchableCues()) searchSoon();
});
