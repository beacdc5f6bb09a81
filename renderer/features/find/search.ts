/**
 * Keeps the matches in step with the query and the cues. Plain text is searched on the page, large tracks in slices;
 * a person's pattern is searched by a worker.
 */
import type { FindMatch, FindResult } from '../../../core/find/find.ts';
import { findMatches } from '../../../core/find/find.ts';
import type { ReplacedText, ReplaceScope } from '../../../core/find/replace.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { activeCues, openProject, projectStore } from '../../project/project-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import type { FindState } from './find-store.ts';
import { currentMatchOf, findStore } from './find-store.ts';
import { createPatternSearch } from './pattern-search.ts';
import { runPatternTask } from './pattern-task.ts';

const cuesInStep = 250;
/** Fewer are searched at once. */
const fewCues = 1000;
const noMatches: ReadonlyMap<string, readonly FindMatch[]> = new Map();

interface Search {
  readonly controller: AbortController;
  /** Never fails: a failure is in the store. */
  readonly done: Promise<void>;
}

const patternSearch = createPatternSearch();
let running: Search | null = null;
let searchedCues: readonly TrackCue[] | null = null;

function searchableCues(): readonly TrackCue[] {
  const project = openProject();
  return project === null ? [] : activeCues(project);
}

/** Searches soon; a search that is under way is given up. */
export function searchSoon(): void {
  running?.controller.abort();
  running = null;
  const cues = searchableCues();
  searchedCues = cues;
  const { query, within } = findStore.get();
  if (query.text === '' || (!query.regex && cues.length <= fewCues)) take(findMatches(cues, query, within));
  else start((signal) => (query.regex ? searchInWorker(cues, signal) : searchInSlices(cues, signal)));
}

/** `search` gives null when the signal aborted. */
function start(search: (signal: AbortSignal) => Promise<FindResult | null>): void {
  const controller = new AbortController();
  const done = search(controller.signal).then(
    (result) => {
      if (controller.signal.aborted || result === null) return;
      running = null;
      take(result);
    },
    () => {
      if (controller.signal.aborted) return;
      running = null;
      takeFailure('failed');
    },
  );
  running = { controller, done };
}

async function searchInSlices(cues: readonly TrackCue[], signal: AbortSignal): Promise<FindResult | null> {
  const { query, within } = findStore.get();
  let result: FindResult = { kind: 'matches', matches: [], more: false };
  const work = function* (): Generator<void, void> {
    const matches: FindMatch[] = [];
    for (let from = 0; from < cues.length; from += cuesInStep) {
      const found = findMatches(cues.slice(from, from + cuesInStep), query, within);
      if (found.kind === 'bad-pattern') {
        result = found;
        return;
      }
      matches.push(...found.matches);
      yield;
    }
    result = { kind: 'matches', matches, more: false };
  };
  return (await runInSlices(work(), { signal, whenIdle: false })) ? result : null;
}

async function searchInWorker(cues: readonly TrackCue[], signal: AbortSignal): Promise<FindResult | null> {
  const { query, within } = findStore.get();
  const answer = await patternSearch.run(cues, { kind: 'find', query, within }, signal);
  return answer === null || answer.kind === 'replaced' ? null : answer;
}

/** Before a command works on matches: those of the cues and the query as they are. */
export async function finishSearch(): Promise<void> {
  if (!findStore.get().open) return;
  if (searchedCues !== searchableCues()) searchSoon();
  while (running !== null) await running.done;
}

/** No more matches are wanted. */
export function stopSearch(): void {
  running?.controller.abort();
  running = null;
  searchedCues = null;
  patternSearch.end();
}

/** The texts after replacing; none where that could not be done, which the bar then says. */
export async function replacedTexts(scope: ReplaceScope): Promise<readonly ReplacedText[]> {
  const cues = searchableCues();
  const { query, replacement } = findStore.get();
  const task = { kind: 'replace', query, replacement, scope } as const;
  const answer = query.regex
    ? await patternSearch.run(cues, task, new AbortController().signal)
    : runPatternTask(cues, task);
  if (answer?.kind === 'replaced') return answer.texts;
  if (answer?.kind === 'bad-pattern') take(answer);
  return [];
}

function take(result: FindResult): void {
  if (result.kind === 'bad-pattern') {
    takeFailure(result.reason);
    return;
  }
  const { matches, more } = result;
  findStore.set((state) => ({
    ...state,
    matches,
    more,
    matchesByCue: byCue(matches),
    current: sameMatch(state, matches),
    problem: null,
  }));
}

function takeFailure(problem: FindState['problem']): void {
  const nothing = { matches: [], matchesByCue: noMatches, current: -1, more: false };
  findStore.set((state) => ({ ...state, ...nothing, problem }));
}

/** The match that was current, in the new list. */
function sameMatch(state: FindState, matches: readonly FindMatch[]): number {
  const current = currentMatchOf(state);
  if (current === null) return -1;
  return matches.findIndex(({ cueId, start }) => cueId === current.cueId && start === current.start);
}

function byCue(matches: readonly FindMatch[]): ReadonlyMap<string, readonly FindMatch[]> {
  if (matches.length === 0) return noMatches;
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
