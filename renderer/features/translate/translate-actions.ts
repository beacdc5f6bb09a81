/** What a person does with the cues of a translation: goes through those to look at, confirms, has them made again. */
import { translation, type TranslationOptions } from '../../../core/analysis/translation.ts';
import { confirmTranslations } from '../../../core/edit/confirm-translation.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { wantsLook } from '../../../core/translation/translated-state.ts';
import { optionsOf } from '../../analyses/translation-store.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { editTrack, goToCue } from '../../editing/cue-actions.ts';
import { isTyping, startEditing, textCaret } from '../../editing/editing-store.ts';
import { flushTyping } from '../../editing/typing.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { sourceCuesOf, sourceOf, stateOfCue } from '../../project/linked-tracks.ts';
import { activeCues, activeTrack, openProject, type OpenProject } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { enginesNow } from './engines-now.ts';
import { bestEngine, engineFor } from './engines.ts';
import './messages.ts';
import { runTranslation, type Calls } from './start-translation.ts';
import { stateText } from './StateMark.tsx';
import { countTranslated, outdatedTranslations } from './translation-counts.ts';

interface OpenTranslation {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
  readonly source: SubtitleTrack;
  readonly sources: ReadonlyMap<string, TrackCue>;
}

/** The track that is edited and what it translates; null: it translates nothing. */
function openTranslation(): OpenTranslation | null {
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  const source = project === null ? null : sourceOf(project, track);
  return project === null || track === null || source === null ? null : translationIn(project, track, source);
}

function translationIn(project: OpenProject, track: SubtitleTrack, source: SubtitleTrack): OpenTranslation {
  return { project, track, source, sources: sourceCuesOf(project, track) ?? new Map<string, TrackCue>() };
}

/** Not while the source is typed beside it, where the key has another meaning. */
export function canGoToNext(): boolean {
  const open = openTranslation();
  const caret = textCaret();
  return open !== null && (caret === null || caret.trackId === open.track.id);
}

/** The next cue that nobody has looked at yet; behind the last comes the first. Whoever types goes on typing there. */
export function goToNextToLookAt(): void {
  const wasTyping = isTyping();
  flushTyping();
  const open = openTranslation();
  if (open === null) return;
  const cues = activeCues(open.project);
  const at = cues.findIndex(({ id }) => id === open.project.currentCueId);
  const inOrder = [...cues.slice(at + 1), ...cues.slice(0, at + 1)];
  const next = inOrder.find((cue) => wantsLook(stateOfCue(open.sources, cue)));
  if (next === undefined) {
    announce(t('translate.nothingLeft'), true);
    return;
  }
  goToCue(next);
  if (wasTyping) startEditing(open.track.id, next.id);
  const state = stateOfCue(open.sources, next);
  if (state !== null) announce(stateText(next, state, t));
}

/** Cues of the active translation that are selected. */
function selectedTranslations({ project }: OpenTranslation): readonly TrackCue[] {
  return activeCues(project).filter(
    ({ id, translation }) => translation !== undefined && project.selection.has(id),
  );
}

export function hasSelectedTranslation(): boolean {
  const open = openTranslation();
  return open !== null && selectedTranslations(open).length > 0;
}

/** They are right as they are, for what their sources say now. */
export function confirmSelected(): void {
  flushTyping();
  const open = openTranslation();
  if (open !== null) confirmTranslated(selectedTranslations(open).map(({ id }) => id));
}

/** Also where what they translate is gone. */
export function confirmTranslated(cueIds: readonly string[]): void {
  editTrack((c) => {
    const project = openProject();
    const sources = project === null ? null : sourceCuesOf(project, c.track);
    return confirmTranslations(c, cueIds, sources ?? new Map());
  });
}

/** Of the active track: itself where it is a translation, else those that it is translated into. */
function outdated(): readonly OpenTranslation[] {
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  if (project === null || track === null) return [];
  const own = openTranslation();
  if (own !== null) return countTranslated(project, track).toRedo > 0 ? [own] : [];
  return outdatedTranslations(project, track).map((each) => translationIn(project, each, track));
}

export function hasChanged(): boolean {
  return outdated().length > 0;
}

/** Whatever is missing or whose source has changed; what a person wrote stays. */
export async function translateChanged(connection: AppConnection): Promise<void> {
  flushTyping();
  for (const open of outdated()) await translateAgain(connection, open, null);
}

/** Also where a person wrote. */
export async function translateSelectedAgain(connection: AppConnection): Promise<void> {
  flushTyping();
  const open = openTranslation();
  if (open === null) return;
  await translateCuesAgain(connection, selectedTranslations(open));
}

export async function translateCuesAgain(
  connection: AppConnection,
  cues: readonly TrackCue[],
): Promise<void> {
  const open = openTranslation();
  const cueIds = cues.flatMap(({ translation }) => (translation === undefined ? [] : [translation.of]));
  if (open !== null && cueIds.length > 0) await translateAgain(connection, open, cueIds);
}

/** With what it was made with or, where that is gone, the best there is. */
async function translateAgain(
  { calls }: AppConnection,
  open: OpenTranslation,
  cueIds: TranslationOptions['cueIds'],
): Promise<void> {
  const { track, source, project } = open;
  const mediaId = project.media.id;
  const made = await madeWith(calls, open);
  const engine = await engineOf(calls, open, made?.engine ?? bestEngine);
  if (engine === null) {
    // It says what is missing, and how to get it.
    openPanel('translate');
    return;
  }
  const from = made?.from ?? null;
  await runTranslation(calls, mediaId, { trackId: source.id, to: track.language, from, engine, cueIds });
}

/** What the latest run that brought it forth was asked for; null: nobody knows. */
async function madeWith(
  calls: Calls,
  { project, track, source }: OpenTranslation,
): Promise<TranslationOptions | null> {
  const { analyses } = await calls['analyses.list']({ mediaId: project.media.id });
  const latest = analyses.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    latest
      .filter(({ kind, hasValue }) => kind === translation.kind && hasValue)
      .map(optionsOf)
      .find((options) => options?.trackId === source.id && options.to === track.language) ?? null
  );
}

async function engineOf(
  calls: Calls,
  { project, track, source }: OpenTranslation,
  wanted: string,
): Promise<string | null> {
  const engines = await enginesNow(calls);
  const { isSample } = project.media;
  const from = source.language;
  return (
    engineFor(engines, { engine: wanted, from, isSample }, track.language) ??
    engineFor(engines, { engine: bestEngine, from, isSample }, track.language)
  );
}
