import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { beamSizeOf, usualAccuracy } from '../../../core/transcript/accuracy.ts';
import type { TranscribeOptions } from '../../inference/kinds/whisper/contract.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import { openTranscript } from '../../services/transcripts/transcript-store.ts';
import type { OpenTranscript, TranscriptStoreParts } from '../../services/transcripts/transcript-store.ts';
import { cutWindows } from './cut-windows.ts';
import { recogniseWindows } from './recognise.ts';
import type { Recogniser } from './recogniser.ts';

/** A track of a recording as it is heard. */
export interface Recording {
  /** Changes with the content; name and place of the file play no part. */
  readonly fingerprint: string;
  readonly durationMs: number;
  /** Index among the audio tracks, from 0. */
  readonly track: number;
  /** Mono 16 kHz samples from the start. */
  audio(signal: AbortSignal): AsyncIterable<Float32Array>;
  /** Where someone speaks, from the start, maybe while it is being found. */
  readonly regions: AsyncIterable<SpeechRegion>;
}

export interface SpeechRecogniser extends Recogniser {
  /** Tells one set of weights from another. */
  readonly identity: string;
  readonly maxWindowMs: number;
  readonly batchSize: number;
}

export interface HearRequest {
  readonly transcribe: TranscribeOptions;
  readonly previousText: boolean;
  /** Decode everything anew even where an earlier run has finished windows. */
  readonly startAnew: boolean;
}

export interface HearContext {
  readonly signal: AbortSignal;
  /**
   * Called with the windows that an earlier run heard, when there are any, then with new ones after they have been stored.
   * The next ones wait for it; what it throws ends the run.
   */
  readonly onWindows?: (windows: readonly TranscriptWindow[]) => Promise<void>;
  readonly onProgress: (progress: HearProgress) => void;
  /** Called once when another process works on the same recording and is waited for. */
  readonly onWait: () => void;
  /** Called when an earlier run's windows are kept: where this one begins, and whether that is the end. */
  readonly onResume: (positionMs: number, isWhole: boolean) => void;
}

export interface HearProgress {
  /** Recognised up to here, milliseconds of the recording. */
  readonly positionMs: number;
  readonly durationMs: number;
  /** Where this run began: more than 0 when it continues an earlier one. */
  readonly resumedFromMs: number;
  /** The newest words. */
  readonly text: string;
}

export interface Heard {
  readonly transcriptId: string;
  /** All of the recording. */
  readonly windows: readonly TranscriptWindow[];
  /** Of them, how many an earlier run heard. */
  readonly kept: number;
  readonly resumedFromMs: number;
}

/** Raised when recognition or window cutting changes so that old and new windows must not be mixed. */
const recognitionVersion = 4;

/** Hears all speech of a recording and stores it as it comes, going on from what an earlier run stored. */
export async function hear(
  parts: TranscriptStoreParts,
  recording: Recording,
  recogniser: SpeechRecogniser,
  request: HearRequest,
  context: HearContext,
): Promise<Heard> {
  const { previousText, startAnew } = request;
  const transcribe = { beamSize: beamSizeOf[usualAccuracy], ...request.transcribe };
  const work = {
    ...{ fingerprint: recording.fingerprint, audioTrack: recording.track, version: recognitionVersion },
    ...{ model: recogniser.identity, options: { ...identityOf(transcribe), previousText } },
  };
  const { signal, onWait } = context;
  const transcript = await openTranscript(parts, work, { startAnew, signal, onWait });
  try {
    const { known, record } = transcript;
    const resumedFromMs = known.at(-1)?.coveredMs ?? 0;
    if (resumedFromMs > 0) context.onResume(resumedFromMs, record.isWhole);
    if (known.length > 0) await context.onWindows?.(known);
    const heard = record.isWhole
      ? []
      : await hearRest(transcript, recording, recogniser, { ...request, transcribe }, context);
    return { transcriptId: record.id, windows: [...known, ...heard], kept: known.length, resumedFromMs };
  } finally {
    transcript.close();
  }
}

/** What is left out is as it is by default: a command line and a window ask for the same in other words. */
function identityOf({ language = 'auto', languages, task = 'transcribe', ...more }: TranscribeOptions) {
  return { language, task, ...(languages === undefined ? {} : { languages: languages.toSorted() }), ...more };
}

async function hearRest(
  transcript: OpenTranscript,
  recording: Recording,
  recogniser: SpeechRecogniser,
  { transcribe, previousText }: HearRequest,
  context: HearContext,
): Promise<readonly TranscriptWindow[]> {
  const { known } = transcript;
  const { batchSize, maxWindowMs } = recogniser;
  const fromMs = known.at(-1)?.coveredMs ?? 0;
  const windows = cutWindows(recording.audio(context.signal), recording.regions, { fromMs, maxWindowMs });
  const heard: TranscriptWindow[] = [];
  const options = { batchSize, transcribe, previousText, known };
  for await (const batch of recogniseWindows(windows, recogniser, options)) {
    await transcript.append(batch);
    heard.push(...batch);
    await context.onWindows?.(batch);
    context.onProgress({
      positionMs: batch.at(-1)!.coveredMs,
      durationMs: recording.durationMs,
      resumedFromMs: fromMs,
      text: batch.flatMap(({ words }) => words.map((word) => word.text)).join(''),
    });
  }
  await transcript.finish();
  return heard;
}
