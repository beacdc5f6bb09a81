import { beforeEach, describe, expect, it } from 'vitest';
import type { ChapterNode, ChapterTree } from '../../core/analysis/chapters.ts';
import { chaptersStore, chapterViewStore, proposalsOf } from '../analyses/chapters-store.ts';
import { openProject } from '../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../project/testing/test-project.ts';
import {
  acceptAllProposals,
  acceptProposals,
  refuseProposals,
  removeChapter,
  setChapterLocked,
  setChapterTitle,
} from './chapter-edits.ts';

const node = (
  startMs: number,
  title: string | null,
  division: ChapterNode['division'] = null,
): ChapterNode => ({
  ...{ startMs, endMs: startMs + 50_000, title, titledBy: 'words', division, reasons: [] },
});
const tree: ChapterTree = {
  trackId: 'one',
  nodes: [
    node(0, 'All', { order: 0, first: 1, second: 2 }),
    node(0, 'The beginning'),
    node(50_000, 'The rest', { order: 1, first: 3, second: 4 }),
    ...[node(50_000, null), node(100_000, 'The end')],
  ],
  usualCount: 3,
  partCount: 1,
};

const proposals = () => proposalsOf(openProject()!);
const chapters = () => openProject()!.chapters;
const titles = () => chapters().map(({ title }) => title);

beforeEach(() => {
  openTestProject([[testTrack('one'), testCues(['A'])]]);
  chapterViewStore.set({ mediaId: null, count: null, level: 'chapters' });
  chaptersStore.set({ mediaId: 'media', trackId: 'one', last: null, shown: null, value: tree });
});

describe('proposals of chapters', () => {
  it('are accepted one by one or all at once, those without a name by their number', () => {
    acceptProposals([proposals()[2]!]);
    expect(titles()).toEqual(['The end']);
    acceptAllProposals();
    expect(titles()).toEqual(['The beginning', 'Chapter 2', 'The end']);
    expect(proposals()).toEqual([]);
  });

  it('that are refused are gone, and stay so when the chapters are made anew', () => {
    refuseProposals([proposals()[1]!]);
    expect(chapters()).toEqual([]);
    chaptersStore.set((state) => ({ ...state, value: { ...tree } }));
    expect(proposals().map(({ startMs }) => startMs)).toEqual([0, 100_000]);
  });
});

describe('chapters of a person', () => {
  it('that are removed are not proposed again', () => {
    acceptAllProposals();
    removeChapter(chapters()[1]!);
    expect(titles()).toEqual(['The beginning', 'The end']);
    expect(proposals()).toEqual([]);
  });

  it('stay as they are while they are locked', () => {
    acceptAllProposals();
    setChapterLocked(chapters()[0]!, true);
    setChapterTitle(chapters()[0]!, 'Other');
    removeChapter(chapters()[0]!);
    expect(chapters()[0]).toMatchObject({ title: 'The beginning', isLocked: true });
    setChapterLocked(chapters()[0]!, false);
    setChapterTitle(chapters()[0]!, 'Other');
    expect(titles()[0]).toBe('Other');
  });
});
