import type { RowName } from './make-clips.ts';
import { addScores, quantile } from '../../e2e/measures/score.ts';
import type { Score } from '../../e2e/measures/score.ts';
import { wordErrorRate } from '../../core/evaluation/word-errors.ts';

export interface ScoredClip {
  readonly row: RowName;
  readonly score: Score;
}

export interface Row {
  readonly name: string;
  readonly score: Score;
}

export interface Report {
  /** One row for each voice and each long clip. */
  readonly details: readonly Row[];
  readonly totals: readonly Row[];
  /** A sentence for each target that was missed. */
  readonly missed: readonly string[];
}

/** The targets: shares of wrong words, and the median of start and end times in milliseconds. */
export const targets = { known: 0.08, unseen: 0.25, medianMs: 100 } as const;

export function makeReport(clips: readonly ScoredClip[]): Report {
  const details = groupRows(clips, ({ label, engine, known }) =>
    [known ? '' : '(unseen)', engine, label].filter(Boolean).join(' '),
  );
  const singles = clips.filter(({ row }) => !row.long);
  const totals = [
    ...groupRows(singles, ({ known, engine }) => `${known ? 'known' : 'unseen'}, ${engine}`),
    ...groupRows(singles, ({ known }) => `${known ? 'known' : 'unseen'}, all single sentences`),
    ...groupRows(
      clips.filter(({ row }) => row.long),
      ({ known }) => `${known ? 'known' : 'unseen'}, all long clips`,
    ),
  ];
  return { details, totals, missed: totals.flatMap(findMissed) };
}

function groupRows(clips: readonly ScoredClip[], nameOf: (row: RowName) => string): readonly Row[] {
  const groups = Map.groupBy(clips, ({ row }) => nameOf(row));
  return [...groups].map(([name, group]) => ({ name, score: addScores(group.map(({ score }) => score)) }));
}

/** Only the rows over all voices have targets: single engines and voices are there to be read. */
function findMissed({ name, score }: Row): readonly string[] {
  if (!name.includes('all ')) return [];
  const allowed = name.startsWith('known') ? targets.known : targets.unseen;
  const rate = wordErrorRate(score.words);
  const times = [
    ['start', quantile(score.startErrorsMs, 0.5)],
    ['end', quantile(score.endErrorsMs, 0.5)],
  ] as const;
  return [
    ...(rate > allowed
      ? [`${name}: ${percent(rate)} of the words are wrong; ${percent(allowed)} allowed.`]
      : []),
    ...times.flatMap(([edge, median]) =>
      median !== null && median <= targets.medianMs
        ? []
        : [`${name}: the median ${edge} error is ${milliseconds(median)}; ${targets.medianMs} ms allowed.`],
    ),
  ];
}

const columns = [
  ['clips', ({ clips }) => String(clips)],
  ['words', ({ words }) => String(words.words)],
  ['wrong', ({ words }) => percent(wordErrorRate(words))],
  ['sub/del/ins', ({ words: w }) => `${w.substitutions}/${w.deletions}/${w.insertions}`],
  ['start', ({ startErrorsMs }) => spread(startErrorsMs)],
  ['end', ({ endErrorsMs }) => spread(endErrorsMs)],
  ['word start', ({ wordStartErrorsMs }) => spread(wordStartErrorsMs)],
  ['violations', ({ violations }) => String(violations)],
  ['invented', ({ invented }) => String(invented)],
] as const satisfies readonly (readonly [string, (score: Score) => string])[];

export function formatReport({ details, totals, missed }: Report): string {
  const header = ['', ...columns.map(([title]) => title)];
  const toCells = ({ name, score }: Row) => [name, ...columns.map(([, show]) => show(score))];
  const lines = alignColumns([header, ...details.map(toCells), header, ...totals.map(toCells)]);
  lines.splice(details.length + 1, 0, '');
  const verdict = missed.length === 0 ? ['All targets met.'] : missed.map((sentence) => `MISSED ${sentence}`);
  return [...lines, '', 'Times: median / 90 % of the errors, in milliseconds.', ...verdict].join('\n');
}

/** The figures of the tables, for programs. */
export function toJson({ details, totals, missed }: Report): object {
  const figures = ({ name, score }: Row) => ({
    name,
    clips: score.clips,
    ...score.words,
    wordErrorRate: wordErrorRate(score.words),
    startErrorMs: { median: quantile(score.startErrorsMs, 0.5), p90: quantile(score.startErrorsMs, 0.9) },
    endErrorMs: { median: quantile(score.endErrorsMs, 0.5), p90: quantile(score.endErrorsMs, 0.9) },
    wordStartErrorMs: {
      median: quantile(score.wordStartErrorsMs, 0.5),
      p90: quantile(score.wordStartErrorsMs, 0.9),
    },
    violations: score.violations,
    invented: score.invented,
  });
  return { details: details.map(figures), totals: totals.map(figures), missed };
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}

function spread(errorsMs: readonly number[]): string {
  const [median, most] = [quantile(errorsMs, 0.5), quantile(errorsMs, 0.9)];
  return median === null || most === null ? '-' : `${Math.round(median)} / ${Math.round(most)}`;
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : 'all';
}

function milliseconds(value: number | null): string {
  return value === null ? 'unknown' : `${Math.round(value)} ms`;
}
