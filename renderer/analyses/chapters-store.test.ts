import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChapterNode, ChapterTree } from '../../core/analysis/chapters.ts';
import type { AnalysisState } from '../../core/contract/analyses.ts';
import { createListeners } from '../connection/listeners.ts';
import { changeProject, openProject, setActiveTrack } from '../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../project/testing/test-project.ts';
import {
  chapterCounts,
  chaptersStore,
  chapterTreeOf,
  chapterViewStore,
  connectChapters,
  proposalsOf,
  setChapterLevel,
  setWantedCount,
} from './chapters-store.ts';
import { connectSummary, summaryStore } from './summary-store.ts';

const node = (startMs: number, division: ChapterNode['division'] = null): ChapterNode => ({
  ...{ startMs, endMs: startMs + 100_000, division, reasons: [] },
  ...{ title: `From ${startMs}`, titledBy: 'words' },
});
const tree: ChapterTree = {
  trackId: 'one',
  nodes: [
    node(0, { order: 0, first: 1, second: 2 }),
    node(0, { order: 1, first: 3, second: 4 }),
    ...[node(200_000), node(0), node(100_000)],
  ],
  usualCount: 3,
  partCount: 2,
};

const state = (kind: string, trackId: string | null, patch: Partial<AnalysisState> = {}): AnalysisState => ({
  ...{ kind, options: { trackId, embedder: null, writer: null }, state: 'done', hasValue: true },
  ...{ isOutOfDate: false, notes: [], failure: null, at: '2026-01-01T00:00:00Z' },
  ...patch,
});

let states: AnalysisState[];
const read = vi.fn<(input: { options: unknown }) => unknown>();
const listeners = createListeners();
const connection = {
  calls: {
    'analyses.list': () => Promise.resolve({ analyses: states, missing: [], running: [] }),
    'analyses.read': (input: { options: unknown }) => Promise.resolve({ value: read(input) }),
  } as never,
  on: listeners.on,
  onState: listeners.onState,
};
const settle = () => new Promise((resolve) => setTimeout(resolve));
const starts = () => proposalsOf(openProject()!).map(({ startMs }) => startMs);
let stops: (() => void)[];

beforeEach(async () => {
  states = [state('chapters', 'one')];
  read.mockReset().mockReturnValue(tree);
  chapterViewStore.set({ mediaId: null, count: null, level: 'chapters' });
  for (const store of [chaptersStore, summaryStore]) {
    store.set({ mediaId: null, trackId: null, last: null, shown: null, value: null });
  }
  openTestProject([
    [testTrack('one'), testCues(['A'])],
    [testTrack('two', { language: 'de' }), testCues(['B'], 'two')],
  ]);
  stops = [connectChapters(connection), connectSummary(connection)];
  await settle();
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

describe('the chapters of the open video', () => {
  it('come from the tree as many as are wanted, without asking again', () => {
    expect(starts()).toEqual([0, 100_000, 200_000]);
    setWantedCount('media', 2);
    expect(starts()).toEqual([0, 200_000]);
    setWantedCount('media', 99);
    expect(starts()).toEqual([0, 100_000, 200_000]);
    setChapterLevel('media', 'parts');
    expect(starts()).toEqual([0, 200_000]);
    expect(read).toHaveBeenCalledOnce();
    expect(proposalsOf(openProject()!)).toBe(proposalsOf(openProject()!));
  });

  it('stand for the video when another track is active, until that has its own', async () => {
    setActiveTrack('two');
    await settle();
    expect(chapterTreeOf('media')).toBe(tree);
    const own = { ...tree, trackId: 'two' };
    read.mockReturnValue(own);
    states = [...states, state('chapters', 'two', { at: '2025-01-01T00:00:00Z' })];
    listeners.deliver('analyses.changed', { mediaId: 'media', kind: 'chapters' });
    await settle();
    expect(chapterTreeOf('media')).toBe(own);
  });

  it('keep what was found when a later attempt fails, and tell of that', async () => {
    const failure = { code: 'internal', facts: {} } as unknown as AnalysisState['failure'];
    const failed = state('chapters', 'one', {
      ...{ state: 'failed', hasValue: false, failure, at: '2026-02-01T00:00:00Z' },
      options: { trackId: 'one', embedder: 'model', writer: null },
    });
    states = [...states, failed];
    listeners.deliver('analyses.changed', { mediaId: 'media', kind: 'chapters' });
    await settle();
    expect(chaptersStore.get()).toMatchObject({ last: { state: 'failed' }, value: tree });
  });

  it('say that they are out of date soon after the text has changed, without being read again', async () => {
    vi.useFakeTimers();
    states = [state('chapters', 'one', { isOutOfDate: true })];
    changeProject((project) => ({ ...project, revision: 2 }));
    expect(chaptersStore.get().shown?.isOutOfDate).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(chaptersStore.get().shown?.isOutOfDate).toBe(true);
    expect(read).toHaveBeenCalledOnce();
  });

  it('offer every number while they are few, and steps that grow where they are many', () => {
    expect(chapterCounts(tree, 'chapters')).toEqual([1, 2, 3]);
    expect(chapterCounts(tree, 'parts')).toEqual([1, 2]);
    const chain = Array.from({ length: 500 }, (_, i) => node(i, { order: i, first: 0, second: 0 }));
    const counts = chapterCounts({ ...tree, nodes: chain, usualCount: 77 }, 'chapters');
    expect(counts.length).toBeLessThan(45);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
    expect([counts[0], counts.at(-1), counts.includes(77)]).toEqual([1, 501, true]);
  });
});

describe('the summary', () => {
  it('is of the active track alone', async () => {
    const summary = { trackId: 'one' };
    read.mockReturnValue(summary);
    states = [state('summary', 'one')];
    listeners.deliver('analyses.changed', { mediaId: 'media', kind: 'summary' });
    await settle();
    expect(summaryStore.get().value).toBe(summary);
    setActiveTrack('two');
    await settle();
    expect(summaryStore.get()).toMatchObject({ trackId: 'two', value: null, last: null });
  });
});
