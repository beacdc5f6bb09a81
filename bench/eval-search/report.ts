import { align } from '../eval-chapters/report.ts';
import type { Measured, MeasuredWay } from './measure.ts';

const names: Readonly<Record<MeasuredWay['way'], string>> = {
  said: 'words (BM25)',
  meant: 'meaning',
  seen: 'picture',
  written: 'written',
  fused: 'fused',
};

export function formatMeasured(measured: readonly Measured[]): string {
  const heading = [
    '',
    '',
    'questions',
    'at 1',
    'at 5',
    'at 10',
    'median',
    'nDCG@10',
    'right but refused',
    'strange, refused',
  ];
  const lines = measured.flatMap(({ name, ways }) =>
    ways.map(({ way, questions, recall, medianRank, ndcg, refusedRight, refusedOther }) => [
      ...[name, names[way], String(questions), ...recall.map(decimal)],
      ...[Number.isFinite(medianRank) ? String(medianRank) : '-', decimal(ndcg), percent(refusedRight)],
      refusedOther === null ? '' : percent(refusedOther),
    ]),
  );
  return align([heading, ...lines]);
}

function decimal(value: number): string {
  return value.toFixed(3).replace(/^0/u, '');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}
