/** Finding and replacing, for the bar and for the keys. */
import type { FindMatch, FindQuery } from '../../../core/find/find.ts';
import { replaceAllEdit, replaceOneEdit } from '../../../core/find/replace.ts';
import { createTurns } from '../../../core/async/turns.ts';
import { readMarked } from '../../../core/edit/marked-text.ts';
import { activeCues, openProject } from '../../project/project-store.ts';
import { editTrack, goToCue } from '../../editing/cue-actions.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { flushTyping } from '../../editing/typing.ts';
import { openPanel } from '../../workspace/panels.ts';
import { currentMatchOf, findStore } from './find-store.ts';
import { finishSearch, replacedTexts, searchSoon, stopSearch } from './search.ts';

/** A key that is pressed twice works on what the first time has made. */
const takeTurn = createTurns();

/** Opens the bar; text that is marked on the page becomes the query. */
export function openFind(replacing: boolean): void {
  const marked = markedText();
  stopEditing();
  openPanel('cues');
  findStore.set((state) => ({
    ...state,
    open: true,
    replacing,
    asked: state.asked + 1,
    query: marked === null ? state.query : { ...state.query, text: marked, regex: false },
    replacedCount: null,
  }));
  searchSoon();
}

function markedText(): string | null {
  const field = document.activeElement;
  const marked =
    field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : (window.getSelection()?.toString() ?? '');
  return marked.trim() === '' || marked.includes('\n') || marked.length > 200 ? null : marked;
}

export function closeFind(): void {
  stopSearch();
  findStore.set((state) => ({ ...state, open: false, matches: [], matchesByCue: new Map(), current: -1 }));
}

export function changeQuery(patch: Partial<FindQuery>): void {
  findStore.set((state) => ({ ...state, query: { ...state.query, ...patch }, replacedCount: null }));
  searchSoon();
}

export function changeReplacement(replacement: string): void {
  findStore.set((state) => ({ ...state, replacement }));
}

export function toggleReplacing(): void {
  findStore.set((state) => ({ ...state, replacing: !state.replacing }));
}

/** In the cues that are selected now, or everywhere again. */
export function toggleWithin(): void {
  const selection = openProject()?.selection ?? new Set<string>();
  findStore.set((state) => ({ ...state, within: state.within === null ? new Set(selection) : null }));
  searchSoon();
}

export function hasQuery(): boolean {
  return findStore.get().query.text !== '';
}

/** The next or previous match; behind the last comes the first. */
export function goToMatch(step: 1 | -1): Promise<void> {
  if (!findStore.get().open) openFind(findStore.get().replacing);
  return takeTurn(() => showNext(step));
}

async function showNext(step: 1 | -1): Promise<void> {
  await finishSearch();
  const { matches, current } = findStore.get();
  if (matches.length === 0) return;
  const next = current < 0 ? nearestMatch(step) : (current + step + matches.length) % matches.length;
  showMatch(next);
}

function showMatch(index: number): void {
  findStore.set((state) => ({ ...state, current: index, replacedCount: null }));
  const match = currentMatchOf(findStore.get());
  const project = openProject();
  if (match === null || project === null) return;
  const cue = activeCues(project).find(({ id }) => id === match.cueId);
  if (cue !== undefined) goToCue(cue);
}

/** Without a current match: the first from the current cue on, or the last up to it. */
function nearestMatch(step: 1 | -1): number {
  const { matches } = findStore.get();
  const project = openProject();
  const cues = project === null ? [] : activeCues(project);
  const order = new Map(cues.map(({ id }, index) => [id, index]));
  const place = (cueId: string): number => order.get(cueId) ?? 0;
  const from = place(project?.currentCueId ?? '');
  const index =
    step === 1
      ? matches.findIndex(({ cueId }) => place(cueId) >= from)
      : matches.findLastIndex(({ cueId }) => place(cueId) <= from);
  return index >= 0 ? index : step === 1 ? 0 : matches.length - 1;
}

/** Replaces the current match and goes on to the next one. */
export function replaceCurrent(): Promise<void> {
  return takeTurn(async () => {
    flushTyping();
    await finishSearch();
    const match = currentMatchOf(findStore.get());
    if (match === null) return showNext(1);
    const lengthBefore = visibleLength(match.cueId);
    const texts = await replacedTexts({ kind: 'one', match });
    if (editTrack((c) => replaceOneEdit(c, texts)) === null) return showNext(1);
    const resumeAt = match.end + visibleLength(match.cueId) - lengthBefore;
    await finishSearch();
    goToFirstFrom(match, resumeAt);
  });
}

function visibleLength(cueId: string): number {
  const project = openProject();
  const cue = project === null ? undefined : activeCues(project).find(({ id }) => id === cueId);
  return cue === undefined ? 0 : readMarked(cue.text).plain.length;
}

/** The first match that starts at or behind a place, in the order of the cues. */
function goToFirstFrom(replaced: FindMatch, offset: number): void {
  const { matches } = findStore.get();
  const project = openProject();
  if (project === null || matches.length === 0) return;
  const order = new Map(activeCues(project).map(({ id }, index) => [id, index]));
  const place = order.get(replaced.cueId) ?? 0;
  const next = matches.findIndex(({ cueId, start }) => {
    const other = order.get(cueId) ?? 0;
    return other > place || (other === place && start >= offset);
  });
  showMatch(Math.max(0, next));
}

/** One edit for all of them. */
export function replaceAll(): Promise<void> {
  return takeTurn(async () => {
    flushTyping();
    const { within } = findStore.get();
    const texts = await replacedTexts(within === null ? { kind: 'all' } : { kind: 'cues', ids: within });
    const edit = editTrack((c) => replaceAllEdit(c, texts));
    const count = edit === null ? 0 : Number(edit.name.values['count'] ?? 0);
    await finishSearch();
    findStore.set((state) => ({ ...state, replacedCount: count }));
  });
}
