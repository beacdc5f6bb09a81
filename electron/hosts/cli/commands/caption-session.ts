import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import { findCatalogueModel, modelLanguages } from '../../../../models/catalogue.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import type { SpeechModelInfo } from '../../../inference/contract.ts';
import { captionRecording } from '../../../services/captioning/caption-recording.ts';
import type { CaptionContext, Captions, Recording } from '../../../services/captioning/caption-recording.ts';
import { loadWorkerRecogniser, requireLanguage } from '../../../services/captioning/worker-recogniser.ts';
import type { WorkerRecogniser } from '../../../services/captioning/worker-recogniser.ts';
import { removeOldCheckpoints } from '../../../services/jobs/checkpoint.ts';
import { readAudio } from '../../../services/media/audio-stream.ts';
import { chooseAudioTrack } from '../../../services/media/audio-track.ts';
import { locateFfmpeg } from '../../../services/media/locate-ffmpeg.ts';
import type { FfmpegTools } from '../../../services/media/locate-ffmpeg.ts';
import { fingerprintMedia } from '../../../services/media/media-fingerprint.ts';
import type { AudioTrack, MediaInfo } from '../../../services/media/media-info.ts';
import { probe } from '../../../services/media/probe.ts';
import { findShots } from '../../../services/media/shots.ts';
import { modelIdentity } from '../../../services/modelstore/model-identity.ts';
import { ensureModelReady } from '../../../services/modelstore/resolve-model.ts';
import type { ResolvedModel } from '../../../services/modelstore/resolve-model.ts';
import { modelStoreSettings } from '../../../services/modelstore/settings.ts';
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
  const recogniser = once(async () => {
    const model = await ensureModelReady(settings, options.model, { language: options.language, signal });
    if (model.note) note(model.note);
    const loaded = await loadRecogniser(model);
    if (loaded.info.providerNote) note(loaded.info.providerNote);
    requireLanguage({ id: model.id, ...learntLanguages(model, loaded.info) }, options);
    await removeOldCheckpoints(jobsFolder(settings.home), forgetJobsAfterDays);
    return { model, loaded };
  });

  async function loadRecogniser(model: ResolvedModel): Promise<WorkerRecogniser> {
    const { folder } = model;
    const { device, precision } = options;
    const identity = await modelIdentity(folder);
    return loadWorkerRecogniser(inference, { folder, device, precision, identity }, signal);
  }

  return {
    async openMedia(file) {
      const info = await probe(await tools(), file, signal);
      return { tools: await tools(), info, track: chooseAudioTrack(info, options.track) };
    },
    async caption(media, hooks) {
      const { model, loaded } = await recogniser();
      const captions = await captionRecording(
        await toRecording(media, note),
        loaded,
        toRequest(options, media.info),
        { jobsFolder: jobsFolder(settings.home), signal, ...hooks },
      );
      return { captions, model: model.id, device: loaded.info.provider };
    },
    [Symbol.asyncDispose]: () => inference.close(),
  };
}

/** The catalogue knows better than the vocabulary: the starter's tokens name languages that it never heard. */
function learntLanguages(model: ResolvedModel, info: SpeechModelInfo) {
  const entry = findCatalogueModel(model.id);
  const languages = entry && model.origin !== 'folder' ? modelLanguages(entry) : info.languages;
  return { languages, multilingual: info.multilingual && languages.length > 1 };
}

function toRequest(options: CaptionOptions, info: MediaInfo) {
  const { language, task, prompt, beamSize } = options;
  const picture = info.video[0];
  const vertical = picture !== undefined && picture.displayHeight > picture.displayWidth;
  return {
    profileFor: (found: string) => resolveProfile(options.profile, { language: found, vertical }),
    transcribe: { language, task, beamSize, ...(prompt === undefined ? {} : { prompt }) },
    previousText: options.previousText,
    startAnew: options.overwrite,
  };
}

async function toRecording(media: OpenedMedia, note: (text: string) => void): Promise<Recording> {
  const { tools, info, track } = media;
  const frameRate = info.video[0]?.frameRate;
  return {
    fingerprint: await fingerprintMedia(info.path),
    durationMs: info.durationMs,
    track: track.index,
    ...(frameRate ? { frameRate } : {}),
    audio: (startMs, signal) =>
      readAudio(tools, info, { track, startMs, signal, onWarning: (warning) => note(warning.message) }),
    shotChanges: async (signal) => {
      if (info.video.length === 0) return [];
      const shots = await findShots(tools, info, { signal });
      return shots.map((shot) => shot.timeMs);
    },
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
