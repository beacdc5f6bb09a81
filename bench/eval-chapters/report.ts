import { meanOf, medianMiscount } from './score-texts.ts';
import type { MethodScore } from './score-texts.ts';

const header = ['level', 'number', 'method', 'Pk', 'WindowDiff', 'F1 5 s', 'F1 15 s', 'number off by'];

/** Means over the texts, one line a method; with each text beneath when asked. */
export function formatScores(scores: readonly MethodScore[], show: boolean): string {
  const lines = scores.flatMap((score) => [lineOf(score), ...(show ? score.texts.map(lineOfText) : [])]);
  return align([header, ...lines]);
}

function lineOf(score: MethodScore): readonly string[] {
  const figure = (name: Parameters<typeof meanOf>[1]) => meanOf(score, name).toFixed(3);
  return [
    ...[score.level, score.numberKnown ? 'known' : 'found', score.method],
    ...[figure('pk'), figure('windowDiff'), figure('f1Within5s'), figure('f1Within15s')],
    score.numberKnown ? '' : `${Math.round(100 * medianMiscount(score))} % (median)`,
  ];
}

function lineOfText(text: MethodScore['texts'][number]): readonly string[] {
  const { name, found, truth } = text;
  const figures = [text.pk, text.windowDiff, text.f1Within5s, text.f1Within15s].map((value) =>
    value.toFixed(3),
  );
  return ['', '', `  ${name}`, ...figures, `${found} of ${truth}`];
}

export function align(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
