import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { dataTypes, makeNode } from '../graph.ts';
import type { OnnxGraph, OnnxTensor } from '../graph.ts';
import { finishRewrite } from '../rewrite-file.ts';
import type { RewrittenFile } from '../rewrite-file.ts';
import { MessageWriter } from '../wire.ts';
import { intAttribute, intsAttribute } from '../write-graph.ts';

/** A folder of its own for the running test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-graph-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const width = 64;
const inner = 128;
export const words = 100;

/**
 * A look-up in a table, then two products that share an input, one of them with a sum, a product that narrows, and the product
 * with the table itself: as in a decoder. Weights of half precision lie in a file, column after column.
 */
export function writeSmallGraph(folder: string): RewrittenFile {
  const weights = new Map<string, readonly number[]>([
    ['table', [words, width]],
    ['wide', [inner, width]],
    ['bias', [inner]],
    ['gate', [inner, width]],
    ['narrow', [width, inner]],
  ]);
  let offset = 0;
  const parts: Uint8Array[] = [];
  const initializers = new Map<string, OnnxTensor>();
  for (const [name, dims] of weights) {
    const count = dims.reduce((product, size) => product * size, 1);
    const numbers = Float16Array.from({ length: count }, (_, index) => random(index, parts.length));
    const length = numbers.byteLength;
    parts.push(new Uint8Array(numbers.buffer));
    const content = { kind: 'file', file: 'model.onnx_data', offset, length } as const;
    initializers.set(`${name}/half`, { dims, dataType: dataTypes.float16, content });
    offset += length;
  }
  writeFileSync(join(folder, 'model.onnx_data'), Buffer.concat(parts));
  const cast = (from: string, to: string) => ({
    ...makeNode('Cast', [from], [to]),
    attributes: [intAttribute('to', dataTypes.float32)],
  });
  const turn = (from: string, to: string) =>
    makeNode('Transpose', [from], [to], [intsAttribute('perm', [1, 0])]);
  const graph: OnnxGraph = {
    nodes: [
      ...[...weights.keys()].map((name) => cast(`${name}/half`, name)),
      ...['table', 'wide', 'gate', 'narrow'].map((name) => turn(name, `${name}/turned`)),
      makeNode('Gather', ['table', 'tokens'], ['looked up']),
      makeNode('MatMul', ['looked up', 'wide/turned'], ['product']),
      makeNode('Add', ['bias', 'product'], ['sum']),
      makeNode('MatMul', ['looked up', 'gate/turned'], ['gated']),
      makeNode('Mul', ['sum', 'gated'], ['opened']),
      makeNode('MatMul', ['opened', 'narrow/turned'], ['hidden']),
      makeNode('MatMul', ['hidden', 'table/turned'], ['logits']),
    ],
    initializers,
    inputs: [{ name: 'tokens', dataType: dataTypes.int64, shape: [undefined, undefined] }],
    outputs: [{ name: 'logits', dataType: dataTypes.float32, shape: [undefined, undefined, words] }],
  };
  const opsetImports = [new MessageWriter().string(1, '').varint(2, 17).finish()];
  const path = join(folder, 'model.onnx');
  return finishRewrite({ path, model: { irVersion: 8, opset: 17, opsetImports, graph } }, 'small', graph);
}

/** Between -1 and 1, without an order that products of many would bring out (a hash of two numbers). */
function random(index: number, seed: number): number {
  const mixed = Math.imul((index + 1) ^ (seed << 20), 0x9e3779b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >> 8) / 2 ** 23;
}
