import type { Ear } from './ear.ts';
import { createFbank } from './fbank.ts';
import type { FbankConfig } from './speaker-config.ts';

/** The network averages over all frames, so padding would count: each stretch runs alone. */
export function createWespeakerEar(config: FbankConfig): Ear {
  const fbank = createFbank(config);
  return {
    hear:
      (samples) =>
      ({ from, to }) =>
        fbank(samples.subarray(from, to)),
    clipSpans: (sampleCount) => [{ from: 0, to: sampleCount }],
    batchSize: 1,
  };
}
