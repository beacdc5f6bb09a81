import { randomUUID } from 'node:crypto';
import type { Word } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { shots } from '../../../core/analysis/shots.ts';
import { scriptOfTag } from '../../../core/language/chinese-script.ts';
import { languageRuns } from '../../../core/cuebuilder/language-runs.ts';
import { fillersIn } from '../../../core/language/fillers.ts';
import { loadWriting } from '../../../core/transcript/written/writing-choice.ts';
import type { Profile, ProfileId } from '../../../core/profiles/profile.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { Change, Edit, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { withSpeakersOf } from '../../../core/speakers/name-speakers.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import type { Layout } from '../../../core/transcript/lay-out.ts';
import { TrackProjection } from '../../../core/transcript/track-projection.ts';
import type { TouchedCue } from '../../../core/transcript/track-projection.ts';
import { trackChanges, withKnownIds } from '../../../core/transcript/track-changes.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { isUpright } from '../../../core/style/picture-fit.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { unknownMedia } from '../library/unknown.ts';
import type { ProjectService } from '../project/project-service.ts';

export interface RebuildParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'transcripts'>;
  readonly project: Pick<ProjectService, 'readTrack' | 'apply'>;
}

/**
 * Builds the cues of a track anew from its words, to another guideline or to the same; nothing is recognised again. What a
 * person edited stays as it is, and cues are built around it. Undoable.
 */
export async function rebuildCues(
  { library, project }: RebuildParts,
  { trackId, profile }: { readonly trackId: string; readonly profile: ProfileId },
): Promise<Awaited<ReturnType<ProjectService['apply']>> | null> {
  const { mediaId, track, cues } = await project.readTrack(trackId);
  if (track.state === 'growing') {
    throw new SidecutError('track-growing', { name: track.name });
  }
  const record = await library.media.find(mediaId);
  if (record === null) throw unknownMedia(mediaId);
  const anew = await cuesAnew(library, record, { track: { ...track, profile }, cues });
  const changes: Change[] = [...anew.changes];
  if (profile !== track.profile) changes.push({ kind: 'track', before: track, after: { ...track, profile } });
  if (changes.length === 0) return null;
  const edit: Edit = {
    id: randomUUID(),
    name: { key: 'edit.rebuildCues', values: { track: track.name.slice(0, 300) } },
    changes,
  };
  return project.apply(mediaId, edit);
}

interface TrackToBuild {
  readonly track: SubtitleTrack;
  /** As they are stored. */
  readonly cues: readonly TrackCue[];
  /** The same with other names of who speaks, which the words then have; absent: those of `cues`. */
  readonly named?: readonly TrackCue[];
}

export interface CuesAnew {
  readonly changes: readonly Change[];
  /** Ids of the cues that were a machine's. */
  readonly own: ReadonlySet<string>;
}

/** What makes cues that a machine wrote those that the words give now; a person's stay. */
export async function cuesAnew(
  library: RebuildParts['library'],
  record: MediaRecord,
  { track, cues, named = cues }: TrackToBuild,
): Promise<CuesAnew> {
  const machine = cues.filter(({ origin }) => origin === 'machine');
  const touched = await personsCues(library, track.id, cues);
  const heard = (await wordsOfTranscript(library, track)) ?? machine.flatMap((cue) => cue.words ?? []);
  const layout = await layoutOfTrack(library, record, track, {
    leavesOutFillers: leavesOutFillers(heard, machine, track.language),
  });
  const after = new TrackProjection(track.id)
    .project(withSpeakersOf(heard, named), layout, touched)
    .flatMap((stretch) => stretch.cues);
  const own = machine.filter((cue) => !touched.some(({ id }) => id === cue.id));
  const before = new Map(own.map((cue) => [cue.id, cue]));
  return { changes: trackChanges(track.id, before, withKnownIds(own, after)), own: new Set(before.keys()) };
}

/** What cues of a track are made to. */
export async function layoutOfTrack(
  library: Pick<Library, 'analyses'>,
  record: MediaRecord,
  { profile, language }: Pick<SubtitleTrack, 'profile' | 'language'>,
  writing: { readonly leavesOutFillers: boolean },
): Promise<Layout> {
  return {
    profile: profileFor(record, profile, language),
    language,
    frameRate: mainPicture(record.info)?.frameRate,
    shotChanges: await shotChangesOf(library, record),
    durationMs: record.info.durationMs,
    writing: await loadWriting({ script: scriptOfTag(language) ?? undefined, ...writing }),
  };
}

/** Fillers that were heard and that none of the cues has were to be left out. */
function leavesOutFillers(words: readonly Word[], cues: readonly TrackCue[], language: string): boolean {
  const written = cues.flatMap((cue) => cue.words ?? []);
  return hasFillers(words, language) && !hasFillers(written, language);
}

function hasFillers(words: readonly Word[], language: string): boolean {
  return languageRuns(words, language).some(
    (run) => fillersIn(run.words.map(({ text }) => text).join(''), run.language).length > 0,
  );
}

export function profileFor(
  { info }: Pick<MediaRecord, 'info'>,
  profile: ProfileId,
  language: string,
): Profile {
  const picture = mainPicture(info);
  const vertical =
    picture !== undefined && isUpright({ width: picture.displayWidth, height: picture.displayHeight });
  return resolveProfile(profile, { language, vertical });
}

/** Of a track that was made by an earlier version, or from a file, the words are in its cues alone. */
async function wordsOfTranscript(
  { transcripts }: RebuildParts['library'],
  track: SubtitleTrack,
): Promise<readonly Word[] | null> {
  const transcript = await transcripts.ofTrack(track.id);
  if (transcript === null) return null;
  const windows = await transcripts.windows(transcript.id);
  const words = joinWindows(windows, track.source === 'translation' ? track.language : undefined);
  return words.length === 0 ? null : words;
}

/** Those that the journal names, which may be deleted by now, and those that say that they are a person's. */
async function personsCues(
  { transcripts }: RebuildParts['library'],
  trackId: string,
  cues: readonly TrackCue[],
): Promise<readonly TouchedCue[]> {
  const named = new Map((await transcripts.touchedCues(trackId, false)).map((cue) => [cue.id, cue]));
  for (const { id, origin, startMs, endMs, words } of cues) {
    if (origin === 'machine' || named.has(id)) continue;
    const [first, last] = [words?.[0], words?.at(-1)];
    const spoken = first && last ? { startMs: first.startMs, endMs: last.endMs } : { startMs, endMs };
    named.set(id, { id, spoken, now: { startMs, endMs } });
  }
  return [...named.values()];
}

async function shotChangesOf(
  { analyses }: Pick<Library, 'analyses'>,
  { fingerprint }: MediaRecord,
): Promise<readonly number[]> {
  const stored = await analyses.find({ fingerprint, kind: shots.kind, options: {} });
  return (shots.result.safeParse(stored?.value).data ?? []).map(({ timeMs }) => timeMs);
}
