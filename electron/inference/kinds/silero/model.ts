import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { findGraphs } from '../../model-folder/graph-files.ts';
import { readJson } from '../../model-folder/read-json.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import type { RewrittenGraph } from '../../graph/rewritten-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { DetectSpeechInput, sileroContract } from './contract.ts';
import { contextSamples, frameSamples, stateSize } from './processing/frames.ts';
import { sequenceTensors, writeSequenceGraph } from './sequence-graph.ts';

/** Silero VAD as it ships. */
const shippedFolder = fileURLToPath(new URL('../../../../models/starter/silero', import.meta.url));

/** A caller that stops in the middle leaves its stream behind; the oldest makes room. */
const maxStreams = 32;

interface Stream {
  readonly lease: SessionLease;
  /** The last samples before the next frame. */
  readonly context: Float32Array;
  hidden: Tensor;
  cell: Tensor;
}

interface Detector extends ModelRead {
  readonly path: string;
  readonly graph: RewrittenGraph;
  /** By their keys, the oldest first. */
  readonly streams: Map<string, Stream>;
}

/** Frames of one run: 8 s, so that cancelling is soon noticed. */
const framesPerRun = 256;

/** Silero VAD over any number of streams at once. */
export function createSilero(): ModelRunner<typeof sileroContract, Detector> {
  return {
    shippedFolder,
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, ['model'], provider);
      const path = paths[0]!;
      if (request.folder === shippedFolder) await requireLockedContent(path);
      return { path, precision, graph: writeSequenceGraph(path), streams: new Map() };
    },
    tryOut: async (model, { lease }) => {
      using session = await openSession(model, lease);
      await runFrames(startStream(session), new Float32Array(frameSamples), new AbortController().signal);
      return { model, info: {} };
    },
    run: { detectSpeech },
    drop: ({ streams }) => {
      for (const { lease } of streams.values()) lease.release();
      streams.clear();
    },
  };
}

const lockSchema = z.looseObject({
  files: z.array(z.looseObject({ path: z.string(), sha256: z.string() })),
});

/** The services verify what they hand over; this model is taken by nobody's hand, so its hash is compared here. */
async function requireLockedContent(path: string): Promise<void> {
  const lock = await readJson(shippedFolder, 'sidecut-lock.json', lockSchema);
  const locked = lock.files.find((file) => join(shippedFolder, file.path) === path);
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (hash !== locked?.sha256) throw new SidecutError('model-damaged', { reason: 'hash', path });
}

async function detectSpeech(
  model: Detector,
  { streamKey, samples, end }: DetectSpeechInput,
  { lease, signal }: Sessions & { readonly signal: AbortSignal },
): Promise<Float32Array> {
  const stream = model.streams.get(streamKey) ?? (await openStream(model, streamKey, lease));
  let whole = false;
  try {
    const probabilities = await runFrames(stream, samples, signal);
    whole = true;
    return probabilities;
  } finally {
    if (end || !whole) endStream(model, streamKey, stream);
  }
}

function endStream({ streams }: Detector, streamKey: string, { lease }: Stream): void {
  streams.delete(streamKey);
  lease.release();
}

async function openStream(model: Detector, streamKey: string, lease: Sessions['lease']): Promise<Stream> {
  const { streams } = model;
  const [oldest] = streams;
  if (oldest && streams.size >= maxStreams) endStream(model, ...oldest);
  const stream = startStream(await openSession(model, lease));
  streams.set(streamKey, stream);
  return stream;
}

function openSession({ path, graph }: Detector, lease: Sessions['lease']): Promise<SessionLease> {
  // The frames are tiny: a second thread costs more than it brings, and a device far more.
  return lease(path, { provider: 'cpu', tuning: { intraOpNumThreads: 1 }, rewritten: graph });
}

function startStream(lease: SessionLease): Stream {
  return { lease, context: new Float32Array(contextSamples), hidden: noState(), cell: noState() };
}

function noState(): Tensor {
  return new Tensor('float32', new Float32Array(stateSize), [1, 1, stateSize]);
}

async function runFrames(stream: Stream, samples: Float32Array, signal: AbortSignal): Promise<Float32Array> {
  const frames = samples.length / frameSamples;
  const probabilities = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += framesPerRun) {
    signal.throwIfAborted();
    const some = samples.subarray(frame * frameSamples, (frame + framesPerRun) * frameSamples);
    const outputs = await stream.lease.session.run({
      [sequenceTensors.frames]: withContext(stream.context, some),
      [sequenceTensors.hidden]: stream.hidden,
      [sequenceTensors.cell]: stream.cell,
    });
    stream.context.set(some.subarray(some.length - contextSamples));
    stream.hidden = outputs[sequenceTensors.nextHidden] as Tensor;
    stream.cell = outputs[sequenceTensors.nextCell] as Tensor;
    probabilities.set(outputs[sequenceTensors.probabilities]!.data as Float32Array, frame);
  }
  return probabilities;
}

/** Each frame after the last samples before it: `[frames, 576]`. */
function withContext(context: Float32Array, samples: Float32Array): Tensor {
  const frames = samples.length / frameSamples;
  const length = contextSamples + frameSamples;
  const input = new Float32Array(frames * length);
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * frameSamples;
    if (frame === 0) input.set(context, 0);
    const from = frame === 0 ? 0 : start - contextSamples;
    input.set(
      samples.subarray(from, start + frameSamples),
      frame * length + (frame === 0 ? contextSamples : 0),
    );
  }
  return new Tensor('float32', input, [frames, length]);
}
