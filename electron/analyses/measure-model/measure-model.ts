import type { DeviceChoice, ExecutionProvider } from '../../../core/devices.ts';
import { addSpeechScores, scoreSpeech } from '../../../core/evaluation/score-speech.ts';
import type { SpeechScore } from '../../../core/evaluation/score-speech.ts';
import { wordErrorRate } from '../../../core/evaluation/word-errors.ts';
import { beamSizeOf, usualAccuracy } from '../../../core/transcript/accuracy.ts';
import { joinWindows } from '../../../core/transcript/join-windows.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import type { ModelPlaces } from '../../services/models/layout/model-places.ts';
import type { FoundModel } from '../../services/models/shelf/found-model.ts';
import { keepMeasure } from '../../services/models/shelf/measures.ts';
import type { ModelMeasure } from '../../services/models/shelf/measures.ts';
import { usualLanguage } from '../../services/transcripts/transcript-store.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { SpeechDetector } from '../speech/speech-detector.ts';
import { cutWindows } from '../transcript/cut-windows.ts';
import type { SpeechRecogniser } from '../transcript/hear.ts';
import { loadRecogniser } from '../transcript/load-recogniser.ts';
import { oneByOne } from '../transcript/one-by-one.ts';
import { recogniseWindows } from '../transcript/recognise.ts';
import type { KnownSound, Material } from './material.ts';

export interface MeasureParts {
  readonly tools: FfmpegTools;
  readonly places: ModelPlaces;
  /** A process of its own: what others hold there would count as the model's memory. */
  readonly openInference: () => InferenceClient;
}

export interface MeasureWatcher {
  readonly signal: AbortSignal;
  readonly onPreparing: () => void;
  /** `fraction`: of all sounds, 0 to 1. */
  readonly onProgress: (sound: KnownSound, fraction: number) => void;
}

/**
 * Tries a model on sound whose text is known, as the app captions by itself, and keeps how it did. Nothing that is heard
 * is kept, and nothing that was heard before is used: it would say nothing of the speed.
 */
export async function measureModel(
  { tools, places, openInference }: MeasureParts,
  { model: id, device }: { readonly model: string; readonly device: DeviceChoice },
  { heard, sounds }: Material,
  watcher: MeasureWatcher,
): Promise<ModelMeasure> {
  await using inference = openInference();
  const tried: Tried[] = [];
  const open = (language: string) =>
    loadRecogniser(
      inference,
      places,
      { model: id, device, precision: 'auto', language, task: 'transcribe', takesFolders: true },
      watcher,
    );
  let model: FoundModel | undefined;
  const totalMs = sounds.reduce((sum, sound) => sum + lengthMs(sound), 0);
  let doneMs = 0;
  for (const sound of sounds) {
    const found = await open(sound.language);
    ({ model } = found);
    const report = (ms: number) => watcher.onProgress(sound, Math.min(1, (doneMs + ms) / totalMs));
    report(0);
    tried.push(await hearSound({ tools, inference }, found.recogniser, sound, watcher.signal, report));
    doneMs += lengthMs(sound);
  }
  const { peakBytes } = await inference.describe({});
  const isStarter = model?.origin === 'shipped';
  const measure = { ...summarise(tried, heard, isStarter), peakBytes, at: new Date().toISOString() };
  if (model !== undefined) await keepMeasure(places, model, measure);
  return measure;
}

/** What one sound came to. */
interface Tried {
  readonly score: SpeechScore;
  readonly device: ExecutionProvider;
  readonly audioMs: number;
  readonly wallMs: number;
}

function lengthMs({ media, span }: KnownSound): number {
  return span === undefined ? media.durationMs : span.endMs - span.startMs;
}

async function hearSound(
  { tools, inference }: { readonly tools: FfmpegTools; readonly inference: InferenceClient },
  recogniser: SpeechRecogniser & { readonly info: { readonly provider: ExecutionProvider } },
  sound: KnownSound,
  signal: AbortSignal,
  onHeard: (ms: number) => void,
): Promise<Tried> {
  const { media, track, span = {} } = sound;
  const read = () => readAudio(tools, media, { track, ...span, signal });
  const began = performance.now();
  const regions = await findSpeech(inference, read(), signal);
  const { batchSize, maxWindowMs } = recogniser;
  const cut = cutWindows(read(), oneByOne(regions), { fromMs: 0, maxWindowMs });
  const beamSize = beamSizeOf[usualAccuracy];
  const transcribe = { language: sound.language, task: 'transcribe', beamSize } as const;
  const windows: TranscriptWindow[] = [];
  const options = { batchSize, transcribe, previousText: false, known: [] };
  for await (const batch of recogniseWindows(cut, recogniser, options)) {
    windows.push(...batch);
    onHeard(batch.at(-1)!.coveredMs);
  }
  const wallMs = performance.now() - began;
  const language = sound.language === 'auto' ? (usualLanguage(windows) ?? 'en') : sound.language;
  const text = joinWindows(windows)
    .map((word) => word.text)
    .join('');
  const score = scoreSpeech({ text: sound.text, language }, { text, words: [] });
  return { score, device: recogniser.info.provider, audioMs: lengthMs(sound), wallMs };
}

async function findSpeech(
  inference: InferenceClient,
  samples: AsyncIterable<Float32Array>,
  signal: AbortSignal,
): Promise<readonly SpeechRegion[]> {
  const detector = new SpeechDetector(inference, { signal });
  const regions: SpeechRegion[] = [];
  for await (const piece of samples) regions.push(...(await detector.push(piece)));
  return [...regions, ...(await detector.end())];
}

function summarise(
  tried: readonly Tried[],
  heard: Material['heard'],
  isStarter: boolean,
): Pick<ModelMeasure, 'heard' | 'words' | 'wrongShare' | 'timesRealTime' | 'device'> {
  const { words } = addSpeechScores(tried.map(({ score }) => score));
  const sum = (of: (one: Tried) => number) => tried.reduce((total, one) => total + of(one), 0);
  // A starter learnt the voices and the words of the sample: what it makes of them says nothing of others.
  const isTelling = words.words > 0 && !(isStarter && heard === 'sample');
  return {
    ...{ heard, words: words.words, wrongShare: isTelling ? wordErrorRate(words) : null },
    timesRealTime: sum(({ audioMs }) => audioMs) / sum(({ wallMs }) => wallMs),
    device: tried.at(-1)?.device ?? 'cpu',
  };
}
