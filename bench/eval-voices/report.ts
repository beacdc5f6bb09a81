import { basename } from 'node:path';
import { addSpeechScores } from '../../core/evaluation/score-speech.ts';
import type { SpeechScore, TextDifference } from '../../core/evaluation/score-speech.ts';
import { wordErrorRate } from '../../core/evaluation/word-errors.ts';

export interface ScoredClip {
  readonly file: string;
  readonly language: string;
  /** What the app wrote that it is. */
  readonly found: string;
  readonly score: SpeechScore;
}

/** One setting over all clips. */
export interface Run {
  readonly model: string;
  readonly precision: string;
  readonly beam: string;
  readonly audioSeconds: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number | undefined;
  readonly clips: readonly ScoredClip[];
}

interface Row {
  readonly name: string;
  readonly score: SpeechScore;
}

const columns = [
  ['clips', ({ clips }) => String(clips)],
  ['words', ({ words }) => String(words.words)],
  ['wrong %', ({ words }) => percent(wordErrorRate(words))],
  ['exchanged', ({ words }) => String(words.substitutions)],
  ['lost', ({ words }) => String(words.deletions)],
  ['invented', ({ words }) => String(words.insertions)],
  ['characters %', ({ characters: { said, wrong } }) => percent(wrong === 0 ? 0 : wrong / said)],
  ['starts ms', ({ startErrorsMs }) => spreadOf(startErrorsMs)],
  ['ends ms', ({ endErrorsMs }) => spreadOf(endErrorsMs)],
] as const satisfies readonly (readonly [string, (score: SpeechScore) => string])[];

/** A table for each run: a row a language, the sum below. */
export function formatRun(run: Run, show: boolean): string {
  const groups = Map.groupBy(run.clips, ({ language }) => language);
  const rows: readonly Row[] = [
    ...(groups.size > 1 ? [...groups].map(([name, clips]) => ({ name, score: sumOf(clips) })) : []),
    { name: 'all', score: sumOf(run.clips) },
  ];
  const table = align([
    ['', ...columns.map(([title]) => title)],
    ...rows.map(({ name, score }) => [name, ...columns.map(([, tell]) => tell(score))]),
  ]);
  return [headOf(run), ...table, ...(show ? ['', ...run.clips.flatMap(placesOf)] : [])].join('\n');
}

function headOf({ model, precision, beam, audioSeconds, wallSeconds, cpuSeconds }: Run): string {
  const cpu = cpuSeconds === undefined ? '' : `, ${cpuSeconds.toFixed(1)} s of CPU`;
  const times = `${audioSeconds.toFixed(0)} s in ${wallSeconds.toFixed(1)} s${cpu}`;
  return `${model}, precision ${precision}, beam ${beam}: ${times}, ${(audioSeconds / wallSeconds).toFixed(1)} x real time`;
}

/** The figures of the table, for programs. */
export function toJson(run: Run): object {
  const { clips, ...facts } = run;
  const score = sumOf(clips);
  return {
    ...facts,
    ...score.words,
    wrongShare: wordErrorRate(score.words),
    characters: score.characters,
    startErrorMs: { median: median(score.startErrorsMs), mean: mean(score.startErrorsMs) },
    endErrorMs: { median: median(score.endErrorsMs), mean: mean(score.endErrorsMs) },
    clips: clips.map(({ file, language, found, score: { words, differences } }) => ({
      ...{ file: basename(file), language, found, ...words, differences },
    })),
  };
}

function placesOf({ file, language, found, score }: ScoredClip): readonly string[] {
  const told = found === language ? language : `${language}, found ${found || 'none'}`;
  const places = score.differences.map((difference) => `  ${describe(difference)}`);
  return [`${basename(file)} (${told}): ${percent(wordErrorRate(score.words))} %`, ...places];
}

function describe({ kind, said, heard }: TextDifference): string {
  return kind === 'wrong' ? `wrong     ${said} -> ${heard}` : `${kind.padEnd(8)}  ${said}${heard}`;
}

function sumOf(clips: readonly ScoredClip[]): SpeechScore {
  return addSpeechScores(clips.map(({ score }) => score));
}

function spreadOf(errorsMs: readonly number[]): string {
  const [middle, average] = [median(errorsMs), mean(errorsMs)];
  return middle === null || average === null ? '-' : `${Math.round(middle)} / ${Math.round(average)}`;
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length / 2) - 1)] ?? null;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Where nothing was said, no share can be told. */
function percent(share: number): string {
  return Number.isFinite(share) ? (100 * share).toFixed(1) : '-';
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}
