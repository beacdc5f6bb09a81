import { describe, expect, it } from 'vitest';
import { SampleBuffer } from './sample-buffer.ts';

const ramp = (from: number, length: number) => Float32Array.from({ length }, (_, i) => from + i);

describe('the sample buffer', () => {
  it('copies a stretch that spans several chunks', () => {
    const buffer = new SampleBuffer(100);
    buffer.append(ramp(0, 40));
    buffer.append(ramp(40, 40));
    const target = new Float32Array(48);
    buffer.copyTo(target, 0, 101, 104);
    expect([...target]).toEqual([...ramp(16, 48)]);
  });

  it('leaves what was dropped or has not come yet as it was', () => {
    const buffer = new SampleBuffer(0);
    buffer.append(ramp(1, 16));
    buffer.append(ramp(17, 16));
    buffer.dropBefore(1);
    const target = new Float32Array(48).fill(-1);
    buffer.copyTo(target, 0, 0, 3);
    expect([...target.subarray(0, 16)]).toEqual(Array(16).fill(-1));
    expect([...target.subarray(16, 32)]).toEqual([...ramp(17, 16)]);
    expect([...target.subarray(32)]).toEqual(Array(16).fill(-1));
  });

  it('knows where the recording stands', () => {
    const buffer = new SampleBuffer(250);
    buffer.append(new Float32Array(160));
    expect(buffer.endMs).toBe(260);
  });
});
