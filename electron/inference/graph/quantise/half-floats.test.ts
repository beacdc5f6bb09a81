import { expect, test } from 'vitest';
import { widenHalfFloats } from './half-floats.ts';

test('every half-precision number has the value that JavaScript gives it', () => {
  const halves = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
  const expected = Float32Array.from(new Float16Array(halves.buffer));
  expect(widenHalfFloats(new Uint8Array(halves.buffer))).toEqual(expected);
});
