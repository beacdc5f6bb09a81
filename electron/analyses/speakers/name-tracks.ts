import { randomUUID } from 'node:crypto';
import { isSidecutError } from '../../../core/errors.ts';
import { retry } from '../../../core/async/retry.ts';
import { changesOf, followSource } from '../../../core/edit/speakers.ts';
import type { TrackWithCues } from '../../../core/edit/speakers.ts';
import { settle } from '../../../core/edit/settled-speakers.ts';
import type { Change } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { labelledCues, namedSpans, nameSpeakers } from '../../../core/speakers/name-speakers.ts';
import type { FoundSpeakers, NewName } from '../../../core/speakers/name-speakers.ts';
import type { Library } from '../../services/library/library.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { cuesAnew } from '../../services/transcripts/rebuild-cues.ts';

export interface NameTracksParts {
  readonly library: Pick<Library, 'media' | 'tracks' | 'analyses' | 'transcripts'>;
  readonly project: Pick<ProjectService, 'readTrack' | 'apply'>;
}

export interface Naming {
  readonly found: FoundSpeakers;
  readonly newName: NewName;
  /** Nobody was looked for before: names that are there are a person's or a file's. */
  readonly isFirst: boolean;
  /** Only this track gets names; absent: all. */
  readonly trackId?: string;
}

export interface NamedTracks {
  /** By number of the speaker. */
  readonly names: readonly string[];
  /** Names of tracks that a job still writes: they have no speakers yet. */
  readonly growing: readonly string[];
}

/** A person may edit meanwhile: then it is done again with what is there now. */
const maxTries = 4;

/** Puts names on the words and cues of a video's tracks: one edit, which can be undone. See [Note: Names after a run]. */
export function nameTracks(
  parts: NameTracksParts,
  record: MediaRecord,
  naming: Naming,
): Promise<NamedTracks> {
  return retry(
    () => nameOnce(parts, record, naming),
    (error, failures) => isSidecutError(error, 'edit-conflict') && failures < maxTries,
  );
}

async function nameOnce(
  parts: NameTracksParts,
  record: MediaRecord,
  { found, newName, isFirst, trackId }: Naming,
): Promise<NamedTracks> {
  const stored = await parts.library.tracks.list(record.id);
  const growing = stored.filter(({ track }) => track.state === 'growing').map(({ track }) => track.name);
  const whole = stored.filter(({ track }) => track.state !== 'growing');
  const tracks: TrackWithCues[] = [];
  for (const { track } of whole) tracks.push(settledFirst(await parts.project.readTrack(track.id), isFirst));
  const names = nameSpeakers(tracks, found, newName);
  const changes: Change[] = [];
  const sources = new Map<string, TrackCue>();
  const wanted = tracks.filter(({ track }) => trackId === undefined || track.id === trackId);
  for (const one of wanted.filter(({ track }) => track.translates === undefined)) {
    const own = await namedChanges(parts, record, one, labelledCues(one, found, names));
    for (const { after } of own) if (after !== null) sources.set(after.id, after);
    changes.push(...own);
    const before = whole.find(({ track }) => track.id === one.track.id)!.track;
    if (before.settledSpeakers !== one.track.settledSpeakers) {
      changes.push({ kind: 'track', before, after: one.track });
    }
  }
  for (const one of tracks)
    if (one.track.translates !== undefined) changes.push(...followSource(one, sources));
  if (changes.length > 0) {
    const name = { key: 'edit.findSpeakers', values: { count: found.count } };
    await parts.project.apply(record.id, { id: randomUUID(), name, changes });
  }
  return { names, growing };
}

function settledFirst({ track, cues }: TrackWithCues, isFirst: boolean): TrackWithCues {
  if (!isFirst || track.translates !== undefined) return { track, cues };
  return { track: settle(track, namedSpans(cues)), cues };
}

type CueChange = Extract<Change, { readonly kind: 'cue' }>;

/** A machine's cues are built anew, so that they end where somebody else begins; a person's keep their text. */
async function namedChanges(
  { library }: NameTracksParts,
  record: MediaRecord,
  { track, cues }: TrackWithCues,
  named: readonly TrackCue[],
): Promise<readonly CueChange[]> {
  const labelled = changesOf(track, cues, named).filter(isOfCue);
  const isBuilt = track.source === 'transcription' || track.source === 'translation';
  if (labelled.length === 0 || !isBuilt) return labelled;
  const anew = await cuesAnew(library, record, { track, cues, named });
  return [...anew.changes.filter(isOfCue), ...labelled.filter(({ before }) => !anew.own.has(before!.id))];
}

function isOfCue(change: Change): change is CueChange {
  return change.kind === 'cue';
}
