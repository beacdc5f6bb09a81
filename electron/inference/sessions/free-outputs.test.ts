import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { freeOutputs } from './free-outputs.ts';

const tensor = () => new Tensor('float32', new Float32Array(4), [4]);

describe('the outputs of a run', () => {
  it('are freed, all of them or those named', () => {
    const outputs = { logits: tensor(), alignment: tensor() };
    const seen = { logits: outputs.logits.data, alignment: outputs.alignment.data };
    freeOutputs(outputs, {}, ['logits', 'absent']);
    expect([seen.logits.length, seen.alignment.length]).toEqual([0, 4]);
    freeOutputs(outputs);
    freeOutputs(outputs);
    expect(seen.alignment.length).toBe(0);
  });

  it('stay where the run was told to write to them, though another runtime may hand those out again', () => {
    const all = new Float32Array(8);
    const written = { state: new Tensor('float32', all.subarray(4), [4]) };
    freeOutputs(written, written);
    expect(all.length).toBe(8);
  });
});
