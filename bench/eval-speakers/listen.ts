/** Who speaks when in a sound that lies in memory, by the same steps as the analysis `speakers`. */
import type { SpeakersResult } from '../../core/analysis/speakers.ts';
import { findSpeakers } from '../../core/speakers/find-speakers.ts';
import type { SpeakerCount } from '../../core/speakers/find-speakers.ts';
import { LevelMeter } from '../../core/speakers/sound-levels.ts';
import { AtOnceMeter, atOnceWindows } from '../../core/speakers/speakers-at-once.ts';
import type { AtOnce } from '../../core/speakers/speakers-at-once.ts';
import type { Stretch } from '../../core/speakers/stretch.ts';
import { voiceWindows } from '../../core/speakers/voice-windows.ts';
import { SpeechDetector } from '../../electron/analyses/speech/speech-detector.ts';
import type { InferenceClient } from '../../electron/inference/client.ts';

const samplesPerMs = 16;

export interface Listener {
  /** `samples`: mono at 16 kHz. */
  listen(samples: Float32Array, count: SpeakerCount | null): Promise<SpeakersResult>;
}

export async function createListener(
  inference: InferenceClient,
  folders: { readonly voice: string; readonly segmentation: string | undefined },
): Promise<Listener> {
  const load = { device: 'cpu' } as const;
  const voice = await inference.load('voice', { ...load, folder: folders.voice });
  const segmentation =
    folders.segmentation === undefined
      ? undefined
      : await inference.load('segmentation', { ...load, folder: folders.segmentation });

  async function embed(samples: Float32Array, windows: readonly Stretch[]): Promise<Float32Array> {
    if (windows.length === 0) return new Float32Array();
    const spans = windows.map(({ startMs, endMs }) => ({
      from: startMs * samplesPerMs,
      to: Math.min(samples.length, endMs * samplesPerMs),
    }));
    const { vectors } = await inference.embedVoiceSpans({ modelKey: voice.modelKey, samples, spans });
    return vectors;
  }

  async function hearAtOnce(samples: Float32Array): Promise<AtOnce | undefined> {
    if (segmentation === undefined) return undefined;
    const meter = new AtOnceMeter();
    for (const window of atOnceWindows(Math.floor(samples.length / samplesPerMs))) {
      const sound = samples.slice(window.startMs * samplesPerMs, window.endMs * samplesPerMs);
      const { modelKey } = segmentation;
      meter.add(window, await inference.segmentSpeakers({ modelKey, samples: sound }));
    }
    return meter.atOnce();
  }

  return {
    async listen(samples, count) {
      const regions = await findSpeech(inference, samples);
      const windows = regions.flatMap((region) => voiceWindows([region]));
      const vectors = await embed(samples, windows);
      const meter = new LevelMeter();
      meter.push(samples);
      const heard = { regions, windows, vectors, dimensions: voice.dimensions, levels: meter.levels() };
      return findSpeakers({ ...heard, atOnce: await hearAtOnce(samples) }, count);
    },
  };
}

async function findSpeech(inference: InferenceClient, samples: Float32Array): Promise<readonly Stretch[]> {
  const detector = new SpeechDetector(inference);
  return [...(await detector.push(samples)), ...(await detector.end())];
}
