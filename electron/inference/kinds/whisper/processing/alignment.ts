import { addMedians } from './running-median.ts';

/**
 * Which moment of the audio each token speaks of, from the decoder's cross-attention (Whisper's word
 * timestamps): normalise each head over the tokens, smooth over time, average the heads, and find the cheapest
 * monotonic path (dynamic time warping).
 */

/** Attention of the alignment heads. */
export interface AttentionRows {
  readonly heads: number;
  readonly frames: number;
  /** One `[heads, frames]` block for each token. */
  readonly rows: readonly Float32Array[];
}

/** First frame of every token's stretch along the path; one entry for each row. */
export function alignTokens(attention: AttentionRows, medianWidth: number): Int32Array {
  if (attention.rows.length === 0 || attention.frames === 0) return new Int32Array(attention.rows.length);
  return tokenStarts(attention.rows.length, attention.frames, averageHeads(attention, medianWidth));
}

/** `[tokens, frames]`: normalised, smoothed and averaged over the heads. */
export function averageHeads({ heads, frames, rows }: AttentionRows, medianWidth: number): Float32Array {
  const matrix = new Float32Array(rows.length * frames);
  // A line shorter than the filter stays as it is.
  const pad = frames > Math.floor(medianWidth / 2) ? Math.floor(medianWidth / 2) : 0;
  const line = new Float64Array(frames + 2 * pad);
  for (let head = 0; head < heads; head++) {
    const { mean, scale } = columnStatistics(rows, head * frames, frames);
    rows.forEach((row, token) => {
      for (let frame = 0; frame < frames; frame++) {
        line[pad + frame] = ((row[head * frames + frame] ?? 0) - (mean[frame] ?? 0)) * (scale[frame] ?? 0);
      }
      mirrorEdges(line, pad);
      addMedians(line, 2 * pad + 1, matrix.subarray(token * frames, (token + 1) * frames), 1 / heads);
    });
  }
  return matrix;
}

/** Mean and 1 / standard deviation over the tokens, for every frame of one head. */
function columnStatistics(
  rows: readonly Float32Array[],
  offset: number,
  frames: number,
): { readonly mean: Float64Array; readonly scale: Float64Array } {
  const mean = new Float64Array(frames);
  const scale = new Float64Array(frames);
  for (const row of rows) for (let f = 0; f < frames; f++) mean[f] = (mean[f] ?? 0) + (row[offset + f] ?? 0);
  for (let f = 0; f < frames; f++) mean[f] = (mean[f] ?? 0) / rows.length;
  for (const row of rows) {
    for (let f = 0; f < frames; f++)
      scale[f] = (scale[f] ?? 0) + ((row[offset + f] ?? 0) - (mean[f] ?? 0)) ** 2;
  }
  for (let f = 0; f < frames; f++) {
    const deviation = Math.sqrt((scale[f] ?? 0) / rows.length);
    // A frame that all tokens see alike says nothing; the reference would divide by zero.
    scale[f] = deviation > 0 ? 1 / deviation : 0;
  }
  return { mean, scale };
}

/** The edge itself is not repeated. */
function mirrorEdges(line: Float64Array, pad: number): void {
  const last = line.length - 1 - pad;
  for (let n = 1; n <= pad; n++) {
    line[pad - n] = line[pad + n] ?? 0;
    line[last + n] = line[last - n] ?? 0;
  }
}

/** Steps of the path, as the reference numbers them. */
const diagonal = 0;
const nextToken = 1;
const nextFrame = 2;

/** Dynamic time warping on the negated matrix; costs in single precision as in the reference, so that ties fall alike. */
function tokenStarts(tokens: number, frames: number, matrix: Float32Array): Int32Array {
  const width = frames + 1;
  const trace = new Uint8Array((tokens + 1) * width);
  let above = new Float32Array(width).fill(Infinity);
  let current = new Float32Array(width);
  above[0] = 0;
  for (let token = 1; token <= tokens; token++) {
    current[0] = Infinity;
    for (let frame = 1; frame <= frames; frame++) {
      const both = above[frame - 1] ?? 0;
      const token1 = above[frame] ?? 0;
      const frame1 = current[frame - 1] ?? 0;
      const step =
        both < token1 && both < frame1 ? diagonal : token1 < both && token1 < frame1 ? nextToken : nextFrame;
      trace[token * width + frame] = step;
      const before = step === diagonal ? both : step === nextToken ? token1 : frame1;
      current[frame] = before - (matrix[(token - 1) * frames + frame - 1] ?? 0);
    }
    [above, current] = [current, above];
  }
  return walkBack(tokens, frames, trace);
}

function walkBack(tokens: number, frames: number, trace: Uint8Array): Int32Array {
  const starts = new Int32Array(tokens);
  let token = tokens;
  let frame = frames;
  while (token > 0) {
    starts[token - 1] = Math.max(0, frame - 1);
    const step = frame === 0 ? nextToken : trace[token * (frames + 1) + frame];
    if (step !== nextFrame) token--;
    if (step !== nextToken) frame--;
  }
  return starts;
}
