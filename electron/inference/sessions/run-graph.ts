import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import type { GraphName } from '../../../core/failures/inference.ts';
import { explainProviderFailure } from './explain-failure.ts';
import { isOutOfMemory, maxRuntimeWords } from './runtime-words.ts';
import type { SessionLease } from './session-pool.ts';

/** Runs a graph once. A device that fails is `device-unavailable`, a graph that refuses its inputs unsupported. */
export async function runGraph(
  { session, provider }: SessionLease,
  feeds: InferenceSession.FeedsType,
  fetches: readonly string[] = session.outputNames,
): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, fetches);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const runtimeWords = text.slice(0, maxRuntimeWords);
    if (isOutOfMemory(text))
      throw new SidecutError('out-of-memory', { reason: 'run', runtimeWords }, { cause });
    if (provider === 'cpu')
      throw new SidecutError('model-unsupported', { reason: 'inputs', runtimeWords }, { cause });
    const failure = explainProviderFailure(provider, text);
    throw new SidecutError('device-unavailable', { reason: 'not-run', provider, failure }, { cause });
  }
}

/** Feeds by name, of those the ones that the graph takes; fails when it wants one that is not there. */
export function pickFeeds(
  { session }: SessionLease,
  offered: Readonly<Record<string, () => Tensor>>,
  graph: GraphName,
): Record<string, Tensor> {
  return Object.fromEntries(
    session.inputNames.map((name) => {
      const make = offered[name];
      if (make) return [name, make()];
      const known = Object.keys(offered);
      throw new SidecutError('model-unsupported', { reason: 'unknown-input', graph, input: name, known });
    }),
  );
}

export interface FloatOutput {
  readonly name: string;
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** The first of the names that the graph puts out; where it has only one output, that one. */
export function pickOutput(
  outputs: InferenceSession.ReturnType,
  names: readonly string[],
  graph: GraphName,
): FloatOutput {
  const [only, ...others] = Object.keys(outputs);
  const name =
    names.find((wanted) => outputs[wanted] !== undefined) ?? (others.length === 0 ? only : undefined);
  const tensor = name === undefined ? undefined : outputs[name];
  if (name !== undefined && tensor?.data instanceof Float32Array)
    return { name, data: tensor.data, dims: tensor.dims };
  throw new SidecutError('model-unsupported', { reason: 'no-output', graph, outputs: [...names] });
}

export function unexpectedShape(graph: GraphName, output: string, shape: readonly number[]): SidecutError {
  return new SidecutError('model-unsupported', { reason: 'output-shape', graph, output, shape: [...shape] });
}
