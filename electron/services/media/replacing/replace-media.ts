import { access, copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmitEvent } from '../../../../core/contract/events.ts';
import type { MediaFacts, Replacement } from '../../../../core/contract/media.ts';
import type { Library } from '../../library/library.ts';
import type { MediaContent, MediaRecord } from '../../library/media-record.ts';
import { mediaFolder, peaksBeforeFile, peaksFile } from '../media-folder.ts';
import { factsOf } from './media-facts.ts';
import { findReplacement, keepReplacement, unknownSound } from './replacement.ts';

export interface ReplacingParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'tracks' | 'projects' | 'journal'>;
  readonly queue: { removeFor(mediaId: string): Promise<void> };
  /** The data folder. */
  readonly home: string;
  readonly emit: EmitEvent;
}

export interface Comparison {
  readonly isSame: boolean;
  readonly before: MediaFacts;
  readonly after: MediaFacts;
  readonly known: { readonly name: string; readonly trackCount: number } | null;
}

export async function compareMedia(
  { media }: Pick<Library, 'media'>,
  record: MediaRecord,
  content: MediaContent,
): Promise<Comparison> {
  const other = await media.findByFingerprint(content.fingerprint);
  const isOther = other !== null && other.id !== record.id;
  return {
    isSame: content.fingerprint === record.fingerprint,
    before: factsOf(record.name, record.info),
    after: factsOf(content.name, content.info),
    known: isOther ? { name: other.name, trackCount: other.trackCount } : null,
  };
}

/**
 * Takes the content for the video's, see [Note: Replacing a video]. What works on the old file ends; its sound is kept
 * beside that of the new one until somebody has said whether the captions are to move.
 */
export async function replaceMedia(
  { library, queue, home, emit }: ReplacingParts,
  record: MediaRecord,
  content: MediaContent,
): Promise<MediaRecord> {
  const other = await library.media.findByFingerprint(content.fingerprint);
  const gone = other !== null && other.id !== record.id ? other : null;
  const found = await library.analyses.list(record.fingerprint);
  await queue.removeFor(record.id);
  if (gone !== null) await queue.removeFor(gone.id);
  await keepReplacement(
    library,
    content.fingerprint,
    await replacementOf({ library, home }, record, content),
  );
  const replaced = await library.media.replace(record.id, content);
  await clearFolder(mediaFolder(home, record.id));
  if (gone !== null) {
    await queue.removeFor(gone.id);
    await announceTracks({ library, emit }, record.id);
    await rm(mediaFolder(home, gone.id), { recursive: true, force: true }).catch(() => undefined);
    emit('media.changed', { mediaId: gone.id });
  }
  for (const { kind } of found) emit('analyses.changed', { mediaId: record.id, kind });
  return replaced;
}

/** Pages read the project again: tracks of another one have come. */
async function announceTracks(
  { library, emit }: Pick<ReplacingParts, 'library' | 'emit'>,
  mediaId: string,
): Promise<void> {
  const revision = await library.projects.revision(mediaId);
  const undoState = await library.journal.undoState(mediaId);
  emit('project.changed', { mediaId, revision, undoState, changes: [] });
}

async function replacementOf(
  { library, home }: Pick<ReplacingParts, 'library' | 'home'>,
  record: MediaRecord,
  { info }: MediaContent,
): Promise<Replacement> {
  const earlier = await findReplacement(library, record.fingerprint);
  const before = earlier?.before ?? factsOf(record.name, record.info);
  // Replaced twice before anybody answered, the captions still lie where the first file had them.
  const hasSound = await (earlier === null ? keepSound : hasKeptSound)(mediaFolder(home, record.id));
  const trackIds = earlier?.trackIds ?? (await library.tracks.list(record.id)).map(({ track }) => track.id);
  return { before, trackIds, sound: hasSound && info.audio.length > 0 ? { state: 'waiting' } : unknownSound };
}

/** False where the file before has no waveform. */
async function keepSound(folder: string): Promise<boolean> {
  return copyFile(join(folder, peaksFile), join(folder, peaksBeforeFile)).then(
    () => true,
    () => false,
  );
}

function hasKeptSound(folder: string): Promise<boolean> {
  return access(join(folder, peaksBeforeFile)).then(
    () => true,
    () => false,
  );
}

/** What was made of the old file is not found any more; what can't be deleted now is written over later. */
async function clearFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name !== peaksBeforeFile) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
