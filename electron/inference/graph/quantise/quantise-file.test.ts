import { InferenceSession, Tensor } from 'onnxruntime-node';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, words, writeSmallGraph } from '../testing/small-graph.ts';
import type { RewrittenFile } from '../rewrite-file.ts';
import { quantiseFile } from './quantise-file.ts';
import { writeWeights } from './write-weights.ts';

async function logitsOf({ path, graph }: RewrittenFile): Promise<Float32Array> {
  const session = await InferenceSession.create(graph.bytes, {
    extra: { 'session.model_external_initializers_file_folder_path': dirname(path) },
  });
  const tokens = BigInt64Array.of(3n, 99n, 7n, 50n, 12n, 31n);
  const { logits } = await session.run({ tokens: new Tensor('int64', tokens, [2, 3]) });
  expect(logits?.dims).toEqual([2, 3, words]);
  return logits!.data as Float32Array;
}

function difference(actual: Float32Array, expected: Float32Array): number {
  const norm = (values: Float32Array) => Math.hypot(...values);
  return norm(actual.map((value, index) => value - expected[index]!)) / norm(expected);
}

async function quantised(choose: (rows: number, columns: number) => boolean) {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const source = writeSmallGraph(from);
  const made = quantiseFile(source, to, 'made.weights', choose);
  let bytes = 0;
  const settings = { from, to: made.path, max: 127, signal: new AbortController().signal };
  await writeWeights(made.plan, { ...settings, onBytes: (count) => (bytes += count) });
  expect(bytes).toBe(made.plan.bytes);
  const operators = made.model.graph.nodes.map(({ operator }) => operator);
  const files = [...made.model.graph.initializers.values()].flatMap(({ content }) =>
    content.kind === 'file' ? [content.file] : [],
  );
  expect(new Set(files)).toEqual(new Set([basename(made.path)]));
  return { source, made, count: (name: string) => operators.filter((one) => one === name).length };
}

describe('quantiseFile', () => {
  it('computes the same with products of bytes, but for their rounding', async () => {
    const { source, made, count } = await quantised(() => true);
    expect(count('MatMul')).toBe(0);
    expect(count('MatMulIntegerToFloat')).toBe(4);
    // Two products share an input, which is rounded once.
    expect(count('DynamicQuantizeLinear')).toBe(3);
    const off = difference(await logitsOf(made), await logitsOf(source));
    expect(off).toBeGreaterThan(0);
    expect(off).toBeLessThan(0.03);
  });

  it('leaves the products that are not chosen as exact as they were', async () => {
    const { source, made, count } = await quantised(() => false);
    expect(count('MatMul')).toBe(4);
    // Nothing is cast or turned any more but the few rows that are looked up.
    expect([count('Cast'), count('Transpose')]).toEqual([1, 0]);
    expect(difference(await logitsOf(made), await logitsOf(source))).toBeLessThan(1e-5);
  });

  it('chooses by rows and columns', async () => {
    const { count } = await quantised((rows, columns) => rows <= columns);
    expect(count('MatMul')).toBe(1);
  });

  it('stops between two weights when it is cancelled', async () => {
    const from = temporaryFolder();
    const made = quantiseFile(writeSmallGraph(from), temporaryFolder(), 'made.weights', () => true);
    const stop = new AbortController();
    let written = 0;
    const onBytes = (count: number) => {
      written += count;
      stop.abort();
    };
    const settings = { from, to: made.path, max: 127, signal: stop.signal, onBytes };
    await expect(writeWeights(made.plan, settings)).rejects.toThrow(/abort/i);
    expect(written).toBeLessThan(made.plan.bytes);
  });
});
