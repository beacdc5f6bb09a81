/** Cues are copied, cut and pasted as SRT, so that other programs take them and give them. */
import { cuesAsText, cuesOfText, pasteCues, type PastedCue } from '../../core/edit/paste.ts';
import { t } from '../i18n/i18n.ts';
import { closedWorlds } from '../keys/focus-origin.ts';
import { announce } from '../notices/announce.ts';
import { playhead } from '../player/playhead.ts';
import { editContextOf, insertedCueIds } from '../project/edit-context.ts';
import { activeCues, openProject, selectCues } from '../project/project-store.ts';
import { deleteSelected, editTrack } from './cue-actions.ts';
import './messages.ts';
import { flushTyping } from './typing.ts';

/** What went to the clipboard last: the words and speakers of the cues, which an SRT does not hold. */
let copied: { readonly text: string; readonly cues: readonly PastedCue[] } | null = null;

function copySelected(): string | null {
  flushTyping();
  const project = openProject();
  if (project === null || project.selection.size === 0) return null;
  const cues = activeCues(project).filter(({ id }) => project.selection.has(id));
  if (cues.length === 0) return null;
  const text = cuesAsText(cues);
  copied = { text, cues };
  announce(t('editing.copied', { count: cues.length }));
  return text;
}

function pasteText(text: string): void {
  const project = openProject();
  const context = project === null ? null : editContextOf(project);
  if (context === null) return;
  // The system may have turned the ends of lines.
  const isOwn = copied !== null && copied.text.trim() === text.replaceAll('\r\n', '\n').trim();
  const cues = isOwn ? copied!.cues : cuesOfText(context, text);
  const edit = editTrack((c) => pasteCues(c, cues, playhead.get().timeMs));
  if (edit !== null) selectCues(insertedCueIds(edit));
  else announce(t('editing.nothingToPaste'), true);
}

/** Not while one types, or has marked text of the page, or is in a dialog. */
function isEditors(event: ClipboardEvent): boolean {
  const { target } = event;
  const { activeElement } = document;
  const isElsewhere = [target, activeElement].some(
    (element) =>
      element instanceof Element &&
      element.closest(
        `input:not([type=range], [type=checkbox]), textarea, [contenteditable], ${closedWorlds}`,
      ) !== null,
  );
  const marked = window.getSelection();
  return !isElsewhere && (marked === null || marked.isCollapsed) && openProject() !== null;
}

function take(event: ClipboardEvent): void {
  const { clipboardData } = event;
  if (clipboardData === null || !isEditors(event)) return;
  if (event.type === 'paste') {
    event.preventDefault();
    pasteText(clipboardData.getData('text/plain'));
    return;
  }
  const text = copySelected();
  if (text === null) return;
  event.preventDefault();
  clipboardData.setData('text/plain', text);
  if (event.type === 'cut') deleteSelected({ ripple: false, isCut: true });
}

/** Returns the way to stop. */
export function followClipboard(page: Document): () => void {
  const stop = new AbortController();
  for (const name of ['copy', 'cut', 'paste'] as const) {
    page.addEventListener(name, take, { signal: stop.signal });
  }
  return () => stop.abort();
}

export async function copyByCommand(): Promise<void> {
  const text = copySelected();
  if (text !== null) await navigator.clipboard.writeText(text);
}

export async function cutByCommand(): Promise<void> {
  const text = copySelected();
  if (text === null) return;
  await navigator.clipboard.writeText(text);
  deleteSelected({ ripple: false, isCut: true });
}

/** From a menu: where the browser gives no leave to read the clipboard, what was copied here last. */
export async function pasteByCommand(): Promise<void> {
  const read = navigator.clipboard.readText().catch(() => copied?.text ?? null);
  const text = await read;
  if (text === null) announce(t('editing.pasteByKey'), true);
  else pasteText(text);
}
