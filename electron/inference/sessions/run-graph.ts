import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import { explainProviderFailure } from '../providers/explain-failure.ts';
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
    const options = { cause, details: { provider, runtimeMessage: text.slice(0, 500) } };
    if (/bad_alloc|failed to allocate|out of memory|OOM/i.test(text)) {
      throw new SidecutError('out-of-memory', 'There is not enough memory to run the model.', options);
    }
    if (provider !== 'cpu') {
      const sentence = `The model does not run on ${provider}: ${explainProviderFailure(provider, text)}`;
      throw new SidecutError('device-unavailable', sentence, options);
    }
    const sentence = `The model cannot be run (${text.slice(0, 200)}). Its graph and its configuration may not belong together.`;
    throw new SidecutError('model-unsupported', sentence, options);
  }
}

/** Feeds by name, of those the ones that the graph takes; fails when it wants one that is not there. */
export function pickFeeds(
  { session }: SessionLease,
  offered: Readonly<Record<string, () => Tensor>>,
  what: string,
): Record<string, Tensor> {
  return Object.fromEntries(
    session.inputNames.map((name) => {
      const make = offered[name];
      if (make) return [name, make()];
      const sentence = `${what} wants an input "${name}", which Sidecut does not know. It takes ${Object.keys(offered).join(', ')}.`;
      throw new SidecutError('model-unsupported', sentence, { details: { input: name } });
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
  what: string,
): FloatOutput {
  const [only, ...others] = Object.keys(outputs);
  const name =
    names.find((wanted) => outputs[wanted] !== undefined) ?? (others.length === 0 ? only : undefined);
  const tensor = name === undefined ? undefined : outputs[name];
  if (name !== undefined && tensor?.data instanceof Float32Array)
    return { name, data: tensor.data, dims: tensor.dims };
  const sentence = `${what} has no output of numbers named ${names.join(' or ')}. It may be a model for another task.`;
  throw new SidecutError('model-unsupported', sentence);
}
