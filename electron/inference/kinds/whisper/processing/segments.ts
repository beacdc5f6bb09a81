/** A stretch of text between two timestamps of one window. Times in milliseconds from the window's start. */
export interface TokenSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** Where the segment's text stands among the generated tokens; timestamps are not inside. */
  readonly from: number;
  readonly to: number;
}

export interface SegmentInput {
  /** Generated tokens without prompt and end of text. */
  readonly tokens: readonly number[];
  readonly timestampBegin: number;
  readonly msPerTimestamp: number;
  /** Length of the audio in the window, in milliseconds; times are cut here. */
  readonly audioMs: number;
  /** The context was full before the text ended. */
  readonly truncated: boolean;
}

export interface Segmentation {
  readonly segments: readonly TokenSegment[];
  /**
   * Where the model stopped before the end of the window: its last tokens were a pair of timestamps, which
   * announces a further segment, or there was no room for the rest; the reference goes on decoding from there. So do
   * we behind a single timestamp that lies well before the end: windows end with speech, so something was left out.
   */
  readonly continueFromMs: number | undefined;
}

/** A single timestamp this long before the end of the audio is no end. */
const leftEarlyMs = 2000;

/** Cuts the generated tokens at their timestamps. Text after the last timestamp lasts to the end of the audio. */
export function splitSegments(input: SegmentInput): Segmentation {
  const { tokens, timestampBegin, msPerTimestamp, audioMs } = input;
  const timeOf = (token: number): number =>
    Math.min(audioMs, Math.round((token - timestampBegin) * msPerTimestamp));
  const segments: TokenSegment[] = [];
  let startMs = 0;
  let from = 0;
  const close = (endMs: number, to: number): void => {
    if (to > from) segments.push({ startMs, endMs: Math.max(startMs, endMs), from, to });
  };
  tokens.forEach((token, index) => {
    if (token < timestampBegin) return;
    const timeMs = timeOf(token);
    close(timeMs, index);
    startMs = timeMs;
    from = index + 1;
  });
  // A segment that was cut off for lack of room is decoded again as a whole.
  const unfinished = input.truncated && segments.length > 0;
  if (!unfinished) close(audioMs, tokens.length);
  const announced = endsWithPair(tokens, timestampBegin);
  const isLeftEarly =
    segments.length > 0 && (tokens.at(-1) ?? 0) >= timestampBegin && audioMs - startMs >= leftEarlyMs;
  return { segments, continueFromMs: announced || unfinished || isLeftEarly ? startMs : undefined };
}

function endsWithPair(tokens: readonly number[], timestampBegin: number): boolean {
  return tokens.length > 2 && tokens.slice(-2).every((token) => token >= timestampBegin);
}
