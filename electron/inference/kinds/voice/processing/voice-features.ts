export interface VoiceFeatures {
  readonly frames: number;
  /** `[frames, melBins]` */
  readonly features: Float32Array;
}
