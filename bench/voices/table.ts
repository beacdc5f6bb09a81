import { normaliseSpeech } from '../../core/evaluation/normalise-speech.ts';
import { alignWords, wordErrorRate } from '../../core/evaluation/word-errors.ts';
import type { ProgramRun } from '../measures/run-program.ts';

export interface Row {
  readonly program: string;
  /** The fastest of its turns; the text is what it heard. */
  readonly best: Omit<ProgramRun, 'stdout'> & { readonly text: string };
}

interface Facts {
  readonly audioSeconds: number;
  /** Others are told how many times as fast as it they are. */
  readonly reference: string;
  readonly truth: { readonly text: string; readonly language: string } | undefined;
}

/** A Markdown table. */
export function formatTable(rows: readonly Row[], { audioSeconds, reference, truth }: Facts): string {
  const against = rows.find(({ program }) => program === reference);
  const header = [
    ...['program', 's', 'CPU s', 'x real time', 'speed', 'speed by CPU', 'peak MiB'],
    ...(truth === undefined ? [] : ['wrong words %']),
  ];
  const lines = rows.map(({ program, best }) => [
    program,
    best.wallSeconds.toFixed(1),
    best.cpuSeconds?.toFixed(1) ?? '',
    (audioSeconds / best.wallSeconds).toFixed(1),
    ratio(against?.best.wallSeconds, best.wallSeconds),
    ratio(against?.best.cpuSeconds, best.cpuSeconds),
    best.peakBytes === 0 ? '' : (best.peakBytes / 1024 ** 2).toFixed(0),
    ...(truth === undefined ? [] : [(100 * wrongShare(best.text, truth)).toFixed(1)]),
  ]);
  const table = [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return [...table, '', `Speed: times as fast as ${reference}.`].join('\n');
}

/** By CPU time it holds also on a machine that does other things meanwhile. */
function ratio(reference: number | undefined, own: number | undefined): string {
  return reference === undefined || own === undefined ? '' : (reference / own).toFixed(2);
}

export function wrongShare(heard: string, { text, language }: NonNullable<Facts['truth']>): number {
  const units = (of: string) => normaliseSpeech(of, language);
  return wordErrorRate(alignWords(units(text), units(heard)).errors);
}
