import { Tensor } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';

/** The tensor's values; onnxruntime-node cannot exchange half precision with Node 24, so nothing else is read. */
export function requireFloat32(tensor: Tensor): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data;
  throw new SidecutError('model-unsupported', { reason: 'value-type', type: tensor.type });
}

/** A new tensor whose row `i` (first dimension) is row `rows[i]` of `tensor`. */
export function selectRows(tensor: Tensor, rows: readonly number[]): Tensor {
  const [count = 0, ...rest] = tensor.dims;
  const rowLength = rest.reduce((product, size) => product * size, 1);
  const from = requireFloat32(tensor);
  const to = new Float32Array(rows.length * rowLength);
  rows.forEach((row, index) => {
    if (row < 0 || row >= count) throw new RangeError(`Row ${String(row)} of ${String(count)}`);
    to.set(from.subarray(row * rowLength, (row + 1) * rowLength), index * rowLength);
  });
  return new Tensor('float32', to, [rows.length, ...rest]);
}
