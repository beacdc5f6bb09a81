import type { Figure, Row } from './figures.ts';
import { isOk } from './figures.ts';

const header = ['starter', 'figure', 'promised', 'card', 'measured', 'ok'];

/** One line a figure, in aligned columns, and a last line with the verdict. */
export function formatTable(rows: readonly Row[]): string {
  const figures = rows.filter((row) => row.kind === 'figure');
  const cells = figures.map(({ starter, figure, measured, ok }) => [
    starter,
    figure.name,
    promise(figure),
    show(figure.measured, figure.unit),
    show(measured, figure.unit),
    ok ? 'yes' : 'NO',
  ]);
  const failures = rows
    .filter((row) => row.kind === 'failed')
    .map(({ starter, what }) => `${starter}: ${what}`);
  const missed = rows.filter((row) => !isOk(row)).length;
  const verdict =
    missed === 0 ? `All ${rows.length} figures hold.` : `${missed} of ${rows.length} do not hold.`;
  const table = figures.length === 0 ? [] : [...align([header, ...cells]), ''];
  return [...table, ...failures, verdict].join('\n');
}

function promise({ atLeast, atMost, unit }: Figure): string {
  return atLeast === undefined ? `<= ${show(atMost ?? NaN, unit)}` : `>= ${show(atLeast, unit)}`;
}

function show(value: number, unit: string): string {
  return unit === 'share' ? `${(100 * value).toFixed(1)} %` : `${value.toFixed(1)} ${unit}`;
}

function align(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  );
}
