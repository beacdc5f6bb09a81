import { randomUUID } from 'node:crypto';
import type { TranslationOptions } from '../../../core/analysis/translation.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Change, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { JobContext } from '../../services/jobs/job-kind.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import type { ProjectService } from '../../services/project/project-service.ts';

export interface LinkedTrackParts {
  readonly library: Pick<Library, 'tracks'>;
  readonly project: Pick<ProjectService, 'applyMachineChanges' | 'readTrack'>;
}

/** The track in the other language, as it is in the library. */
export interface LinkedTrack {
  readonly track: SubtitleTrack;
  readonly cues: readonly TrackCue[];
}

/** The one that the job began, else the one that says this track in this language, else a new one. */
export async function openLinkedTrack(
  parts: LinkedTrackParts,
  job: JobRecord,
  source: SubtitleTrack,
  { to }: Pick<TranslationOptions, 'to'>,
  { model, update }: { readonly model: string } & Pick<JobContext, 'update'>,
): Promise<LinkedTrack> {
  const { library, project } = parts;
  const mediaId = job.mediaId!;
  const tracks = (await library.tracks.list(mediaId)).map(({ track }) => track);
  const known =
    tracks.find(({ id }) => id === job.trackId) ??
    tracks.find(({ translates, language }) => translates === source.id && language === to);
  const id = known?.id ?? job.trackId ?? randomUUID();
  // Before the track is there: a kill between the two must not leave a track that no job knows.
  if (job.trackId !== id) await update({ trackId: id });
  const position = Math.max(-1, ...tracks.map((track) => track.position)) + 1;
  const track: SubtitleTrack = {
    ...(known ?? newTrack(id, position, source, to)),
    ...{ model, state: 'growing' },
  };
  const change: Change = { kind: 'track', before: known ?? null, after: track };
  if ((await project.applyMachineChanges(mediaId, [change])).length === 0) throw trackGone(id);
  return { track, cues: known === undefined ? [] : (await project.readTrack(id)).cues };
}

function newTrack(
  id: string,
  position: number,
  { id: translates, profile, style }: SubtitleTrack,
  to: string,
): Omit<SubtitleTrack, 'state'> {
  return {
    ...{ id, name: languageName(to, to), language: to, source: 'translation', profile, position, translates },
    ...(style === undefined ? {} : { style }),
  };
}

/** A track that no job writes any more is as complete as it gets. */
export async function closeLinkedTrack(
  { library, project }: LinkedTrackParts,
  job: JobRecord,
): Promise<void> {
  if (job.trackId === null || job.mediaId === null) return;
  const known = await library.tracks.find(job.trackId);
  if (known?.track.state !== 'growing') return;
  const after: SubtitleTrack = { ...known.track, state: 'complete' };
  await project.applyMachineChanges(job.mediaId, [{ kind: 'track', before: known.track, after }]);
}

export function trackGone(trackId: string): SidecutError {
  return new SidecutError('track-unknown', { reason: 'deleted', trackId });
}
