import { pictures } from '../../../core/analysis/pictures.ts';
import type { Sheets } from '../../../core/analysis/pictures.ts';
import { waveform } from '../../../core/analysis/waveform.ts';
import type { Replacement } from '../../../core/contract/media.ts';
import type { Note } from '../../../core/notes.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { findProxy } from './playback/proxy-copy.ts';
import type { ProxyCopy } from './playback/proxy-copy.ts';
import { readReplacement } from './replacing/replacement.ts';

/** What the overview of a video shows of what was found in it. */
export interface FoundMedia {
  readonly hasPeaks: boolean;
  readonly sheets: Sheets | null;
  readonly proxy: ProxyCopy | null;
  /** What is odd about the file. */
  readonly notes: readonly Note[];
  /** The file that this one has replaced. */
  readonly replacement: Replacement | null;
}

export async function readFound(
  library: Pick<Library, 'analyses'>,
  home: string,
  record: MediaRecord,
): Promise<FoundMedia> {
  const { fingerprint } = record;
  const [records, sheets, proxy] = await Promise.all([
    library.analyses.list(fingerprint),
    library.analyses.find({ fingerprint, kind: pictures.kind, options: {} }),
    findProxy(library, fingerprint),
  ]);
  const sound = records.find(({ kind }) => kind === waveform.kind);
  const picture = records.find(({ kind }) => kind === pictures.kind);
  return {
    hasPeaks: sound?.hasValue === true,
    sheets: pictures.result.safeParse(sheets?.value).data?.sheets ?? null,
    proxy,
    notes: [...(sound?.notes ?? []), ...(picture?.notes ?? [])],
    replacement: await readReplacement(library, home, record, records),
  };
}
