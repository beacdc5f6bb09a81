import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';

/**
 * Frees what a run has given as soon as it was read. The runtime copies every output into memory of JavaScript, those
 * it was told to write in place as well: megabytes a step, for which the garbage collector would run every few
 * steps. Every view of the tensors is empty afterwards.
 *
 * @param written tensors that the run was told to write to: these stay
 * @param names absent: all of them
 */
export function freeOutputs(
  outputs: InferenceSession.ReturnType,
  written: Readonly<Record<string, Tensor>> = {},
  names: readonly string[] = Object.keys(outputs),
): void {
  for (const name of names) {
    const buffer = bufferOf(outputs[name]);
    if (buffer && !buffer.detached && buffer !== bufferOf(written[name])) buffer.transfer(0);
  }
}

function bufferOf(value: unknown): ArrayBuffer | undefined {
  if (!(value instanceof Tensor) || value.location !== 'cpu') return undefined;
  return value.data instanceof Float32Array && value.data.buffer instanceof ArrayBuffer
    ? value.data.buffer
    : undefined;
}
