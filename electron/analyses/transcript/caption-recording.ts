import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { buildCues } from '../../../core/cuebuilder/build-cues.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import type { TranscribeOptions } from '../../inference/contract.ts';
import { openCheckpoint } from '../../services/jobs/checkpoint.ts';
import type { Checkpoint } from '../../services/jobs/checkpoint.ts';
import { cutWindows } from './cut-windows.ts';
import type { SpeechDetector } from './cut-windows.ts';
import { recogniseWindows } from './recognise.ts';
import type { RecognisedWindow, Recogniser } from './recognise.ts';

/** The recording as captioning sees it; the media service provides it. */
export interface Recording {
  /** Changes with the content; name and place of the file play no part. */
  readonly fingerprint: string;
  readonly durationMs: number;
  /** Index among the audio tracks, from 0. */
  readonly track: number;
  /** Absent for a sound file. */
  readonly frameRate?: FrameRate;
  /** Mono 16 kHz samples of the track from `startMs` on. */
  audio(startMs: number, signal: AbortSignal): AsyncIterable<Float32Array>;
  /** Times of shot changes in milliseconds; empty for a sound file. */
  shotChanges(signal: AbortSignal): Promise<readonly number[]>;
}

export interface SpeechRecogniser extends Recogniser {
  /** Tells one set of weights from another. */
  readonly identity: string;
  readonly maxWindowMs: number;
  readonly batchSize: number;
  openDetector(): Promise<SpeechDetector>;
}

export interface CaptionRequest {
  /** The profile for the language that was found (its numbers differ by language). */
  readonly profileFor: (language: string) => Profile;
  readonly transcribe: TranscribeOptions;
  readonly previousText: boolean;
  /** Decode everything anew even where an earlier run has finished windows. */
  readonly startAnew: boolean;
}

export interface CaptionContext {
  /** Folder of the checkpoints. */
  readonly jobsFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CaptionProgress) => void;
  /**
   * Called with the windows that an earlier run finished, when there are any, then with each new one after it has been
   * stored. The next window waits for it; what it throws ends the run.
   */
  readonly onWindows?: (windows: readonly RecognisedWindow[]) => Promise<void>;
  /** Called once when another process works on the same recording and is waited for. */
  readonly onWait: () => void;
  /** Called when an earlier run's windows are kept: where this one begins. */
  readonly onResume: (positionMs: number) => void;
}

export interface CaptionProgress {
  /** Recognised up to here, milliseconds of the recording. */
  readonly positionMs: number;
  readonly durationMs: number;
  /** Where this run began: more than 0 when it continues an earlier one. */
  readonly resumedFromMs: number;
  /** The newest words. */
  readonly text: string;
}

export interface Captions {
  readonly cues: readonly Cue[];
  /** The language of most words as written; undefined when nothing was recognised. */
  readonly language: string | undefined;
  /** Times of the shot changes that the cues keep to. */
  readonly shotChanges: readonly number[];
  readonly resumedFromMs: number;
  readonly windows: { readonly decoded: number; readonly kept: number };
  /** Windows with speech in which nothing was recognised with confidence: an honest gap. */
  readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[];
}

const wordSchema = z.strictObject({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  text: z.string(),
  confidence: z.number().exactOptional(),
  timing: z.enum(['attention', 'signal', 'given']).exactOptional(),
});

const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('window'),
    startMs: z.int(),
    coveredMs: z.int(),
    language: z.string(),
    words: z.array(wordSchema),
    gap: z.enum(['no-speech', 'low-confidence', 'repetition']).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('shots'), shotChangesMs: z.array(z.int()) }),
  /** All speech is recognised. */
  z.strictObject({ kind: z.literal('end') }),
]);
type Entry = z.infer<typeof entrySchema>;

/** Raised when recognition or window cutting changes so that old and new windows must not be mixed. */
const recognitionVersion = 1;

/** Recognises the recording, going on from what an earlier run finished, and builds its cues. */
export async function captionRecording(
  recording: Recording,
  recogniser: SpeechRecogniser,
  request: CaptionRequest,
  context: CaptionContext,
): Promise<Captions> {
  await using checkpoint = await openCheckpoint<Entry>({
    folder: context.jobsFolder,
    identity: {
      version: recognitionVersion,
      recording: recording.fingerprint,
      track: recording.track,
      model: recogniser.identity,
      transcribe: request.transcribe,
      previousText: request.previousText,
    },
    entrySchema,
    startAnew: request.startAnew,
    signal: context.signal,
    onWait: context.onWait,
  });
  const kept = windowsOf(checkpoint.entries);
  const resumedFromMs = kept.at(-1)?.coveredMs ?? 0;
  if (resumedFromMs > 0) context.onResume(resumedFromMs);
  if (kept.length > 0) await context.onWindows?.(kept);
  // A failure on either side ends the other: neither may go on reading the file for nobody.
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const both = await Promise.all([
    recogniseRest(recording, recogniser, request, checkpoint, { ...context, signal }),
    shotChangesOnce(recording, checkpoint, signal),
  ]).catch((error: unknown) => {
    failed.abort(new SidecutError('cancelled', 'The other side failed.', { cause: error }));
    throw error;
  });
  const [decoded, shotChanges] = both;
  const windows = [...kept, ...decoded];
  const language = request.transcribe.task === 'translate' ? 'en' : usualLanguage(windows);
  return {
    cues: buildCues(
      windows.flatMap((window) => window.words),
      {
        profile: request.profileFor(language ?? 'en'),
        language: language ?? 'en',
        shotChanges,
        durationMs: recording.durationMs,
        ...(recording.frameRate ? { frameRate: recording.frameRate } : {}),
      },
    ),
    language,
    shotChanges,
    resumedFromMs,
    windows: { decoded: decoded.length, kept: kept.length },
    gaps: windows
      .filter((window) => window.gap === 'low-confidence' || window.gap === 'repetition')
      .map((window) => ({ startMs: window.startMs, endMs: window.coveredMs })),
  };
}

async function recogniseRest(
  recording: Recording,
  recogniser: SpeechRecogniser,
  request: CaptionRequest,
  checkpoint: Checkpoint<Entry>,
  context: CaptionContext,
): Promise<RecognisedWindow[]> {
  if (checkpoint.entries.some((entry) => entry.kind === 'end')) return [];
  const startMs = windowsOf(checkpoint.entries).at(-1)?.coveredMs ?? 0;
  const windows = cutWindows(recording.audio(startMs, context.signal), await recogniser.openDetector(), {
    startMs,
    maxWindowMs: recogniser.maxWindowMs,
  });
  const decoded: RecognisedWindow[] = [];
  const options = { ...request, batchSize: recogniser.batchSize };
  for await (const window of recogniseWindows(windows, recogniser, options)) {
    await checkpoint.append({ kind: 'window', ...window, words: [...window.words] });
    decoded.push(window);
    await context.onWindows?.([window]);
    context.onProgress({
      positionMs: window.coveredMs,
      durationMs: recording.durationMs,
      resumedFromMs: startMs,
      text: window.words.map((word) => word.text).join(''),
    });
  }
  await checkpoint.append({ kind: 'end' });
  return decoded;
}

async function shotChangesOnce(
  recording: Recording,
  checkpoint: Checkpoint<Entry>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const known = checkpoint.entries.find((entry) => entry.kind === 'shots');
  if (known) return known.shotChangesMs;
  const shotChangesMs = [...(await recording.shotChanges(signal))];
  await checkpoint.append({ kind: 'shots', shotChangesMs });
  return shotChangesMs;
}

function windowsOf(entries: readonly Entry[]): RecognisedWindow[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'window') return [];
    const { startMs, coveredMs, language, words, gap } = entry;
    return [{ startMs, coveredMs, language, words, ...(gap ? { gap } : {}) }];
  });
}

/** The language of most words. */
export function usualLanguage(windows: readonly RecognisedWindow[]): string | undefined {
  const words = new Map<string, number>();
  for (const { language, words: spoken } of windows) {
    if (spoken.length > 0) words.set(language, (words.get(language) ?? 0) + spoken.length);
  }
  return [...words].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
