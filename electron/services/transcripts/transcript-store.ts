/**
 * [Note: Words are data]
 * What is heard is kept in the library as it was heard, window by window, each batch in one transaction. That is where a
 * run goes on after a kill, in the app and on the command line; cues are made of these words and can be made again, with
 * another guideline, without hearing anything twice.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { waitForFileLock } from '../locks/file-lock.ts';
import type { Library } from '../library/library.ts';
import type { TranscriptRecord, TranscriptWindow, TranscriptWork } from '../library/transcript-record.ts';

export interface TranscriptStoreParts {
  readonly transcripts: Library['transcripts'];
  /** For the locks of recordings that are worked on; the same for all processes of a data folder. */
  readonly locksFolder: string;
}

/** A transcript that only this run writes. */
export interface OpenTranscript {
  readonly record: TranscriptRecord;
  /** What earlier runs heard. */
  readonly known: readonly TranscriptWindow[];
  append(windows: readonly TranscriptWindow[]): Promise<void>;
  /** All speech is recognised. */
  finish(): Promise<void>;
  close(): void;
}

export interface OpenTranscriptOptions {
  readonly signal: AbortSignal;
  /** Called once when another process works on the same recording. */
  readonly onWait: () => void;
  /** Forget what earlier runs heard. */
  readonly startAnew: boolean;
}

export async function openTranscript(
  { transcripts, locksFolder }: TranscriptStoreParts,
  work: TranscriptWork,
  { startAnew, ...lock }: OpenTranscriptOptions,
): Promise<OpenTranscript> {
  const held = await waitForFileLock(join(locksFolder, `${nameOf(work)}.lock`), lock);
  const close = () => held.release();
  try {
    const found = await transcripts.open(work);
    if (startAnew) await transcripts.clear(found.id);
    const record = startAnew ? { ...found, isWhole: false, windowCount: 0 } : found;
    return {
      record,
      known: await transcripts.windows(record.id),
      append: (windows) => transcripts.append(record.id, windows),
      finish: () => transcripts.finish(record.id),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** The language of most words; undefined where there are none. */
export function usualLanguage(windows: readonly TranscriptWindow[]): string | undefined {
  const words = new Map<string, number>();
  // A window may hold passages of several.
  for (const window of windows) {
    for (const { language = window.language } of window.words) {
      words.set(language, (words.get(language) ?? 0) + 1);
    }
  }
  return [...words].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function nameOf({ fingerprint, audioTrack, model, options, version }: TranscriptWork): string {
  const identity = JSON.stringify([fingerprint, audioTrack, model, options, version]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
