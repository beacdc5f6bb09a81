// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChapterNode, ChapterTree } from '../../../core/analysis/chapters.ts';
import type { Summary } from '../../../core/analysis/summary.ts';
import type { AnalysisState } from '../../../core/contract/analyses.ts';
import { chaptersStore, chapterViewStore } from '../../analyses/chapters-store.ts';
import { summaryStore } from '../../analyses/summary-store.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { localeStore } from '../../i18n/i18n.ts';
import { listenToKeys } from '../../keys/key-listener.ts';
import { playerControls, registerPlayer } from '../../player/playhead.ts';
import { changeProject, openProject } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { litRangesStore } from '../../workspace/timeline/lit-ranges.ts';
import '../cues/register.ts';
import { changeStoryView } from './story-store.ts';
import { StoryPanel } from './StoryPanel.tsx';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';

const node = (
  startMs: number,
  title: string | null,
  patch: Partial<Pick<ChapterNode, 'division' | 'reasons'>> = {},
): ChapterNode => ({
  ...{ startMs, endMs: startMs + 6000, title, titledBy: 'words', division: null, reasons: [], ...patch },
});
const tree: ChapterTree = {
  trackId: 'one',
  nodes: [
    node(0, 'Everything', { division: { order: 0, first: 1, second: 2 } }),
    node(0, 'The frost'),
    node(6000, 'The hives', {
      reasons: [
        { kind: 'pause', ms: 1240 },
        { kind: 'words', end: ['frost'], begin: ['hive', 'bees'] },
      ],
    }),
  ],
  usualCount: 2,
  partCount: 1,
};
const summary: Summary = {
  ...{ trackId: 'one', language: 'en', titles: ['A year', 'Two years'], hashtags: [] },
  parts: [
    {
      ...{ startMs: 0, endMs: 6000, title: 'The frost', empty: null },
      sentences: [
        { text: 'It froze.', ranges: [{ startMs: 0, endMs: 2000 }], from: 'short' },
        { text: 'It snowed.', ranges: [{ startMs: 3000, endMs: 5000 }], from: 'long' },
      ],
    },
    { startMs: 6000, endMs: 600_000, title: null, sentences: [], empty: 'only-fillers' },
  ],
  quotes: [{ text: 'Bees do not freeze.', startMs: 6000, endMs: 8000, speaker: 'Anna' }],
};
const madeOf = (patch: Partial<AnalysisState> = {}): AnalysisState => ({
  ...{ kind: 'summary', options: { trackId: 'one', writer: null }, state: 'done', hasValue: true },
  ...{ isOutOfDate: false, notes: [], failure: null, at: '2026-01-01T00:00:00Z' },
  ...patch,
});

let root: Root;
let page: HTMLElement;
let stop: () => void;
let host: ReturnType<typeof fakeConnection>;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 2000, clientWidth: 600, offsetHeight: 60, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
  HTMLElement.prototype.scrollTo = () => undefined;
});

beforeEach(async () => {
  openTestProject([[testTrack('one'), testCues(['It froze.', 'It snowed.', 'Bees do not freeze.', 'No.'])]]);
  chapterViewStore.set({ mediaId: null, count: null, level: 'chapters' });
  showChapters(null);
  showSummary(null);
  changeStoryView({ length: 'short', style: 'text', title: 0 });
  host = fakeConnection({ 'analyses.run': { id: 'job', kind: 'none', mediaId: null, createdAt: '' } });
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () => {
    root.render(
      <TooltipProvider>
        <ConnectionProvider connection={host.connection}>
          <StoryPanel />
        </ConnectionProvider>
      </TooltipProvider>,
    );
    await Promise.resolve();
  });
  stop = listenToKeys(window);
});
afterEach(() => {
  stop();
  act(() => root.unmount());
  act(() => localeStore.set('en'));
  showChapters(null);
  showSummary(null);
  page.remove();
});

function showChapters(value: ChapterTree | null): void {
  chaptersStore.set({ mediaId: 'media', trackId: 'one', last: null, shown: null, value });
}

function showSummary(value: Summary | null, shown: AnalysisState | null = madeOf()): void {
  const of = value === null ? null : shown;
  summaryStore.set({ mediaId: 'media', trackId: 'one', last: of, shown: of, value });
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)));
const button = (name: string): HTMLElement => {
  const found = [...page.querySelectorAll<HTMLElement>('button, [role="button"]')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  );
  if (found === undefined) throw new Error(`No button is called ${name}.`);
  return found;
};
const heads = () => [...page.querySelectorAll<HTMLElement>('[data-head]')];
const titles = () => openProject()!.chapters.map(({ title }) => title);

async function press(key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true });
  act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await settle();
}

async function click(element: HTMLElement): Promise<void> {
  act(() => element.click());
  await settle();
}

function change(field: HTMLInputElement, value: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('suggested chapters in the story', () => {
  it('are asked for by one button, of the text as it is now', async () => {
    await click(button('Suggest chapters'));
    expect(host.asked.at(-1)).toEqual([
      'analyses.run',
      { mediaId: 'media', kind: 'chapters', options: { trackId: 'one', embedder: null, writer: null } },
    ]);
  });

  it('stand over their paragraphs with the reasons, in the language of the page', () => {
    act(() => showChapters(tree));
    expect(heads().map((head) => head.querySelector('h3')!.textContent)).toEqual(['The frost', 'The hives']);
    expect(heads()[1]!.getAttribute('aria-label')).toBe(
      'Suggested chapter: The hives, 6 seconds. 1.2 seconds of silence before it · No longer about frost, now about hive, bees',
    );
    act(() => localeStore.set('zh-CN'));
    expect(heads()[1]!.textContent).toContain('1.2 秒静音');
  });

  it('are settled by the keyboard alone, which goes on to the next', async () => {
    act(() => showChapters(tree));
    act(() => page.querySelector<HTMLElement>('[data-transcript]')!.focus());
    await press('ArrowDown');
    expect(document.activeElement).toBe(heads()[0]);
    await press('Enter');
    expect(titles()).toEqual(['The frost']);
    expect(document.activeElement).toBe(heads()[1]);
    await press('Delete');
    expect(openProject()!.refusedChapters.map(({ title }) => title)).toEqual(['The hives']);
    expect(page.textContent).toContain('All suggestions are settled.');
    await click(button('Show refused again (1)'));
    expect(heads()).toHaveLength(2);
    await click(button('Accept all (1)'));
    expect(titles()).toEqual(['The frost', 'The hives']);
  });

  it('become fewer and more at once, without being made again', () => {
    act(() => showChapters(tree));
    const slider = page.querySelector<HTMLInputElement>('input[type=range]')!;
    change(slider, '0');
    expect(heads()).toHaveLength(1);
    expect(host.asked.filter(([name]) => name !== 'models.list')).toEqual([]);
  });
});

describe('chapters in the story', () => {
  beforeEach(async () => {
    act(() => showChapters(tree));
    await click(button('Accept all (2)'));
  });

  it('say what YouTube would not take', () => {
    expect(page.textContent).toContain('YouTube wants at least 3 chapters; there are 2.');
    expect(heads()[0]!.textContent).toContain('Shorter than the 10 s that YouTube wants (6 s).');
  });

  it('are renamed where they stand, and not while they are locked', async () => {
    act(() => heads()[0]!.focus());
    await press('Enter');
    const field = page.querySelector<HTMLInputElement>('input[type=text]')!;
    expect(document.activeElement).toBe(field);
    change(field, 'The great frost');
    await press('Enter');
    expect(titles()[0]).toBe('The great frost');
    expect(document.activeElement).toBe(heads()[0]);
    await click(heads()[0]!.querySelector<HTMLElement>('[aria-label="Lock"]')!);
    act(() => heads()[0]!.focus());
    await press('Enter');
    expect(page.querySelector('input[type=text]')).toBeNull();
    await press('Delete');
    expect(titles()).toHaveLength(2);
  });

  it('begin at a paragraph, with the title open for typing', async () => {
    act(() => changeProject((project) => ({ ...project, chapters: [] })));
    act(() => showChapters(null));
    await click(button('Begin a chapter here'));
    expect(titles()).toEqual(['Chapter 1']);
    expect(page.querySelector<HTMLInputElement>('input[type=text]')!.value).toBe('Chapter 1');
  });
});

describe('the summary in the story', () => {
  it('is asked for by one button, and needs no model', async () => {
    await click(button('Summarise'));
    expect(host.asked.at(-1)).toEqual([
      'analyses.run',
      {
        ...{ mediaId: 'media', kind: 'summary' },
        options: { trackId: 'one', writer: null, language: null, embedder: null },
      },
    ]);
  });

  it('is as long as is wanted, and each sentence plays where it is said', async () => {
    const playRange = vi.fn<(startMs: number, endMs: number) => void>();
    const unregister = registerPlayer({ ...playerControls(), playRange });
    act(() => showSummary(summary));
    const section = page.querySelector('section')!;
    expect(section.textContent).not.toContain('It snowed.');
    act(() => changeStoryView({ length: 'long', style: 'bullets' }));
    await click(button('It snowed.'));
    expect(playRange).toHaveBeenCalledWith(3000, 5000, false);
    expect(litRangesStore.get()).toEqual([{ startMs: 3000, endMs: 5000 }]);
    for (const key of ['Enter', ' ', 'x']) {
      const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      act(() => void button('It snowed.').dispatchEvent(pressed));
    }
    expect(playRange).toHaveBeenCalledTimes(3);
    await click(button('“Bees do not freeze.”'));
    expect(playRange).toHaveBeenLastCalledWith(6000, 8000, false);
    unregister();
  });

  it('tells who made it, and which parts gave nothing and why', () => {
    act(() => showSummary(summary));
    expect(page.textContent).toContain('Whole sentences, chosen from the text.');
    expect(page.querySelector('[role=img]')!.getAttribute('aria-label')).toBe(
      'What the summary is made of. The summary draws on 1 of 2 parts of the video.',
    );
    expect(page.textContent).toContain('Part 2, from 0:06: only greetings and fillers');
  });

  it('says why there is none, keeps the one before, and tries again', async () => {
    const failure = { code: 'unknown-track', facts: {} } as unknown as AnalysisState['failure'];
    const failed = madeOf({ state: 'failed', hasValue: false, failure, at: '2026-02-01T00:00:00Z' });
    act(() => {
      showSummary(summary);
      summaryStore.set((state) => ({ ...state, last: failed }));
    });
    expect(page.textContent).toContain('It froze.');
    const alert = page.querySelector<HTMLElement>('[role=alert]')!;
    await click([...alert.querySelectorAll('button')].find((each) => each.textContent === 'Try again')!);
    expect(host.asked.at(-1)?.[0]).toBe('analyses.run');
  });

  it('says when the text has changed or a part is missing, and is made anew by one button', async () => {
    act(() => showSummary(summary, madeOf({ isOutOfDate: true })));
    expect(page.textContent).toContain('The text has changed since this summary was made.');
    await click(button('Update'));
    expect(host.asked.at(-1)?.[0]).toBe('analyses.run');
    act(() => showSummary(summary, madeOf({ state: 'partly' })));
    expect(page.querySelector('[role=alert]')!.textContent).toContain('Partly done.');
  });
});
