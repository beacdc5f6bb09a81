import { randomUUID } from 'node:crypto';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { Change, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { writtenLanguage } from '../../../core/transcript/written/writing-choice.ts';
import type { JobContext } from '../../services/jobs/job-kind.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { trackDeleted, trackName } from './track-writer.ts';
import type { TrackStore } from './track-writer.ts';

export interface TrackParts {
  readonly library: Pick<Library, 'tracks' | 'transcripts'>;
  readonly project: Pick<ProjectService, 'applyMachineChanges' | 'readTrack'>;
}

export interface OpenedTrack {
  readonly track: SubtitleTrack;
  readonly store: TrackStore;
  /** What an earlier run wrote, and what a person did to it. */
  readonly cues: readonly TrackCue[];
}

export interface MadeTrack {
  /** Id of the model that writes it. */
  readonly model: string;
  readonly style: CaptionStyle;
}

/** The track that the job writes: a new one, or the one that an earlier run began. */
export async function openTrack(
  { library, project }: TrackParts,
  job: JobRecord,
  options: TranscribeOptions,
  made: MadeTrack,
  update: JobContext['update'],
): Promise<OpenedTrack> {
  const mediaId = job.mediaId!;
  const id = job.trackId ?? randomUUID();
  // Before the track is there: a kill between the two must not leave a track that no job knows.
  if (job.trackId === null) await update({ trackId: id });
  const store: TrackStore = {
    apply: (changes) => project.applyMachineChanges(mediaId, changes),
    read: async () => (await project.readTrack(id)).cues,
    touched: () => library.transcripts.touchedCues(id, true),
    exists: async () => (await library.tracks.find(id)) !== null,
  };
  const known = await library.tracks.find(id);
  const tracks = known === null ? await library.tracks.list(mediaId) : [];
  const position = Math.max(-1, ...tracks.map(({ track }) => track.position)) + 1;
  const track = { ...(known?.track ?? newTrack(id, position, options, made)), state: 'growing' } as const;
  const change: Change = { kind: 'track', before: known?.track ?? null, after: track };
  if ((await store.apply([change])).length === 0) throw trackDeleted(id);
  return { track, store, cues: known === null ? [] : await store.read() };
}

function newTrack(
  id: string,
  position: number,
  { language: wanted, task, profile, script }: TranscribeOptions,
  { model, style }: MadeTrack,
): Omit<SubtitleTrack, 'state'> {
  const isTranslation = task === 'translate';
  const language = isTranslation ? 'en' : wanted === 'auto' ? 'und' : writtenLanguage(wanted, { script });
  const source = isTranslation ? 'translation' : 'transcription';
  return { id, name: trackName(language), language, source, model, profile, position, style };
}

/** A track that no job writes any more is as complete as it gets. */
export async function closeTrack({ library, project }: TrackParts, job: JobRecord): Promise<void> {
  if (job.trackId === null || job.mediaId === null) return;
  const known = await library.tracks.find(job.trackId);
  if (known === null) return;
  const after = { ...known.track, state: 'complete' as const };
  await project.applyMachineChanges(job.mediaId, [{ kind: 'track', before: known.track, after }]);
}
