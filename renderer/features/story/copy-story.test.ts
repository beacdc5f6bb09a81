// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Summary } from '../../../core/analysis/summary.ts';
import { changeProject } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { copyDescription, copySummaryAs } from './copy-story.ts';
import { changeStoryView } from './story-store.ts';

const summary: Summary = {
  ...{ trackId: 'one', language: 'en', titles: ['A *year*'], hashtags: ['#Bees'], quotes: [] },
  parts: [
    {
      ...{ startMs: 0, endMs: 6000, title: 'Frost', empty: null },
      sentences: [{ text: 'It froze.', ranges: [{ startMs: 0, endMs: 2000 }], from: 'short' }],
    },
    { startMs: 6000, endMs: 600_000, title: null, sentences: [], empty: 'no-text' },
  ],
};
const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
const copied = (): string => writeText.mock.lastCall![0];

beforeEach(() => {
  openTestProject([[testTrack('one'), testCues(['A'])]]);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  changeStoryView({ length: 'long', style: 'bullets', title: 0 });
});
afterEach(() => vi.unstubAllGlobals());

it('copies what is shown, as text and as Markdown, with the parts that are empty and why', async () => {
  await copySummaryAs(summary, 'text');
  expect(copied()).toBe('A *year*\n\nFrost\n\n- It froze.\n\nPart 2\n\nnothing is said there\n');
  await copySummaryAs(summary, 'markdown');
  expect(copied()).toContain(String.raw`# A \*year\*`);
  changeStoryView({ length: 'short', style: 'text' });
  await copySummaryAs(summary, 'text');
  expect(copied()).toBe('A *year*\n\nIt froze.\n');
});

it('copies a description for YouTube with the chapters that a person has', async () => {
  changeProject((project) => ({
    ...project,
    chapters: [
      { id: 'a', startMs: 0, title: 'Frost' },
      { id: 'b', startMs: 65_400, title: 'Bees' },
    ],
  }));
  await copyDescription(summary);
  expect(copied()).toBe('It froze.\n\n0:00 Frost\n1:05 Bees\n\n#Bees\n');
});
