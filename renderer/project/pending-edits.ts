/**
 * [Note: Pending edits] An edit is on the page before the library has it. When a call fails, or the line to the host
 * broke while one was on its way, the page reads the project again and asks of each pending edit: does the library
 * have it already, does it still fit, or has what it changed become something else?
 */
import { assertNever } from '../../core/assert-never.ts';
import type { Change, Edit } from '../../core/project/project.ts';
import { applyChanges } from './project-changes.ts';
import type { OpenProject } from './project-store.ts';

export type Standing = 'stored' | 'fits' | 'conflicts';

export function standingOf(project: OpenProject, edit: Edit): Standing {
  const now = contentById(project, edit.changes);
  // An edit may change a thing more than once: its first `before` and its last `after` count.
  const first = new Map([...edit.changes].reverse().map((change) => [idOf(change), change.before]));
  const last = new Map(edit.changes.map((change) => [idOf(change), change.after]));
  if ([...first].every(([id, before]) => same(now.get(id), before))) return 'fits';
  if ([...last].every(([id, after]) => same(now.get(id), after))) return 'stored';
  return 'conflicts';
}

/** A project that was read, with the edits on top that the library does not have yet. */
export interface WithEdits {
  readonly project: OpenProject;
  readonly stored: readonly Edit[];
  readonly conflicting: readonly Edit[];
}

export function putEditsOn(base: OpenProject, edits: readonly Edit[]): WithEdits {
  let project = base;
  const stored: Edit[] = [];
  const conflicting: Edit[] = [];
  for (const edit of edits) {
    const standing = standingOf(project, edit);
    if (standing === 'stored') stored.push(edit);
    else if (standing === 'conflicts') conflicting.push(edit);
    else {
      const undoState = { undo: edit.name, redo: null };
      project = { ...applyChanges(project, edit.changes), undoState };
    }
  }
  return { project, stored, conflicting };
}

function idOf({ kind, before, after }: Change): string {
  return `${kind}:${(before ?? after)?.id ?? ''}`;
}

/** Only what the changes speak of. */
function contentById(project: OpenProject, changes: readonly Change[]): ReadonlyMap<string, unknown> {
  const content = new Map<string, unknown>();
  const keep = (kind: Change['kind'], things: readonly { readonly id: string }[]): void => {
    for (const thing of things) content.set(`${kind}:${thing.id}`, thing);
  };
  const trackIds = new Set<string>();
  for (const kind of new Set(changes.map((change) => change.kind))) {
    switch (kind) {
      case 'cue':
        for (const change of changes) if (change.kind === 'cue') trackIds.add(change.trackId);
        for (const trackId of trackIds) keep('cue', project.cues.get(trackId) ?? []);
        break;
      case 'track':
        keep('track', project.tracks);
        break;
      case 'chapter':
        keep('chapter', [...project.chapters, ...project.refusedChapters]);
        break;
      default:
        assertNever(kind);
    }
  }
  return content;
}

/** Equal as data; the order of keys does not count. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a ?? null, b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

/** The words that a person wrote in edits that could not be kept, so that they can be copied. */
export function textOf(edits: readonly Edit[]): string {
  const texts = edits.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'cue' && change.after !== null ? [change.after.text] : [])),
  );
  return [...new Set(texts)].join('\n\n');
}
