import { createRequire } from 'node:module';
import { Tensor } from 'onnxruntime-node';
import { contextSamples, frameSamples, stateSize } from '../../models/silero/model.ts';
import type { RewrittenGraph, SessionLease, SessionPool } from './sessions/session-pool.ts';
import { sequenceTensors, writeSequenceGraph } from './silero/sequence-graph.ts';

const require = createRequire(import.meta.url);
/** Version 6 as the vad-web package ships it: one file, no download. */
const modelPath = require.resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');

/** A caller that stops in the middle leaves its stream behind; the oldest makes room. */
const maxStreams = 32;

interface Stream {
  readonly lease: SessionLease;
  /** The last samples before the next frame. */
  readonly context: Float32Array;
  hidden: Tensor;
  cell: Tensor;
}

/** Frames of one run: 8 s, so that cancelling is soon noticed. */
const framesPerRun = 256;

export interface DetectRequest {
  readonly streamKey: string;
  readonly samples: Float32Array;
  readonly end: boolean;
}

/** Runs Silero VAD over any number of streams at once. */
export class SpeechDetector {
  readonly #pool: SessionPool;
  readonly #streams = new Map<string, Stream>();
  #graph: RewrittenGraph | undefined;

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async detect({ streamKey, samples, end }: DetectRequest, signal: AbortSignal): Promise<Float32Array> {
    const stream = this.#streams.get(streamKey) ?? (await this.#open(streamKey));
    let whole = false;
    try {
      const probabilities = await runFrames(stream, samples, signal);
      whole = true;
      return probabilities;
    } finally {
      if (end || !whole) this.#drop(streamKey, stream);
    }
  }

  #drop(streamKey: string, stream: Stream): void {
    this.#streams.delete(streamKey);
    stream.lease.release();
  }

  async #open(streamKey: string): Promise<Stream> {
    const [oldest] = this.#streams;
    if (oldest && this.#streams.size >= maxStreams) this.#drop(...oldest);
    this.#graph ??= writeSequenceGraph(modelPath);
    // The frames are tiny: a second thread costs more than it brings.
    const lease = await this.#pool.acquire(modelPath, {
      provider: 'cpu',
      tuning: { intraOpNumThreads: 1 },
      rewritten: this.#graph,
    });
    const stream = { lease, context: new Float32Array(contextSamples), hidden: noState(), cell: noState() };
    this.#streams.set(streamKey, stream);
    return stream;
  }
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
