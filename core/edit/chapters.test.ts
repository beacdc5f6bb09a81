import { describe, expect, it } from 'vitest';
import type { Chapter, Edit } from '../project/project.ts';
import { editSchema } from '../project/project.ts';
import {
  acceptChapters,
  addChapter,
  applyChapterChanges,
  deleteChapter,
  importChapters,
  lockChapter,
  markPart,
  mergeChapter,
  moveChapter,
  offerChapters,
  refuseChapters,
  renameChapter,
  setChapters,
} from './chapters.ts';
import { checkChapters, type ChapterTarget } from './check-chapters.ts';
import { invertEdit } from './invert-edit.ts';
import { addTrack, deleteTrack, renameTrack } from './tracks.ts';
import { contextOf, fileCue } from './testing/context.ts';

const newId = (): string => 'new';
const chapters: readonly Chapter[] = [
  { id: 'a', startMs: 0, title: 'Beginning' },
  { id: 'b', startMs: 60_000, title: 'Middle' },
];

function after(edit: Edit | null): readonly Chapter[] {
  if (edit === null) throw new Error('No edit.');
  return applyChapterChanges(chapters, editSchema.parse(edit).changes);
}

describe('editing chapters', () => {
  it('adds, renames, moves and deletes, and names what it does', () => {
    const edit = addChapter(chapters, 30_000.4, ' A new\none ', newId);
    expect(edit?.name).toEqual({ key: 'edit.addChapter', values: { title: 'A new one' } });
    expect(after(edit).map(({ title }) => title)).toEqual(['Beginning', 'A new one', 'Middle']);
    expect(after(renameChapter(chapters, 'b', 'End', newId))[1]?.title).toBe('End');
    expect(after(moveChapter(chapters, 'a', 90_000, newId)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(after(deleteChapter(chapters, 'a', newId))).toEqual([chapters[1]]);
  });

  it('those of a file take the place of all but the locked, as one edit', () => {
    const before: readonly Chapter[] = [
      { id: 'a', startMs: 0, title: 'Mine', isLocked: true },
      { id: 'b', startMs: 60_000, title: 'Middle' },
      { id: 'c', startMs: 90_000, title: 'No', isRefused: true },
      { id: 'd', startMs: 95_000, title: 'Neither', isRefused: true },
    ];
    let made = 0;
    const read = [
      { startMs: 0, title: 'Intro' },
      { startMs: 90_000, title: 'Yes\nindeed', beginsPart: true as const },
    ];
    const edit = importChapters(before, read, 'replace', () => `new${(made += 1)}`);
    expect(edit?.name).toEqual({ key: 'edit.importChapters', values: { count: 1 } });
    const titles = applyChapterChanges(before, edit!.changes).map(({ title, beginsPart }) => [
      title,
      beginsPart,
    ]);
    expect(titles).toEqual([
      ['Mine', undefined],
      ['Yes indeed', true],
      ['Neither', undefined],
    ]);
  });

  it('does nothing for an unknown chapter or the same title', () => {
    expect(renameChapter(chapters, 'b', 'Middle', newId)).toBeNull();
    expect(moveChapter(chapters, 'x', 5, newId)).toBeNull();
    expect(deleteChapter(chapters, 'x', newId)).toBeNull();
  });

  it('a locked chapter stays as it is until it is unlocked', () => {
    const locked = after(lockChapter(chapters, 'b', true, newId));
    expect(locked[1]).toEqual({ ...chapters[1], isLocked: true });
    expect(moveChapter(locked, 'b', 5, newId)).toBeNull();
    expect(renameChapter(locked, 'b', 'End', newId)).toBeNull();
    expect(deleteChapter(locked, 'b', newId)).toBeNull();
    const unlock = lockChapter(locked, 'b', false, newId);
    expect(applyChapterChanges(locked, unlock!.changes)).toEqual(chapters);
  });

  it('remembers what was refused, until it is accepted after all; both can be undone', () => {
    const proposed = { startMs: 30_000, title: 'A proposal', beginsPart: true as const };
    const refusal = refuseChapters(chapters, [proposed], newId)!;
    const refused = after(refusal);
    expect(refused[1]).toEqual({ id: 'new', ...proposed, isRefused: true });
    expect(applyChapterChanges(refused, invertEdit(refusal, newId).changes)).toEqual(chapters);
    const accepted = applyChapterChanges(refused, acceptChapters(refused, [proposed], () => 'ok')!.changes);
    expect(accepted).toEqual([chapters[0], { id: 'ok', ...proposed }, chapters[1]]);
  });

  it('merges with the chapter before, whose part goes on; the next one begins the part that was begun', () => {
    const parts: readonly Chapter[] = [
      chapters[0]!,
      { ...chapters[1]!, beginsPart: true },
      { id: 'c', startMs: 90_000, title: 'Later' },
    ];
    const edit = mergeChapter(parts, 'b', newId)!;
    expect(edit.name).toEqual({ key: 'edit.mergeChapter', values: { title: 'Middle' } });
    const merged = applyChapterChanges(parts, edit.changes);
    expect(merged).toEqual([chapters[0], { ...parts[2], beginsPart: true }]);
    expect(applyChapterChanges(merged, invertEdit(edit, newId).changes)).toEqual(parts);
    expect(mergeChapter(parts, 'a', newId)).toBeNull();
    expect(mergeChapter([parts[0]!, { ...parts[1]!, isLocked: true }], 'b', newId)).toBeNull();
  });

  it('begins a part with a chapter and takes that back, unless it is locked', () => {
    const begun = after(markPart(chapters, 'b', true, newId));
    expect(begun[1]).toEqual({ ...chapters[1], beginsPart: true });
    expect(applyChapterChanges(begun, markPart(begun, 'b', false, newId)!.changes)).toEqual(chapters);
    expect(markPart(chapters, 'b', false, newId)).toBeNull();
    expect(markPart([{ ...chapters[1]!, isLocked: true }], 'b', true, newId)).toBeNull();
  });

  it('forgets refusals, and remembers them again when that is undone', () => {
    const refused: readonly Chapter[] = [{ id: 'r', startMs: 5000, title: 'No', isRefused: true }];
    const offer = offerChapters(refused, newId)!;
    expect(offer.name).toEqual({ key: 'edit.offerChapters', values: { count: 1 } });
    expect(applyChapterChanges(refused, offer.changes)).toEqual([]);
    expect(applyChapterChanges([], invertEdit(offer, newId).changes)).toEqual(refused);
    expect(offerChapters([], newId)).toBeNull();
  });

  it('deletes a chapter and may remember that none is wanted there, in one step', () => {
    const edit = deleteChapter(chapters, chapters[1]!.id, newId, true);
    expect(after(edit)).toEqual([chapters[0], { ...chapters[1], id: 'new', isRefused: true }]);
    expect(applyChapterChanges(after(edit), invertEdit(edit!, newId).changes)).toEqual(chapters);
    const locked = [{ ...chapters[0]!, isLocked: true as const }];
    expect(deleteChapter(locked, locked[0]!.id, newId, true)).toBeNull();
  });

  it('moves a chapter and may remember that none is wanted where it was', () => {
    const moved = moveChapter(chapters, 'b', 90_000, newId, true)!;
    expect(after(moved)).toEqual([
      chapters[0],
      { ...chapters[1], id: 'new', isRefused: true },
      { ...chapters[1], startMs: 90_000 },
    ]);
    expect(applyChapterChanges(after(moved), invertEdit(moved, newId).changes)).toEqual(chapters);
  });

  it('imports beside what is there, or in its place but for what is locked, in one step', () => {
    const found = [
      { startMs: 200, title: 'Again the beginning' },
      { startMs: 30_000, title: 'Between' },
    ];
    const beside = importChapters(chapters, found, 'beside', newId)!;
    expect(beside.name).toEqual({ key: 'edit.importChapters', values: { count: 1 } });
    expect(after(beside).map(({ title }) => title)).toEqual(['Beginning', 'Between', 'Middle']);
    const locked: readonly Chapter[] = [chapters[0]!, { ...chapters[1]!, isLocked: true }];
    let count = 0;
    const replace = importChapters(locked, found, 'replace', () => `n${(count += 1)}`)!;
    const replaced = applyChapterChanges(locked, replace.changes);
    expect(replaced.map(({ title }) => title)).toEqual(['Again the beginning', 'Between', 'Middle']);
    expect(applyChapterChanges(replaced, invertEdit(replace, newId).changes)).toEqual(locked);
  });

  it('sets a whole list with the fewest changes, and back', () => {
    const wanted = [chapters[0]!, { id: 'c', startMs: 5, title: 'C' }];
    const edit = setChapters(chapters, wanted, newId);
    expect(edit?.changes).toHaveLength(2);
    expect(after(edit)).toEqual(wanted);
    expect(applyChapterChanges(wanted, invertEdit(edit!, newId).changes)).toEqual(chapters);
  });
});

describe('the rules of YouTube', () => {
  const codes = (list: readonly Chapter[], durationMs = 600_000): readonly string[] =>
    checkChapters(list, durationMs).map(({ id }) => id);

  it('finds nothing wrong with a good list, or with none', () => {
    expect(codes([...chapters, { id: 'c', startMs: 70_000, title: 'End' }])).toEqual([]);
    expect(codes([])).toEqual([]);
  });

  it('names each rule that is broken', () => {
    expect(codes(chapters)).toEqual(['list:too-few']);
    const bad = [
      { id: 'a', startMs: 5000, title: '' },
      { id: 'b', startMs: 14_999, title: 'x'.repeat(71) },
      { id: 'c', startMs: 595_000, title: 'Too near the end' },
      { id: 'd', startMs: 600_000, title: 'Behind it' },
    ];
    expect(codes(bad)).toEqual([
      'a:first-not-at-start',
      'a:too-short',
      'a:empty-title',
      'b:long-title',
      'c:too-short',
      'd:beyond-end',
    ]);
    expect(codes(bad, 0)).not.toContain('d:beyond-end');
  });

  it('others take more: podcasts and Matroska any title and beginning, all of them few and short ones', () => {
    const list = [
      { id: 'a', startMs: 5000, title: 'x'.repeat(100) },
      { id: 'b', startMs: 7000, title: 'y'.repeat(300) },
      { id: 'c', startMs: 7000, title: 'At the same time' },
    ];
    const ids = (target: ChapterTarget) => checkChapters(list, 60_000, target).map(({ id }) => id);
    expect(ids('podcast')).toEqual(['b:too-short']);
    expect(ids('matroska')).toEqual(['b:too-short']);
    expect(ids('mp4')).toEqual(['a:first-not-at-start', 'b:too-short', 'b:long-title']);
    const wide = { id: 'w', startMs: 0, title: '章'.repeat(86) };
    expect(checkChapters([wide], 60_000, 'mp4')).toMatchObject([
      { code: 'long-title', measured: 258, limit: 255, unit: 'bytes' },
    ]);
    expect(checkChapters([{ ...wide, title: '章'.repeat(85) }], 60_000, 'mp4')).toEqual([]);
  });

  it('a title is one line without controls, and a long one ends with a whole character', () => {
    const title = `A\u0000 bell\u0007\n${'x'.repeat(490)}👩‍👩‍👧👩‍👩‍👧`;
    const added = addChapter([], 0, title, () => 'new')!;
    expect(JSON.stringify(added)).toContain(`"A bell ${'x'.repeat(490)}"`);
  });
});

describe('editing tracks', () => {
  const { track } = contextOf([]);
  const cue = fileCue('a', 0, 1, 'A');

  it('adds a track before its cues and deletes it after them, so that each is the inverse of the other', () => {
    const kinds = (edit: Edit | null): readonly string[] => edit?.changes.map(({ kind }) => kind) ?? [];
    expect(kinds(addTrack(track, newId, [cue]))).toEqual(['track', 'cue']);
    const deletion = deleteTrack(track, [cue], newId);
    expect(kinds(deletion)).toEqual(['cue', 'track']);
    expect(invertEdit(deletion!, newId).changes).toEqual(addTrack(track, newId, [cue])?.changes);
  });

  it('tells a new name from other changes, and takes no empty name', () => {
    expect(renameTrack(track, { name: ' German ' }, newId)?.name).toEqual({
      key: 'edit.renameTrack',
      values: { track: 'German' },
    });
    expect(renameTrack(track, { language: 'de' }, newId)?.name.key).toBe('edit.changeTrack');
    expect(renameTrack(track, { name: '  ' }, newId)).toBeNull();
    expect(renameTrack(track, { name: 'English' }, newId)).toBeNull();
  });
});
