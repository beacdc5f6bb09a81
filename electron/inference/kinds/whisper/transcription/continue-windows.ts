import type { Attempt } from './attempt.ts';
import type { WindowRequest } from './begin-windows.ts';
import type { PieceResult } from './window-result.ts';

/** A rest shorter than this is not worth another try. */
export const minRestMs = 1000;
/** A window whose text breaks off is continued at most so often. */
export const maxPieces = 12;

/** What was written of a window: its text, and what followed where that broke off. */
export interface WrittenWindow {
  readonly results: readonly PieceResult[];
  readonly last: Attempt;
}

export interface WritingOn {
  /** Of the sound in each window. */
  readonly lengthsMs: readonly number[];
  readonly describe: (attempt: Attempt, window: number) => PieceResult;
  readonly timestampAt: (ms: number) => number;
  /** Decodes windows that are encoded; the attempts stand at the places of their windows. */
  readonly decode: (requests: readonly WindowRequest[]) => Promise<readonly Attempt[]>;
}

/**
 * A model that is told to write from some moment on mostly does so, in the window as it was encoded: where the text
 * broke off, the rest is asked for that way before it is heard as a window of its own, which would cost another run
 * of the encoder. What then has no text, or can't be trusted, is left to that.
 */
export async function writeOn(
  attempts: readonly Attempt[],
  { lengthsMs, describe, timestampAt, decode }: WritingOn,
): Promise<readonly WrittenWindow[]> {
  const written = attempts.map((last, window): WrittenWindow => ({
    ...{ last, results: [describe(last, window)] },
  }));
  const requestFor = (window: number): WindowRequest | undefined => {
    const { results, last } = written[window]!;
    const fromMs = results.at(-1)?.continueFromMs;
    if (fromMs === undefined || fromMs <= 0 || lengthsMs[window]! - fromMs < minRestMs) return undefined;
    return { ...last.request, language: last.language, previous: [], firstToken: timestampAt(fromMs) };
  };
  let open: readonly number[] = attempts.map((_, window) => window);
  for (let round = 1; round < maxPieces; round++) {
    const requests = open.flatMap((window) => requestFor(window) ?? []);
    if (requests.length === 0) break;
    const more = await decode(requests);
    open = requests.flatMap(({ window }) => {
      const last = more[window];
      if (last?.verdict !== 'accept' || last.quality.empty) return [];
      const { results } = written[window]!;
      const result = describe(last, window);
      if (repeats(results.at(-1)!, result)) return [];
      written[window] = { last, results: [...results, result] };
      return [window];
    });
  }
  return written;
}

/** Where nothing more is said, a model that is told to go on may say its last sentence again. */
function repeats(before: PieceResult, more: PieceResult): boolean {
  const letters = lettersOf(more);
  return letters !== '' && lettersOf(before).endsWith(letters);
}

function lettersOf({ result: { segments } }: PieceResult): string {
  const text = segments.map((segment) => segment.text).join(' ');
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
