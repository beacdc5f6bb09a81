import { cutToLength, oneLine } from '../language/one-line.ts';
import type { Change, Chapter, Edit } from '../project/project.ts';
import type { EditKey, EditValues } from './edit-names.ts';
import { namedEdit } from './make-edit.ts';

type NewId = () => string;

const maxTitleLength = 500;

/** Some formats leave out what is less than a second. */
const sameMs = 1000;

/** From the chapters as they are to those that should be: told apart by their ids. */
export function setChapters(
  before: readonly Chapter[],
  after: readonly Chapter[],
  newId: NewId,
): Edit | null {
  return chaptersEdit('edit.setChapters', { count: after.length }, before, after, newId);
}

export function addChapter(
  chapters: readonly Chapter[],
  startMs: number,
  title: string,
  newId: NewId,
): Edit | null {
  const chapter = { id: newId(), startMs: wholeMs(startMs), title: cleanTitle(title) };
  const after = [...chapters, chapter];
  return chaptersEdit('edit.addChapter', { title: chapter.title }, chapters, after, newId);
}

/** Many at once, beside those that are there; where one begins already none is added. null: there is nothing to add. */
export function addChapters(
  chapters: readonly Chapter[],
  given: readonly Pick<Chapter, 'startMs' | 'title'>[],
  newId: NewId,
): Edit | null {
  const starts = chapters.flatMap(({ isRefused, startMs }) => (isRefused === true ? [] : [startMs]));
  const added: Chapter[] = [];
  for (const each of given.toSorted((a, b) => a.startMs - b.startMs)) {
    if (starts.some((startMs) => Math.abs(startMs - each.startMs) < sameMs)) continue;
    starts.push(each.startMs);
    added.push(fresh(each, newId));
  }
  return chaptersEdit('edit.addChapters', { count: added.length }, chapters, [...chapters, ...added], newId);
}

/** Proposals become chapters of the person's; those that were refused at the same time are forgotten. */
export function acceptChapters(
  chapters: readonly Chapter[],
  proposed: readonly Omit<Chapter, 'id'>[],
  newId: NewId,
): Edit | null {
  const accepted = proposed.map((chapter) => {
    const wanted = fresh(chapter, newId);
    delete wanted.isRefused;
    return wanted;
  });
  const times = new Set(accepted.map(({ startMs }) => startMs));
  const kept = chapters.filter(({ isRefused, startMs }) => isRefused !== true || !times.has(startMs));
  return chaptersEdit(
    'edit.acceptChapters',
    { count: accepted.length },
    chapters,
    [...kept, ...accepted],
    newId,
  );
}

/** Remembers that no chapter is wanted there. */
export function refuseChapters(
  chapters: readonly Chapter[],
  proposed: readonly Omit<Chapter, 'id'>[],
  newId: NewId,
): Edit | null {
  const refused = proposed.map((chapter) => ({ ...fresh(chapter, newId), isRefused: true as const }));
  return chaptersEdit(
    'edit.refuseChapters',
    { count: refused.length },
    chapters,
    [...chapters, ...refused],
    newId,
  );
}

export function lockChapter(
  chapters: readonly Chapter[],
  chapterId: string,
  isLocked: boolean,
  newId: NewId,
): Edit | null {
  const title = titleOf(chapters, chapterId);
  const after = chapters.map((chapter) => {
    if (chapter.id !== chapterId) return chapter;
    const changed = { ...chapter };
    if (isLocked) changed.isLocked = true;
    else delete changed.isLocked;
    return changed;
  });
  return chaptersEdit(
    isLocked ? 'edit.lockChapter' : 'edit.unlockChapter',
    { title },
    chapters,
    after,
    newId,
  );
}

export function renameChapter(
  chapters: readonly Chapter[],
  chapterId: string,
  title: string,
  newId: NewId,
): Edit | null {
  const clean = cleanTitle(title);
  const after = chapters.map((chapter) =>
    chapter.id === chapterId && chapter.isLocked !== true ? { ...chapter, title: clean } : chapter,
  );
  return chaptersEdit('edit.renameChapter', { title: clean }, chapters, after, newId);
}

/** With `isRefused` it is remembered that no chapter is wanted where it was: none is proposed there again. */
export function moveChapter(
  chapters: readonly Chapter[],
  chapterId: string,
  startMs: number,
  newId: NewId,
  isRefused = false,
): Edit | null {
  const title = titleOf(chapters, chapterId);
  const after = chapters.flatMap((chapter) => {
    if (chapter.id !== chapterId || chapter.isLocked === true) return [chapter];
    const left = isRefused ? [{ ...fresh(chapter, newId), isRefused: true as const }] : [];
    return [{ ...chapter, startMs: wholeMs(startMs) }, ...left];
  });
  return chaptersEdit('edit.moveChapter', { title }, chapters, after, newId);
}

/** With `isRefused` it is remembered that no chapter is wanted there: none is proposed in its place. */
export function deleteChapter(
  chapters: readonly Chapter[],
  chapterId: string,
  newId: NewId,
  isRefused = false,
): Edit | null {
  const title = titleOf(chapters, chapterId);
  const after = chapters.flatMap((chapter) => {
    if (chapter.id !== chapterId || chapter.isLocked === true) return [chapter];
    return isRefused ? [{ ...fresh(chapter, newId), isRefused: true as const }] : [];
  });
  return chaptersEdit('edit.deleteChapter', { title }, chapters, after, newId);
}

/**
 * The chapter becomes a piece of the one before. Where it began a part, the next one begins it. `isRefused` as in
 * `deleteChapter`.
 */
export function mergeChapter(
  chapters: readonly Chapter[],
  chapterId: string,
  newId: NewId,
  isRefused = false,
): Edit | null {
  const sorted = chapters.toSorted(compareChapters);
  const at = sorted.findIndex(({ id }) => id === chapterId);
  const merged = sorted[at];
  if (at < 1 || merged === undefined || merged.isLocked === true) return null;
  const after = sorted.flatMap((chapter, i) => {
    if (i === at) return isRefused ? [{ ...fresh(chapter, newId), isRefused: true as const }] : [];
    const isHeir = i === at + 1 && merged.beginsPart === true;
    return [isHeir ? { ...chapter, beginsPart: true as const } : chapter];
  });
  return chaptersEdit('edit.mergeChapter', { title: merged.title }, chapters, after, newId);
}

/** Whether a part, the coarser of the two levels, begins with the chapter. */
export function markPart(
  chapters: readonly Chapter[],
  chapterId: string,
  beginsPart: boolean,
  newId: NewId,
): Edit | null {
  const title = titleOf(chapters, chapterId);
  const after = chapters.map((chapter) => {
    if (chapter.id !== chapterId || chapter.isLocked === true) return chapter;
    const changed = { ...chapter };
    if (beginsPart) changed.beginsPart = true;
    else delete changed.beginsPart;
    return changed;
  });
  return chaptersEdit(beginsPart ? 'edit.beginPart' : 'edit.joinPart', { title }, chapters, after, newId);
}

/** Refusals are forgotten: what was refused is proposed again. */
export function offerChapters(refused: readonly Chapter[], newId: NewId): Edit | null {
  return chaptersEdit('edit.offerChapters', { count: refused.length }, refused, [], newId);
}

export type ImportHow = 'replace' | 'beside';

/**
 * Chapters of a file: in the place of those that are there, but for locked ones, or beside all of them. What begins
 * where one of these does is left out; a proposal that was refused there is forgotten.
 */
export function importChapters(
  before: readonly Chapter[],
  read: readonly Omit<Chapter, 'id'>[],
  how: ImportHow,
  newId: NewId,
): Edit | null {
  const kept = before.filter(
    ({ isLocked, isRefused }) => isLocked === true || (how === 'beside' && isRefused !== true),
  );
  const added = read
    .filter((each) => kept.every(({ startMs }) => Math.abs(startMs - each.startMs) >= sameMs))
    .map((each) => fresh(each, newId));
  const starts = new Set(added.map(({ startMs }) => startMs));
  const refused = before.filter(({ isRefused, startMs }) => isRefused === true && !starts.has(startMs));
  const after = [...kept, ...refused, ...added];
  return chaptersEdit('edit.importChapters', { count: added.length }, before, after, newId);
}

/** The chapters after these changes, by time. */
export function applyChapterChanges(
  chapters: readonly Chapter[],
  changes: readonly Change[],
): readonly Chapter[] {
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  let changed = false;
  for (const change of changes) {
    if (change.kind !== 'chapter') continue;
    changed = true;
    if (change.before !== null) byId.delete(change.before.id);
    if (change.after !== null) byId.set(change.after.id, change.after);
  }
  return changed ? [...byId.values()].sort(compareChapters) : chapters;
}

export function compareChapters(a: Chapter, b: Chapter): number {
  return a.startMs - b.startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function chaptersEdit<Key extends EditKey>(
  key: Key,
  values: EditValues<Key>,
  before: readonly Chapter[],
  after: readonly Chapter[],
  newId: NewId,
): Edit | null {
  const left = new Map(before.map((chapter) => [chapter.id, chapter]));
  const changes: Change[] = [];
  for (const chapter of after) {
    const old = left.get(chapter.id) ?? null;
    left.delete(chapter.id);
    if (old !== null && isSame(old, chapter)) continue;
    changes.push({ kind: 'chapter', before: old, after: chapter });
  }
  for (const chapter of left.values()) changes.push({ kind: 'chapter', before: chapter, after: null });
  return namedEdit(key, values, changes, newId);
}

function isSame(a: Chapter, b: Chapter): boolean {
  return (
    a.startMs === b.startMs &&
    a.title === b.title &&
    a.beginsPart === b.beginsPart &&
    a.isLocked === b.isLocked &&
    a.isRefused === b.isRefused
  );
}

function fresh(chapter: Omit<Chapter, 'id'>, newId: NewId) {
  return { ...chapter, id: newId(), startMs: wholeMs(chapter.startMs), title: cleanTitle(chapter.title) };
}

function titleOf(chapters: readonly Chapter[], chapterId: string): string {
  return chapters.find(({ id }) => id === chapterId)?.title ?? '';
}

/** No format of chapters holds a line break. */
function cleanTitle(title: string): string {
  return cutToLength(oneLine(title), maxTitleLength);
}

function wholeMs(ms: number): number {
  return Math.max(0, Math.round(ms));
}
