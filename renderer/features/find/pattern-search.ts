/** Searches with a person's pattern, on a thread that is ended when it takes too long: [Note: Hostile patterns]. */
import type { SearchedCue } from '../../../core/find/find.ts';
import { createTurns } from '../../../core/async/turns.ts';
import type { PatternAnswer, PatternRequest, PatternTask, WorkerReport } from './pattern-task.ts';
import { badPattern } from './pattern-task.ts';

/** From the beginning of the search; 20,000 cues take a tenth of it. */
const usualMaxSearchMs = 1000;

export interface PatternSearch {
  /** Null when the signal aborted. One search runs at a time; the others wait for it. */
  run(cues: readonly SearchedCue[], task: PatternTask, signal: AbortSignal): Promise<PatternAnswer | null>;
  /** Ends the worker when it has answered; the next search starts another. */
  end(): void;
}

/** `maxSearchMs`: from the beginning of a search until it is given up. */
export function createPatternSearch(maxSearchMs = usualMaxSearchMs): PatternSearch {
  const takeTurn = createTurns();
  let worker: Worker | null = null;
  /** What the worker has. */
  let sentCues: readonly SearchedCue[] | null = null;

  const endNow = () => {
    worker?.terminate();
    worker = null;
    sentCues = null;
  };
  const ask = async (cues: readonly SearchedCue[], task: PatternTask, signal: AbortSignal) => {
    if (signal.aborted) return null;
    worker ??= startWorker();
    const request = { cues: cues === sentCues ? null : cues.map(searchedPart), task };
    const outcome = await answerOf(worker, request, signal, maxSearchMs).catch((error: unknown) => {
      endNow();
      throw error;
    });
    sentCues = cues;
    if (outcome.kind === 'answered') return outcome.answer;
    endNow();
    return outcome.kind === 'cancelled' ? null : badPattern('too-slow', 'The search was stopped.');
  };
  return {
    run: (cues, task, signal) => takeTurn(() => ask(cues, task, signal)),
    end() {
      void takeTurn(() => {
        endNow();
        return Promise.resolve();
      });
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });
}

function searchedPart({ id, text }: SearchedCue): SearchedCue {
  return { id, text };
}

type Outcome =
  | Extract<WorkerReport, { kind: 'answered' }>
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'too-slow' };

function answerOf(
  worker: Worker,
  request: PatternRequest,
  signal: AbortSignal,
  maxSearchMs: number,
): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = new AbortController();
  return new Promise<Outcome>((resolve, reject) => {
    const options = { signal: listening.signal };
    signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), options);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), options);
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<WorkerReport>) => {
        if (data.kind === 'answered') resolve(data);
        else timer = setTimeout(() => resolve({ kind: 'too-slow' }), maxSearchMs);
      },
      options,
    );
    worker.postMessage(request);
  }).finally(() => {
    clearTimeout(timer);
    listening.abort();
  });
}
