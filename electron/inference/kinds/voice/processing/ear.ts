import type { Span } from './partials.ts';
import type { VoiceFeatures } from './voice-features.ts';

/** What is computed before the network: its front end, and which stretches of sound it is given. */
export interface Ear {
  /** Gives the features of stretches of one sound, mono at 16 kHz; a stretch may reach beyond its end. */
  hear(samples: Float32Array): (span: Span) => VoiceFeatures;
  /** The stretches whose vectors together, their mean, are that of a clip. */
  clipSpans(sampleCount: number): readonly Span[];
  /** Stretches of one length that the network takes at once. */
  readonly batchSize: number;
}
