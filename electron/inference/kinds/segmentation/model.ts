import { Tensor } from 'onnxruntime-node';
import { findGraphs } from '../../model-folder/graph-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import { segmentationSamples } from './contract.ts';
import type { segmentationContract } from './contract.ts';
import { powersetClasses, speakersAtOnce } from './powerset.ts';
import type { SpeakersAtOnce } from './powerset.ts';

interface SegmentationModel extends ModelRead {
  readonly path: string;
}

/** Segmentation models on ONNX Runtime. */
export function createSegmentation(): ModelRunner<typeof segmentationContract, SegmentationModel> {
  return {
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, ['model'], provider);
      return { path: paths[0]!, precision };
    },
    tryOut: async (read, { lease }) => {
      using session = await lease(read.path);
      await segment(session, new Float32Array(segmentationSamples));
      return { model: read, info: {} };
    },
    run: {
      segmentSpeakers: async ({ path }, { samples }, context) => {
        using session = await context.lease(path);
        const sound = new Float32Array(segmentationSamples);
        sound.set(samples);
        const { speech, overlap } = await segment(session, sound);
        const frames = Math.ceil((speech.length * samples.length) / segmentationSamples);
        return { speech: speech.slice(0, frames), overlap: overlap.slice(0, frames) };
      },
    },
  };
}

async function segment(lease: SessionLease, samples: Float32Array): Promise<SpeakersAtOnce> {
  const tensor = () => new Tensor('float32', samples, [1, 1, samples.length]);
  // transformers' name, and that of sherpa-onnx's exports.
  const offered = { input_values: tensor, x: tensor };
  const outputs = await runGraph(lease, pickFeeds(lease, offered, 'segmentation'));
  const { name, data, dims } = pickOutput(outputs, ['logits', 'y'], 'segmentation');
  if (dims.length === 3 && dims[2] === powersetClasses) return speakersAtOnce(data);
  throw unexpectedShape('segmentation', name, dims);
}
