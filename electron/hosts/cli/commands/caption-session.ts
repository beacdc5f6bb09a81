import { once } from '../../../../core/async/once.ts';
import type { Word } from '../../../../core/cues/cue.ts';
import { promptOf } from '../../../../core/glossary/prompt.ts';
import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import type { Medium } from '../../../analyses/analysis-work.ts';
import { speakingTracksFinder } from '../../../analyses/speech/speaking-tracks.ts';
import { captionRecording } from '../../../analyses/transcript/caption-recording.ts';
import type { Captions } from '../../../analyses/transcript/caption-recording.ts';
import type { HearContext } from '../../../analyses/transcript/hear.ts';
import { findSpeakers } from '../../../analyses/speakers/find-speakers.ts';
import { installedSegmenter, loadSegmenter } from '../../../analyses/speakers/segmenter.ts';
import { loadVoiceEncoder } from '../../../analyses/speakers/voice-encoder.ts';
import { listenTo } from '../../../analyses/transcript/listen-to.ts';
import { loadRecogniser } from '../../../analyses/transcript/load-recogniser.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import type { Library } from '../../../services/library/library.ts';
import { readGlossary } from '../../../services/library/read-glossary.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import { shownPicture } from '../../../../core/media/shown-picture.ts';
import { namedWords } from '../../../../core/speakers/name-speakers.ts';
import { profileForPicture } from '../../../../core/style/new-track.ts';
import { isUpright } from '../../../../core/style/picture-fit.ts';
import { requireDecodable } from '../../../services/media/decodable.ts';
import { chooseAudioTrack } from '../../../services/media/sound/audio-track.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import type { FfmpegTools } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { recogniseFile } from '../../../services/media/known-fingerprint.ts';
import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';
import { probe } from '../../../services/media/probe.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { keepPrivate } from '../../keep-private.ts';
import { openListening } from '../open-listening.ts';
import { openWordStore } from '../open-word-store.ts';
import { ffmpegLine } from '../words/ffmpeg-line.ts';
import { note as noteOf } from '../../../../core/notes.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { newSpeakerName } from '../words/speaker-names.ts';
import type { CaptionOptions } from './caption-options.ts';
import { refuseStarter } from './starter-only.ts';

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

export interface CaptionHooks extends Pick<HearContext, 'onProgress' | 'onWait' | 'onResume'> {
  /** 0 to 1, of looking for speakers; 1: voices are told apart. */
  readonly onVoices?: (fraction: number) => void;
}

export interface CaptionSession extends AsyncDisposable {
  /** Looks into the file; refuses what can't be captioned before anything slow begins. */
  openMedia(file: string): Promise<OpenedMedia>;
  caption(media: OpenedMedia, hooks: CaptionHooks): Promise<CaptionedFile>;
}

/** Words of files that nobody came back to. */
const forgetAfterDays = 60;

/**
 * What the files of one command line share: ffmpeg, the worker, the model and the store, each brought up when the first
 * file needs it. `note` tells the person something worth knowing, once.
 */
export function openCaptionSession(
  options: CaptionOptions,
  signal: AbortSignal,
  note: (text: string) => void,
): CaptionSession {
  const home = dataFolder();
  const places = modelPlaces(home);
  const files = dataFiles(home);
  const inference = createInferenceClient({
    threads: options.threads,
    providerCacheFile: files.providerCache,
  });
  const tools = once(async () => {
    const found = await locateFfmpeg();
    note(ffmpegLine(found));
    return found;
  });
  const chosen = once(async () => {
    const tellOnce = once(() => {
      note('Preparing the model for this computer; this is done once and takes some seconds.');
      return Promise.resolve();
    });
    const found = await loadRecogniser(
      inference,
      places,
      { ...options, takesFolders: true },
      { signal, onPreparing: () => void tellOnce() },
    );
    for (const one of found.notes) note(noteSentence(one));
    return found;
  });
  const findSpeakingTracks = speakingTracksFinder({ tools, inference });
  const store = once(async () => {
    const library = await openWordStore(files);
    void keepPrivate(home);
    await library.transcripts.forgetUnused(daysAgo(forgetAfterDays));
    return {
      library,
      ...openListening(library, { soundFolder: files.sound, tools, inference }),
      findSpeakingTracks,
    };
  });
  const openEncoder = once(() =>
    loadVoiceEncoder(inference, places, { model: options.voiceModel, takesFolders: true }, signal),
  );
  const openSegmenter = (id: string) => loadSegmenter(inference, places, id, signal);
  const prompt = once(() =>
    Promise.resolve(promptOf(options.glossary ? readGlossary(files.library) : [], options.prompt)),
  );
  let opened: Promise<{ readonly library: Library }> | undefined;

  return {
    async openMedia(file) {
      // The worker is needed in any case but a refusal, and starts while ffmpeg is looked for and looks into the file.
      inference.describe({}).catch(() => undefined);
      const info = await probe(await tools(), file, signal);
      const track = chooseAudioTrack(info, options.track);
      requireDecodable(info, track);
      await refuseStarter(places, options, info.path, signal);
      return { tools: await tools(), info, track };
    },
    async caption({ info, track }, hooks) {
      // The sound is decoded, and speech found in it, while the model is loaded.
      const loading = chosen();
      loading.catch(() => undefined);
      const { library, ...listening } = await (opened = store());
      const { onVoices = () => undefined, ...heard } = hooks;
      const fingerprint = await recogniseFile(library, info.path, signal);
      const medium: Medium = { fingerprint, media: info, id: null, folder: null };
      await using recording = await listenTo(listening, medium, track, signal);
      const { model, recogniser } = await loading;
      const words = { transcripts: library.transcripts, locksFolder: files.locks };
      const context = { signal, ...heard };
      const { speakers } = options;
      const nameWords = async (said: readonly Word[]) => {
        const found = await findSpeakers(
          { ...listening, openEncoder, openSegmenter, voicesFolder: files.voices, locksFolder: files.locks },
          medium,
          {
            ...speakers!,
            voiceModel: options.voiceModel ?? '',
            segmentationModel: await installedSegmenter(places),
            audioTrack: track.index,
          },
          { signal, onLoading: () => undefined, onWait: hooks.onWait, onFraction: onVoices },
        );
        for (const one of found.notes) note(noteSentence(one));
        return namedWords(said, found.value, newSpeakerName);
      };
      const captions = await captionRecording(
        words,
        recording,
        recogniser,
        {
          ...toRequest(options, info, await prompt()),
          ...(speakers === undefined ? {} : { nameWords }),
        },
        context,
      );
      for (const one of recording.notes()) note(noteSentence(one));
      const { shotsFailure: failure } = captions;
      if (failure !== undefined) note(noteSentence(noteOf('shots-unknown', { failure })));
      return { captions, model: model.id, device: recogniser.info.provider };
    },
    async [Symbol.asyncDispose]() {
      await inference.close();
      await (await opened?.catch(() => undefined))?.library.close();
    },
  };
}

function toRequest(options: CaptionOptions, info: MediaInfo, prompt: string | undefined) {
  const { language, languages, task, beamSize } = options;
  const picture = mainPicture(info);
  const shown = shownPicture(info);
  const vertical = shown !== null && isUpright(shown);
  const profile = profileForPicture(options.profile, shown);
  return {
    profileFor: (found: string) => resolveProfile(profile, { language: found, vertical }),
    frameRate: picture?.frameRate,
    transcribe: {
      ...{ language, task, beamSize },
      ...(languages === undefined ? {} : { languages }),
      ...(prompt === undefined ? {} : { prompt }),
    },
    writing: { script: options.script, leavesOutFillers: !options.fillers },
    previousText: options.previousText,
    startAnew: options.again,
  };
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 3600 * 1000).toISOString();
}
