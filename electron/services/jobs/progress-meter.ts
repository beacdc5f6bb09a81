import type { JobPart, JobStage } from '../../../core/contract/jobs.ts';

/** How far a job is, as its work reports it. */
export interface JobProgress {
  /** 0 to 1 of the whole job. */
  readonly fraction: number;
  /** Message key, such as `job.stage.recognising`; left out: as before. */
  readonly stage?: JobStage;
  /** Which one it is at, where the work has parts of which each takes its time. */
  readonly part?: JobPart;
  /** Position in the recording, where the work goes through it in order. */
  readonly positionMs?: number;
}

export interface MeasuredProgress {
  readonly fraction: number;
  readonly stage: string | null;
  readonly part?: JobPart;
  /** Times faster than real time. */
  readonly speed: number | null;
  readonly secondsLeft: number | null;
}

/** Earlier than this an estimate is noise. */
const minMs = 2000;

/**
 * Tells speed and time left from what this run gained since its first report. Work that goes on from a checkpoint
 * therefore reports once where it begins.
 */
export class ProgressMeter {
  readonly #now: () => number;
  #first: { readonly atMs: number; readonly progress: JobProgress } | undefined;
  #measured: MeasuredProgress;

  constructor(fraction: number, stage: string | null, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#measured = { fraction, stage, speed: null, secondsLeft: null };
  }

  get measured(): MeasuredProgress {
    return this.#measured;
  }

  report(progress: JobProgress): void {
    const atMs = this.#now();
    const isFirstPosition =
      progress.positionMs !== undefined && this.#first?.progress.positionMs === undefined;
    if (this.#first === undefined || isFirstPosition) this.#first = { atMs, progress };
    const elapsedMs = atMs - this.#first.atMs;
    const gained = progress.fraction - this.#first.progress.fraction;
    const isKnown = elapsedMs >= minMs && gained > 0;
    const movedMs = (progress.positionMs ?? 0) - (this.#first.progress.positionMs ?? 0);
    this.#measured = {
      fraction: Math.min(1, Math.max(0, progress.fraction)),
      stage: progress.stage ?? this.#measured.stage,
      ...(progress.part === undefined ? {} : { part: progress.part }),
      speed: isKnown && movedMs > 0 ? movedMs / elapsedMs : null,
      secondsLeft: isKnown ? (elapsedMs * (1 - progress.fraction)) / gained / 1000 : null,
    };
  }
}
