import type { Measured, Spread } from './measure-engine.ts';
import type { MeasuredQuestions } from './measure-questions.ts';

/** Markdown tables. */
export function engineTable(rows: readonly Measured[]): string {
  const head = ['store', 'vectors', 'dim.', 'build CPU s', 'bytes each', 'memory MB', 'open ms'];
  return table(
    [...head, 'p50 / p95 ms', 'p50 / p95 CPU ms', 'recall@10', 'remove ms'],
    rows.map((row) => [
      ...[row.engine, String(row.size), String(row.dimensions), row.buildSeconds.toFixed(1)],
      ...[
        (row.bytes / row.size).toFixed(0),
        (row.memoryBytes / 1e6).toFixed(0),
        row.openMs?.toFixed(0) ?? '',
      ],
      ...[spread(row.wallMs), spread(row.cpuMs), row.recall.toFixed(3), row.removeMs.toFixed(2)],
    ]),
  );
}

export function questionTable(rows: readonly MeasuredQuestions[]): string {
  const head = ['question', 'moments', 'dim.', 'bytes a moment', 'added a CPU s', 'open ms'];
  return table(
    [...head, 'p50 / p95 ms', 'p50 / p95 CPU ms'],
    rows.flatMap(({ parts, ...row }) =>
      parts.map(({ name, wallMs, cpuMs }) => [
        ...[name, String(row.size), String(row.dimensions), row.bytesPerMoment.toFixed(0)],
        ...[row.addedPerSecond.toFixed(0), row.openMs.toFixed(0), spread(wallMs), spread(cpuMs)],
      ]),
    ),
  );
}

function spread({ p50, p95 }: Spread): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
