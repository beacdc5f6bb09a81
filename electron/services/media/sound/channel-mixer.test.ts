import { describe, expect, it } from 'vitest';
import { ChannelMixer } from './channel-mixer.ts';
import { channelWeights } from './channel-weights.ts';

const count = 8192;
const tone = (hertz: number, amplitude: number) =>
  Float32Array.from({ length: count }, (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / 16_000));
const voice = tone(300, 0.5);
const other = tone(410, 0.4);
const quiet = new Float32Array(count);
const turned = voice.map((sample) => -sample);

const level = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const mix = (channels: readonly Float32Array[], layout?: string) =>
  new ChannelMixer(channelWeights(channels.length, layout)).mix(channels, count);

describe('the mix of all channels', () => {
  it('is their mean where there are two', () => {
    const mixed = mix([voice, other]);
    expect(mixed[1234]).toBeCloseTo((voice[1234]! + other[1234]!) / 2, 5);
    expect(level(mix([voice, quiet]))).toBeCloseTo(level(voice) / 2, 3);
  });

  it('is one of two where they cancel each other, with noise in both too', () => {
    expect(level(mix([voice, turned]))).toBeCloseTo(level(voice), 2);
    const noise = tone(90, 0.05);
    const noisy = (samples: Float32Array) => samples.map((sample, i) => sample + noise[i]!);
    expect(level(mix([noisy(voice), noisy(turned)]))).toBeGreaterThan(level(voice) * 0.9);
  });

  it.each([3, 8, 10, 16, 24])('is as loud as the one of %d that speaks, whichever it is', (channels) => {
    for (const speaking of [0, 2, channels - 1]) {
      const all = Array.from({ length: channels }, (_, c) => (c === speaking ? voice : quiet));
      expect(level(mix(all)) / level(voice)).toBeCloseTo(1, 1);
    }
  });

  it('holds both of two that speak into their own microphones', () => {
    const mixed = mix([quiet, voice, quiet, quiet, other, quiet]);
    const correlation = (with_: Float32Array) =>
      Math.abs(mixed.reduce((sum, sample, i) => sum + sample * with_[i]!, 0)) / count;
    expect(correlation(voice)).toBeGreaterThan(0.03);
    expect(correlation(other)).toBeGreaterThan(0.03);
  });

  it('leaves the rumble of an effects channel out, but not a voice that a program called so', () => {
    const rumble = tone(50, 0.8);
    const silentRest = [quiet, quiet];
    expect(level(mix([quiet, quiet, voice, rumble, quiet, quiet], '5.1'))).toBeCloseTo(level(voice), 1);
    expect(level(mix([...silentRest, rumble], '2.1'))).toBe(0);
    expect(level(mix([...silentRest, voice], '2.1'))).toBeCloseTo(level(voice), 1);
  });

  it('never clips', () => {
    const loud = voice.map(() => 1);
    const mixed = mix([loud, loud, loud, quiet, loud, loud], '5.1');
    expect(Math.max(...mixed)).toBeLessThanOrEqual(1);
    expect(Math.max(...mixed)).toBeGreaterThan(0.99);
  });

  it('goes from one channel to the other without a click', () => {
    const mixer = new ChannelMixer(channelWeights(2, undefined));
    // Whole waves, so that the pieces follow each other smoothly.
    const low = tone((16_000 * 51) / count, 0.5);
    const before = mixer.mix([low, low], count);
    const after = mixer.mix([low, low.map((sample) => -sample)], count);
    const joint = [...before.slice(-50), ...after.slice(0, 250)];
    const steps = joint.slice(1).map((sample, i) => Math.abs(sample - joint[i]!));
    expect(Math.max(...steps)).toBeLessThan(0.05);
  });
});

describe('the weights of channels', () => {
  const rounded = (channels: number, layout?: string) =>
    channelWeights(channels, layout).map((weight) => Math.round(weight * 100) / 100);

  it('are equal where the file does not tell what they are for', () => {
    expect(rounded(3)).toEqual([0.33, 0.33, 0.33]);
    expect(rounded(4, 'hexadecagonal')).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(rounded(6, '7.1')).toEqual([0.17, 0.17, 0.17, 0.17, 0.17, 0.17]);
    expect(rounded(2, 'stereo')).toEqual([0.5, 0.5]);
  });

  it("are those of ffmpeg's downmix where it does", () => {
    expect(rounded(6, '5.1(side)')).toEqual([0.21, 0.21, 0.29, 0, 0.15, 0.15]);
    expect(rounded(3, '2.1')).toEqual([0.5, 0.5, 0]);
    expect(rounded(4, 'quad(side)')).toEqual([0.29, 0.29, 0.21, 0.21]);
    expect(rounded(3, '3 channels (FL+FR+LFE)')).toEqual([0.5, 0.5, 0]);
    expect(rounded(12, '7.1.4')).toHaveLength(12);
  });
});
