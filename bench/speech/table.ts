import type { Measurement } from './job.ts';

export interface Row {
  readonly model: string;
  readonly minutes: number;
  readonly program: string;
  readonly best: Measurement;
}

/** A Markdown table; ratios compare with the pipeline's row for the same model and length. */
export function formatTable(rows: readonly Row[]): string {
  const header = [
    'model',
    'minutes',
    'program',
    'x real time',
    'ratio',
    'first cue s',
    'load s',
    'peak MiB',
    'windows',
  ];
  const lines = rows.map((row) => {
    const { model, minutes, program, best } = row;
    const pipeline = rows.find((other) => other.program === 'pipeline' && sameJob(other, row));
    const ratio = pipeline ? (pipeline.best.seconds / best.seconds).toFixed(2) : '';
    return [
      model,
      String(minutes),
      program,
      ((minutes * 60) / best.seconds).toFixed(1),
      ratio,
      best.firstCueSeconds.toFixed(2),
      best.loadSeconds.toFixed(2),
      (best.peakBytes / 1024 ** 2).toFixed(0),
      String(best.windows ?? ''),
    ];
  });
  return [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function sameJob(a: Row, b: Row): boolean {
  return a.model === b.model && a.minutes === b.minutes;
}
