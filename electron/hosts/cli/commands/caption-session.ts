import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { captionRecording } from '../../../analyses/transcript/caption-recording.ts';
import type { CaptionContext, Captions } from '../../../analyses/transcript/caption-recording.ts';
import { loadRecogniser } from '../../../analyses/transcript/load-recogniser.ts';
import { isVertical, openRecording } from '../../../analyses/transcript/open-recording.ts';
import { removeOldCheckpoints } from '../../../services/jobs/checkpoint.ts';
import { chooseAudioTrack } from '../../../services/media/audio-track.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import type { FfmpegTools } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { fingerprintMedia } from '../../../services/media/media-fingerprint.ts';
import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';
import { probe } from '../../../services/media/probe.ts';
import { modelStoreSettings } from '../../../services/models/settings.ts';
import { jobsFolder, providerCacheFile } from '../data-files.ts';
import type { CaptionOptions } from './caption-options.ts';

export interface OpenedMedia {
  readonly tools: FfmpegTools;
  readonly info: MediaInfo;
  readonly track: AudioTrack;
}

export interface CaptionedFile {
  readonly captions: Captions;
  readonly model: string;
  readonly device: string;
}

export interface CaptionSession extends AsyncDisposable {
  /** Looks into the file; refuses what can't be captioned before anything slow begins. */
  openMedia(file: string): Promise<OpenedMedia>;
  caption(
    media: OpenedMedia,
    hooks: Pick<CaptionContext, 'onProgress' | 'onWait' | 'onResume'>,
  ): Promise<CaptionedFile>;
}

/** Checkpoints of jobs that nobody came back to. */
const forgetJobsAfterDays = 60;

/**
 * What the files of one command line share: ffmpeg, the worker and the model, each brought up when the first
 * file needs it. `note` tells the person something worth knowing, once.
 */
export function openCaptionSession(
  options: CaptionOptions,
  signal: AbortSignal,
  note: (text: string) => void,
): CaptionSession {
  const settings = modelStoreSettings();
  const inference = createInferenceClient({
    threads: options.threads,
    providerCacheFile: providerCacheFile(settings.home),
  });
  const tools = once(async () => {
    const found = await locateFfmpeg();
    note(found.line);
    return found;
  });
  const chosen = once(async () => {
    const found = await loadRecogniser(inference, settings, options, signal);
    found.notes.forEach(note);
    await removeOldCheckpoints(jobsFolder(settings.home), forgetJobsAfterDays);
    return found;
  });

  return {
    async openMedia(file) {
      const info = await probe(await tools(), file, signal);
      return { tools: await tools(), info, track: chooseAudioTrack(info, options.track) };
    },
    async caption(media, hooks) {
      const { model, recogniser } = await chosen();
      const fingerprint = await fingerprintMedia(media.info.path);
      const captions = await captionRecording(
        openRecording({ ...media, fingerprint, onWarning: ({ message }) => note(message) }),
        recogniser,
        toRequest(options, media.info),
        { jobsFolder: jobsFolder(settings.home), signal, ...hooks },
      );
      return { captions, model: model.id, device: recogniser.info.provider };
    },
    [Symbol.asyncDispose]: () => inference.close(),
  };
}

function toRequest(options: CaptionOptions, info: MediaInfo) {
  const { language, task, prompt, beamSize } = options;
  const vertical = isVertical(info);
  return {
    profileFor: (found: string) => resolveProfile(options.profile, { language: found, vertical }),
    transcribe: { language, task, beamSize, ...(prompt === undefined ? {} : { prompt }) },
    previousText: options.previousText,
    startAnew: options.overwrite,
  };
}

/** Runs `make` at the first call and shares its result; a failure is forgotten, so that it can be tried again. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
