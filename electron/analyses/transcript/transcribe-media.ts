import { setTimeout as sleep } from 'node:timers/promises';
import { transcribeOptionsSchema } from '../../../core/contract/jobs.ts';
import type { Job, TranscribeOptions } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import { captionRecording, usualLanguage } from './caption-recording.ts';
import type { Captions, Recording, SpeechRecogniser } from './caption-recording.ts';
import { isVertical, openRecording } from './open-recording.ts';
import type { RecognisedWindow } from './recognise.ts';
import type { JobContext } from '../../services/jobs/job-work.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import { chooseAudioTrack } from '../../services/media/audio-track.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { requirePresent } from '../../services/media/presence.ts';
import { GrowingTrack } from './growing-track.ts';
import { openTrack } from './open-track.ts';
import type { TrackParts } from './open-track.ts';
import { StretchSplitter } from './split-stretches.ts';

export interface OpenedRecogniser {
  readonly modelId: string;
  readonly recogniser: SpeechRecogniser;
  /** What the person should know about the model and the device. */
  readonly notes: readonly string[];
}

export interface TranscriptionParts extends TrackParts {
  readonly library: Pick<Library, 'media' | 'tracks'>;
  readonly tools: () => Promise<FfmpegTools>;
  readonly openRecogniser: (options: TranscribeOptions, signal: AbortSignal) => Promise<OpenedRecogniser>;
  /** Folder of the checkpoints. */
  readonly jobsFolder: string;
  /** The job that prepares the medium, when there is one. */
  readonly prepareJob: (mediaId: string) => Job | undefined;
}

/** Recognises a medium's speech into a track of its own, window by window; goes on where an earlier run stopped. */
export async function transcribeMedia(
  parts: TranscriptionParts,
  job: JobRecord,
  context: JobContext,
): Promise<void> {
  const options = transcribeOptionsSchema.parse(job.options);
  const { signal, onProgress, update } = context;
  const record = await parts.library.media.find(job.mediaId!);
  if (record === null) throw new SidecutError('media-unknown', 'This video is no longer in the library.');
  const info = await requirePresent(record);
  const track = chooseAudioTrack(info, options.audioTrack + 1);
  onProgress({ fraction: job.fraction, stage: 'job.stage.loadingModel' });
  const { recogniser, modelId, notes } = await parts.openRecogniser(options, signal);
  const warnings = new Set(notes);
  const note = () => update({ note: warnings.size === 0 ? null : [...warnings].join(' ') });
  await note();
  const opened = await openTrack(parts, job, options, modelId, update);
  if (opened.isFinished) return;
  const recording = openRecording({
    ...{ tools: await parts.tools(), info, track, fingerprint: record.fingerprint },
    onWarning: ({ message }) => warnings.add(message),
  });
  const growing = new GrowingTrack(opened.store, opened.track, {
    profileFor: profileFor(options, info),
    frameRate: recording.frameRate,
    durationMs: recording.durationMs,
  });
  const captions = await recognise(parts, { job, context, options, info, recording, recogniser, growing });
  if (captions.cues.length === 0) warnings.add('No speech was recognised in this recording.');
  await note();
}

interface Transcription {
  readonly job: JobRecord;
  readonly context: JobContext;
  readonly options: TranscribeOptions;
  readonly info: MediaInfo;
  readonly recording: Recording;
  readonly recogniser: SpeechRecogniser;
  readonly growing: GrowingTrack;
}

async function recognise(parts: TranscriptionParts, transcription: Transcription): Promise<Captions> {
  const { job, context, options, info, recording, recogniser, growing } = transcription;
  const { signal, onProgress } = context;
  const splitter = new StretchSplitter();
  const heard: RecognisedWindow[] = [];
  const languageSoFar = () => (options.task === 'translate' ? 'en' : (usualLanguage(heard) ?? 'und'));
  const progress = (positionMs: number) =>
    onProgress({
      fraction: Math.min(1, positionMs / recording.durationMs),
      stage: 'job.stage.recognising',
      positionMs,
    });

  onProgress({ fraction: job.fraction, stage: 'job.stage.recognising' });
  const captions = await captionRecording(
    { ...recording, shotChanges: () => knownShots(parts, job.mediaId!, recording, signal) },
    recogniser,
    {
      profileFor: profileFor(options, info),
      transcribe: {
        ...{ language: options.language, task: options.task },
        ...(options.prompt ? { prompt: options.prompt } : {}),
      },
      previousText: false,
      startAnew: false,
    },
    {
      jobsFolder: parts.jobsFolder,
      signal,
      onWait: () => onProgress({ fraction: job.fraction, stage: 'job.stage.waiting' }),
      onResume: progress,
      onProgress: ({ positionMs }) => progress(positionMs),
      onWindows: async (windows) => {
        const changes = windows.flatMap((window) => {
          heard.push(window);
          const stretch = splitter.push(window.words);
          if (stretch.length === 0) return [];
          const language = languageSoFar();
          return [
            ...growing.describe(language),
            ...growing.append(stretch, language, splitter.pendingFromMs),
          ];
        });
        await growing.keep(changes);
      },
    },
  );
  onProgress({ fraction: 1, stage: 'job.stage.finishing' });
  const language = captions.language ?? languageSoFar();
  await growing.keep(growing.append(splitter.end(), language, undefined));
  await growing.keep(growing.describe(language));
  await growing.finish(captions.cues, captions.shotChanges, language);
  return captions;
}

function profileFor(options: TranscribeOptions, info: MediaInfo) {
  const vertical = isVertical(info);
  return (language: string) => resolveProfile(options.profile, { language, vertical });
}

const lookAgainMs = 500;

/** The import finds the shots as well; the picture is decoded a second time only when nobody else does it. */
async function knownShots(
  { library, prepareJob }: TranscriptionParts,
  mediaId: string,
  recording: Recording,
  signal: AbortSignal,
): Promise<readonly number[]> {
  while (true) {
    const { shots } = await library.media.derived(mediaId);
    if (shots !== null) return shots.map(({ timeMs }) => timeMs);
    const state = prepareJob(mediaId)?.state;
    if (state !== 'queued' && state !== 'running') return recording.shotChanges(signal);
    await sleep(lookAgainMs, undefined, { signal });
  }
}
