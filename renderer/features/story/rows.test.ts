import { describe, expect, it } from 'vitest';
import type { ProposedChapter } from '../../../core/chapters/proposals.ts';
import type { Chapter } from '../../../core/project/project.ts';
import { testCues } from '../../project/testing/test-project.ts';
import { buildRows, type StoryRow } from './rows.ts';

const chapter = (startMs: number): Chapter => ({ id: `c${startMs}`, startMs, title: `At ${startMs}` });
const proposal = (startMs: number): ProposedChapter => ({
  ...{ startMs, endMs: startMs + 1, title: null, reasons: [], beginsPart: false },
});
const shape = (row: StoryRow): string =>
  row.kind === 'paragraph'
    ? row.paragraph.cues.map(({ text }) => text).join(' ')
    : `${row.kind} ${row.number} ${row.kind === 'chapter' ? row.endMs : ''}`.trim();

describe('the rows of the story', () => {
  // A at 0 to 2, B at 3 to 5, C at 6 to 8, D at 9 to 11 s.
  const cues = testCues(['A', 'B', 'C', 'D']);

  it('are the paragraphs alone while there are no chapters', () => {
    const rows = buildRows({ cues, chapters: [], proposals: [], durationMs: 12_000 });
    expect(rows.map(shape)).toEqual(['A B C D']);
  });

  it('have what is said before the first chapter above it, and break paragraphs where one begins', () => {
    const parts = { cues, chapters: [chapter(2500), chapter(9000)], proposals: [proposal(6000)] };
    expect(buildRows({ ...parts, durationMs: 12_000 }).map(shape)).toEqual([
      ...['A', 'chapter 1 9000', 'B', 'proposal 2', 'C', 'chapter 2 12000', 'D'],
    ]);
  });

  it('have a cue where most of it is: a chapter begins at a cut or a silence beside its sentence', () => {
    const at = (startMs: number) =>
      buildRows({ cues, chapters: [chapter(startMs)], proposals: [], durationMs: 0 }).map(shape);
    expect(at(3900)).toEqual(['A', 'chapter 1 3900', 'B C D']);
    expect(at(4100)).toEqual(['A B', 'chapter 1 4100', 'C D']);
  });

  it('have chapters in which nothing is said, and those of a video without text', () => {
    const chapters = [chapter(0), chapter(20_000), chapter(30_000)];
    expect(buildRows({ cues, chapters, proposals: [], durationMs: 40_000 }).map(shape)).toEqual([
      ...['chapter 1 20000', 'A B C D', 'chapter 2 30000', 'chapter 3 40000'],
    ]);
    expect(buildRows({ cues: [], chapters, proposals: [], durationMs: 0 })).toHaveLength(3);
  });
});
