/**
 * Silero VAD, version 6: 16 kHz mono in frames of 512 samples (32 ms), each after the last 64 samples of the
 * frame before it (snakers4/silero-vad, `OnnxWrapper`; without that context version 6 finds no speech at all).
 * Tensors: `input` [1, 576], `state` [2, 1, 128] (zeros at first), `sr` scalar int64; out come `output` [1, 1],
 * the probability of speech in the frame, and `stateN`, the next frame's `state`.
 */
export const frameSamples = 512;
export const contextSamples = 64;
/** Numbers in each of the two parts of the state. */
export const stateSize = 128;
export const sampleRate = 16_000;
export const frameMs = (frameSamples * 1000) / sampleRate;
