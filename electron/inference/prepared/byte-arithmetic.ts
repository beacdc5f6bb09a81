import { InferenceSession, Tensor } from 'onnxruntime-node';
import { once } from '../../../core/async/once.ts';
import { makeNode } from '../graph/graph.ts';
import { MessageWriter } from '../graph/wire.ts';
import { writeModel } from '../graph/write-graph.ts';

const size = 64;
const columns = 16;
const byteTypes = { uint8: 2, int8: 3, int32: 6 } as const;
const fullRange = 127;
/** 255 times 64, twice, is below 2^15. */
const halfRange = 64;

/**
 * The largest whole number that rounded weights may have on this processor. x86 without VNNI adds two products of bytes in
 * 16 bits and cuts off what is more (`vpmaddubsw`), so there they get half the range; whether it does is seen from
 * the sum of the largest.
 */
export const largestByteWeight: () => Promise<number> = once(async () =>
  (await multipliesExactly()) ? fullRange : halfRange,
);

async function multipliesExactly(): Promise<boolean> {
  const weights = new Int8Array(size * columns).fill(fullRange);
  const fields = new MessageWriter().bytes(9, new Uint8Array(weights.buffer)).finish();
  const bytes = writeModel({
    irVersion: 8,
    opset: 13,
    opsetImports: [new MessageWriter().string(1, '').varint(2, 13).finish()],
    graph: {
      nodes: [makeNode('MatMulInteger', ['input', 'weights'], ['sums'])],
      initializers: new Map([
        ['weights', { dims: [size, columns], dataType: byteTypes.int8, content: { kind: 'inline', fields } }],
      ]),
      inputs: [{ name: 'input', dataType: byteTypes.uint8, shape: [undefined, size] }],
      outputs: [{ name: 'sums', dataType: byteTypes.int32, shape: [undefined, columns] }],
    },
  });
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const rows = 8;
  const input = new Uint8Array(rows * size).fill(255);
  const { sums } = await session.run({ input: new Tensor('uint8', input, [rows, size]) });
  await session.release();
  const data = sums?.data;
  return data instanceof Int32Array && data.every((sum) => sum === 255 * fullRange * size);
}
