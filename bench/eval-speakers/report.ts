import { addSpeakerScores, diarisationErrorRate } from '../../core/evaluation/score-speakers.ts';
import type { SpeakerScore } from '../../core/evaluation/score-speakers.ts';
import type { WordsScore } from '../../core/evaluation/score-words.ts';

export interface RecordingScore {
  readonly name: string;
  readonly whole: SpeakerScore;
  /** Without the surroundings of changes. */
  readonly inside: SpeakerScore;
  readonly words: WordsScore | undefined;
}

const header = ['', 'error %', 'missed', 'invented', 'confused', 'with collar %', 'speakers', 'of'];

/** A line for each recording, and one for all. */
export function formatScores(scores: readonly RecordingScore[]): string {
  const withWords = scores.some(({ words }) => words !== undefined);
  const lines = [...scores, sumOf(scores)].map((score) => [
    ...lineOf(score),
    ...(withWords ? [wordsOf(score.words)] : []),
  ]);
  return align([[...header, ...(withWords ? ['words right %'] : [])], ...lines]);
}

export function sumOf(scores: readonly RecordingScore[]): RecordingScore {
  const words = scores.flatMap((score) => score.words ?? []);
  const sum = (part: keyof WordsScore) => words.reduce((so, score) => so + score[part], 0);
  return {
    name: 'all',
    whole: addSpeakerScores(scores.map(({ whole }) => whole)),
    inside: addSpeakerScores(scores.map(({ inside }) => inside)),
    words: words.length === 0 ? undefined : { words: sum('words'), right: sum('right') },
  };
}

function lineOf({ name, whole, inside }: RecordingScore): readonly string[] {
  const part = (ms: number) => percent(whole.spokenMs === 0 ? 0 : ms / whole.spokenMs);
  return [
    ...[name, percent(diarisationErrorRate(whole))],
    ...[part(whole.missedMs), part(whole.falseAlarmMs), part(whole.confusedMs)],
    ...[percent(diarisationErrorRate(inside)), String(whole.foundSpeakers), String(whole.truthSpeakers)],
  ];
}

function wordsOf(words: WordsScore | undefined): string {
  return words === undefined || words.words === 0
    ? ''
    : `${percent(words.right / words.words)} of ${words.words}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function align(lines: readonly (readonly string[])[]): string {
  const widths = header
    .concat('')
    .map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!);
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
