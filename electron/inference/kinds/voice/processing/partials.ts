/** A stretch of samples, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const samplesPerSecond = 16_000;
/** 10 ms at 16 kHz. */
export const hopSamples = 160;
/** 1.6 s, and 1.3 of them a second. */
const partialFrames = 160;
const stepFrames = Math.round(samplesPerSecond / 1.3 / hopSamples);
/** Of the last one this share at least has to be sound. */
const minCoverage = 0.75;

/**
 * The stretches of a clip that Resemblyzer's encoder listens to one by one (`VoiceEncoder.compute_partial_slices`); the
 * last may reach beyond the end, which then counts as silence.
 */
export function partialSpans(sampleCount: number): readonly Span[] {
  const frames = Math.ceil((sampleCount + 1) / hopSamples);
  const steps = Math.max(1, frames - partialFrames + stepFrames + 1);
  const spans: Span[] = [];
  for (let frame = 0; frame < steps; frame += stepFrames) {
    const from = frame * hopSamples;
    spans.push({ from, to: from + partialFrames * hopSamples });
  }
  const last = spans.at(-1)!;
  const covered = (sampleCount - last.from) / (last.to - last.from);
  return covered < minCoverage && spans.length > 1 ? spans.slice(0, -1) : spans;
}
