import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { waveform } from '../../../../core/analysis/waveform.ts';
import { replacementSchema } from '../../../../core/contract/media.ts';
import type { Replacement } from '../../../../core/contract/media.ts';
import { findShift } from '../../../../core/media/find-shift.ts';
import { decodePeaks } from '../../../../core/media/peaks-file.ts';
import type { AnalysisRecord } from '../../library/analysis-record.ts';
import type { Library } from '../../library/library.ts';
import { whereThereIsRoom } from '../../library/where-there-is-room.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import { mediaFolder, peaksBeforeFile, peaksFile } from '../media-folder.ts';

type Analyses = { readonly analyses: Pick<Library['analyses'], 'find' | 'save'> };

/** null: the person has said what to do. */
const storedSchema = z.object({ pending: replacementSchema.nullable() });

/** It is kept as other things that are known of a content are. */
const name = (fingerprint: string) => ({ fingerprint, kind: 'replacement', options: {} });

export async function findReplacement(
  { analyses }: Analyses,
  fingerprint: string,
): Promise<Replacement | null> {
  const stored = await analyses.find(name(fingerprint));
  return storedSchema.safeParse(stored?.value).data?.pending ?? null;
}

export async function keepReplacement(
  { analyses }: Analyses,
  fingerprint: string,
  pending: Replacement | null,
): Promise<void> {
  const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };
  await analyses.save({ ...name(fingerprint), value: { pending }, ...made });
}

/**
 * The replacement that waits for a person's word, its sound compared as soon as the new file's waveform is there. The
 * comparison is made once and kept.
 */
export async function readReplacement(
  library: Analyses,
  home: string,
  { id, fingerprint }: MediaRecord,
  found: readonly AnalysisRecord[],
): Promise<Replacement | null> {
  const pending = await findReplacement(library, fingerprint);
  if (pending?.sound.state !== 'waiting') return pending;
  const sound = found.find(({ kind }) => kind === waveform.kind);
  if (sound === undefined) return pending;
  const compared = { ...pending, sound: sound.hasValue ? await compareSound(home, id) : unknownSound };
  await whereThereIsRoom(keepReplacement(library, fingerprint, compared));
  return compared;
}

export const unknownSound = { state: 'unknown' } as const;

async function compareSound(home: string, mediaId: string): Promise<Replacement['sound']> {
  const read = async (file: string) => decodePeaks(await readFile(join(mediaFolder(home, mediaId), file)));
  // An outline that can't be read tells nothing; the captions are there all the same.
  const outlines = await Promise.all([read(peaksBeforeFile), read(peaksFile)]).catch(() => null);
  const shift = outlines === null ? null : findShift(...outlines);
  return shift === null ? unknownSound : { state: 'found', ...shift };
}
