import type { EmitEvent } from '../../../core/contract/events.ts';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { AnalysisRuns } from '../../analyses/analysis-runs.ts';
import type { Medium } from '../../analyses/analysis-work.ts';
import { loadEmbedder } from '../../analyses/embed-sentences.ts';
import { createEnsureAnalyses } from '../../analyses/ensure-analyses.ts';
import { sourceAnalyses } from '../../analyses/index.ts';
import { loadSegmenter } from '../../analyses/speakers/segmenter.ts';
import { loadVoiceEncoder } from '../../analyses/speakers/voice-encoder.ts';
import { speakingTracksFinder } from '../../analyses/speech/speaking-tracks.ts';
import { SharedSounds } from '../../analyses/sound/shared-sound.ts';
import { openEngine } from '../../analyses/translation/engines/open-engine.ts';
import type { WantedLanguages } from '../../analyses/translation/engines/store-engine.ts';
import { loadRecogniser } from '../../analyses/transcript/load-recogniser.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { JobQueue } from '../../services/jobs/job-queue.ts';
import type { Library } from '../../services/library/library.ts';
import type { ModelStore } from '../../services/models/install/model-store.ts';
import { openWriter } from '../../services/writers/open-writer.ts';
import { dataFiles } from '../data-folder.ts';

export interface AnalysesParts {
  readonly library: Library;
  readonly inference: InferenceClient;
  readonly tools: () => Promise<FfmpegTools>;
  readonly modelStore: ModelStore;
  /** The one that the person named; undefined: none. */
  readonly writerServer: () => Promise<WriterServer | undefined>;
  /** The data folder. */
  readonly home: string;
  readonly emit: EmitEvent;
}

/** What the jobs and calls of analyses work with. */
export function createAnalyses({
  library,
  inference,
  tools,
  modelStore,
  writerServer,
  home,
  emit,
}: AnalysesParts) {
  const works = sourceAnalyses;
  const { sound, locks: locksFolder, voices: voicesFolder } = dataFiles(home);
  const sounds = new SharedSounds(tools, sound);
  const onChanged = ({ id }: Medium, kind: string) => {
    if (id === null) return;
    emit('analyses.changed', { mediaId: id, kind });
    // The overview of a video shows what some of them made.
    emit('media.changed', { mediaId: id });
  };
  const runs = new AnalysisRuns({ works, store: library.analyses, tools, inference, sounds, onChanged });
  const findSpeakingTracks = speakingTracksFinder({ tools, inference });
  const openRecogniser = async (options: TranscribeOptions, signal: AbortSignal, onPreparing: () => void) => {
    const choice = { ...options, precision: 'auto' as const };
    const watcher = { signal, onPreparing };
    const { model, recogniser, notes } = await loadRecogniser(inference, modelStore.places, choice, watcher);
    return { modelId: model.id, recogniser, notes };
  };
  const openEmbedder = (model: string, signal: AbortSignal) =>
    loadEmbedder(inference, modelStore.places, { model }, signal);
  const openEncoder = (model: string, signal: AbortSignal) =>
    loadVoiceEncoder(inference, modelStore.places, { model }, signal);
  const openSegmenter = (model: string, signal: AbortSignal) =>
    loadSegmenter(inference, modelStore.places, model, signal);
  const writers = { inference, places: modelStore.places, server: writerServer };
  const openWriterNamed = (name: string, signal: AbortSignal) => openWriter(writers, name, signal);
  const engines = { inference, places: modelStore.places, openWriter: openWriterNamed };
  const openTranslator = (engine: string, wanted: WantedLanguages, signal: AbortSignal) =>
    openEngine(engines, { engine }, wanted, signal);
  return {
    parts: {
      works,
      runs,
      sounds,
      findSpeakingTracks,
      onChanged,
      openRecogniser,
      openEmbedder,
      openEncoder,
      openSegmenter,
      openWriter: openWriterNamed,
      openTranslator,
      locksFolder,
      voicesFolder,
    },
    ensureWith: (queue: JobQueue) => createEnsureAnalyses({ library, queue, works }),
  };
}
