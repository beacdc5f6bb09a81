import type { SummaryLength } from '../../core/analysis/summary.ts';
import { align } from '../eval-chapters/report.ts';
import type { SummaryScore } from './methods.ts';

export interface MethodScores {
  readonly length: SummaryLength;
  readonly method: string;
  readonly texts: readonly SummaryScore[];
}

const header = ['length', 'method', 'words', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'tenths, least', 'in the text'];

/** Means over the texts, one line a method; with each text beneath when asked. */
export function formatScores(scores: readonly MethodScores[], show: boolean): string {
  const lines = scores.flatMap((score) => [lineOf(score), ...(show ? score.texts.map(lineOfText) : [])]);
  return align([header, ...lines]);
}

type Figure = Exclude<keyof SummaryScore, 'name'>;

export function meanOf({ texts }: MethodScores, figure: Figure): number {
  return texts.reduce((sum, text) => sum + text[figure], 0) / texts.length;
}

function lineOf(score: MethodScores): readonly string[] {
  const mean = (figure: Figure) => meanOf(score, figure);
  const least = Math.min(...score.texts.map(({ tenths }) => tenths));
  return [
    ...[score.length, score.method, mean('words').toFixed(0)],
    ...[mean('rouge1').toFixed(4), mean('rouge2').toFixed(4), mean('rougeL').toFixed(4)],
    ...measured(mean('tenths').toFixed(1) + `, ${least}`, mean('tenths')),
    ...measured(`${(100 * mean('supported')).toFixed(1)} %`, mean('supported')),
  ];
}

function lineOfText(text: SummaryScore): readonly string[] {
  return [
    ...['', `  ${text.name}`, String(text.words)],
    ...[text.rouge1.toFixed(4), text.rouge2.toFixed(4), text.rougeL.toFixed(4)],
    ...measured(String(text.tenths), text.tenths),
    ...measured(`${(100 * text.supported).toFixed(1)} %`, text.supported),
  ];
}

function measured(shown: string, value: number): readonly string[] {
  return [Number.isNaN(value) ? '' : shown];
}
