/** A bulk edit in steps: what takes long goes part by part, so that the page stays awake. */
import type { EditContext } from '../../../core/edit/edit-context.ts';
import type { CueChange } from '../../../core/edit/make-edit.ts';
import { cueEdit } from '../../../core/edit/make-edit.ts';
import { resplitCues } from '../../../core/edit/resplit.ts';
import type { Edit } from '../../../core/project/project.ts';
import { buildParagraphs } from '../../editing/paragraphs.ts';
import type { BulkEnvironment, BulkSettings } from './operations.ts';
import { bulkEdit } from './operations.ts';

const cuesInStep = 40;

export function* bulkSteps(
  c: EditContext,
  settings: BulkSettings,
  environment: BulkEnvironment,
): Generator<void, Edit | null> {
  const cueIds = settings.scope === 'selection' ? environment.selection : null;
  const isQuick = settings.operation !== 'resplit' || (cueIds?.size ?? c.cues.length) <= cuesInStep;
  if (isQuick) return bulkEdit(c, settings, environment);
  return yield* resplitSteps(c, cueIds, environment);
}

/**
 * Paragraphs end at pauses and sentences, where a cue would end anyway, and what is built of a part stays between the
 * cues around it: the parts can be built one after the other from the cues as they are.
 */
function* resplitSteps(
  c: EditContext,
  cueIds: ReadonlySet<string> | null,
  { shotChanges }: BulkEnvironment,
): Generator<void, Edit | null> {
  const changes: CueChange[] = [];
  for (const part of partsOf(c)) {
    const chosen = part.filter((id) => cueIds?.has(id) ?? true);
    if (chosen.length === 0) continue;
    const edit = resplitCues(c, chosen, { shotChanges, language: c.track.language });
    for (const change of edit?.changes ?? []) if (change.kind === 'cue') changes.push(change);
    yield;
  }
  return cueEdit(c, 'edit.resplit', { count: cueIds?.size ?? c.cues.length }, changes);
}

function partsOf(c: EditContext): readonly (readonly string[])[] {
  const parts: string[][] = [];
  for (const { cues } of buildParagraphs(c.cues)) {
    const last = parts.at(-1);
    const ids = cues.map(({ id }) => id);
    if (last !== undefined && last.length + ids.length <= cuesInStep) last.push(...ids);
    else parts.push(ids);
  }
  return parts;
}
