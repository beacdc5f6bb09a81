// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { FoundVideo, Moment, MomentQuery, SearchState } from '../../../core/contract/search.ts';
import { searchLegs } from '../../../core/search/search-leg.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { jobsStore } from '../jobs/index.ts';
import { showView, workspaceStore } from '../../workspace/workspace-store.ts';
import { madeChaptersStore } from './chapters-from-results.ts';
import {
  activeRowStore,
  clearSelected,
  indexStore,
  noQuestion,
  nothingFound,
  playedStore,
  questionStore,
  searchStore,
  selectedStore,
} from './search-store.ts';
import { SearchView } from './SearchView.tsx';

const index: SearchState = {
  ...{ videos: 3, indexed: 2, passages: 9, frames: 4, bytes: 1000, isPaused: false },
  ...{ textModel: 'e5', pictureModel: 'clip', readingModel: null },
};
const moment = (mediaId: string, startMs: number, text: string): Moment => ({
  ...{ mediaId, startMs, endMs: startMs + 10_000, score: 1, pictureUrl: null, folded: [] },
  reasons: [
    {
      ...{ leg: 'said', source: 'speech', trackId: 't', text, marks: [{ from: 0, to: 4 }] },
      ...{ language: 'en', speaker: null, timeMs: startMs + 500 },
    },
  ],
});
const video = (mediaId: string, moments: readonly Moment[]): FoundVideo => ({
  ...{ mediaId, mediaName: `${mediaId}.mp4`, present: true, addedAt: '2026-01-01T00:00:00Z' },
  ...{ durationMs: 60_000, moments: [...moments], more: 0 },
});
const found = [
  video('one', [moment('one', 0, 'Snow fell.'), moment('one', 30_000, 'Snow again.')]),
  video('two', [moment('two', 5000, 'Snow in May.')]),
];

let root: Root;
let page: HTMLElement;
let host: ReturnType<typeof fakeConnection>;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 2000, clientWidth: 600, offsetHeight: 2000, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
  HTMLElement.prototype.scrollTo = () => undefined;
});

beforeEach(() => {
  clearAll();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
  clearAll();
});

function clearAll(): void {
  questionStore.set(noQuestion);
  searchStore.set(nothingFound);
  indexStore.set(null);
  playedStore.set(null);
  activeRowStore.set(null);
  madeChaptersStore.set(null);
  clearSelected();
  jobsStore.set([]);
  showView('library');
}

async function show(videos: readonly FoundVideo[], answers: Readonly<Record<string, unknown>> = {}) {
  host = fakeConnection({
    'search.state': index,
    'search.moments': {
      ...{ videos, total: videos.reduce((sum, { moments }) => sum + moments.length, 0), state: index },
      legs: searchLegs.map((leg) => ({ leg, state: 'used', model: null, failure: null })),
    },
    'media.get': { id: 'one', playback: { kind: 'preparing', reason: { code: 'x' }, fraction: 0 } },
    'project.open': { revision: 4, tracks: [], chapters: [], undoState: { undo: null, redo: null } },
    'project.apply': { revision: 5, undoState: { undo: null, redo: null } },
    ...answers,
  });
  act(() =>
    root.render(
      <TooltipProvider>
        <ConnectionProvider connection={host.connection}>
          <SearchView />
        </ConnectionProvider>
      </TooltipProvider>,
    ),
  );
  await settle();
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));
const field = (): HTMLInputElement => page.querySelector<HTMLInputElement>('[role=combobox]')!;
const grid = (): HTMLElement => page.querySelector<HTMLElement>('[role=grid]')!;
const asked = (name: string) => host.asked.filter(([each]) => each === name).map(([, input]) => input);
const lastQuery = () => asked('search.moments').at(-1) as MomentQuery;
/** What is typed is asked for a little later. */
const untilAsked = (query: string) => act(() => vi.waitFor(() => expect(lastQuery().query).toBe(query)));
const button = (name: string): HTMLElement => {
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  const one = all.find((each) => each.textContent === name || each.getAttribute('aria-label') === name);
  if (one === undefined) throw new Error(`No button is called ${name}.`);
  return one;
};

async function type(value: string): Promise<void> {
  act(() => {
    field().focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), value);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}
async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  act(() => void document.activeElement!.dispatchEvent(event));
  await settle();
}
async function click(name: string): Promise<void> {
  act(() => button(name).click());
  await settle();
}

it('goes by the keyboard from the field through the results to work and back', async () => {
  await show(found);
  await type('snow');
  expect(lastQuery()).toMatchObject({ query: 'snow', legs: searchLegs, mediaIds: null });
  expect(page.querySelector('[role=status]')?.textContent).toBe('3 moments in 2 videos');

  await press('ArrowDown');
  expect(document.activeElement).toBe(grid());
  const current = () => document.getElementById(grid().getAttribute('aria-activedescendant')!);
  expect(current()?.textContent).toContain('Snow fell.');
  await press(' ');
  await press('ArrowDown');
  await press('ArrowDown');
  expect(current()?.textContent).toContain('Snow in May.');
  await press(' ');
  expect([...selectedStore.get().values()].map(({ mediaId }) => mediaId)).toEqual(['one', 'two']);
  await press('Enter');
  expect(playedStore.get()?.moment.startMs).toBe(5000);
  await press('Escape');
  expect(document.activeElement).toBe(field());
  await press('ArrowDown');
  await press('Enter', { shiftKey: true });
  expect(workspaceStore.get()).toMatchObject({ view: 'editor', mediaId: 'two' });
});

it('makes chapters of results, an edit in each video, and takes them back', async () => {
  const undo = { key: 'edit.addChapters', values: { count: 1 } };
  const open = { revision: 4, tracks: [], chapters: [], undoState: { undo: null as unknown, redo: null } };
  await show(found, { 'project.open': open });
  await type('snow');
  await press('ArrowDown');
  await press('a', { ctrlKey: true });
  await click('Make chapters');
  const edits = asked('project.apply') as { mediaId: string; edit: { changes: unknown[] } }[];
  expect(edits.map(({ mediaId, edit }) => [mediaId, edit.changes.length])).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
  expect(edits[1]!.edit.changes[0]).toMatchObject({ after: { startMs: 5500, title: 'Snow in May.' } });
  expect(page.textContent).toContain('3 chapters added in 2 videos.');
  // Somebody else has changed the project since.
  Object.assign(open, { revision: 6, undoState: { undo, redo: null } });
  await click('Undo');
  expect(asked('project.undo')).toEqual([]);
  act(() => madeChaptersStore.set({ count: 1, videos: [{ mediaId: 'one', revision: 6 }], isUndone: 'no' }));
  await click('Undo');
  expect(asked('project.undo')).toEqual([{ mediaId: 'one' }]);
});

it('says that nothing answers, and what could be done', async () => {
  await show([]);
  await type('snow lang:de');
  expect(page.querySelector('h2')?.textContent).toBe('Nothing in your library answers this');
  await click('Without the filters');
  await untilAsked('snow');
  await click('Index 1 video');
  expect(asked('search.index')).toEqual([{ mediaIds: null }]);
});

it('completes filters with what the library has, and leaves out what is not wanted', async () => {
  const media = [{ name: 'a.mp4', folder: '/x', languages: ['de'], speakers: ['Anna B', 'Ben'], tags: [] }];
  await show(found, { 'media.list': { media } });
  await type('snow speaker:an');
  await press('ArrowDown');
  await press('Enter');
  expect(questionStore.get().text).toBe('snow speaker:"Anna B" ');
  expect(page.querySelector('[aria-label="What narrows the search"]')?.textContent).toBe('Speaker: Anna B');
  await click('Take away: Speaker: Anna B');
  await untilAsked('snow');
  await press('ArrowDown');
  await press('Delete');
  expect(lastQuery().excluded).toEqual([{ mediaId: 'one', startMs: 0, endMs: 10_000 }]);
  await click('Seen');
  expect(lastQuery().legs).toEqual(['said', 'meant', 'written']);
});
