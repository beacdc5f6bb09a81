/** Times in the cells of a table: clock times, with frames too, or numbers of seconds or milliseconds. */
import { parseTime } from '../../time/timestamps.ts';
import type { LenientTime } from '../../time/timestamps.ts';
import { unguardFormula } from './csv-table.ts';

export interface TableNumber {
  readonly kind: 'number';
  readonly value: number;
  readonly hasFraction: boolean;
}

export type TableTime = { readonly kind: 'clock'; readonly time: LenientTime } | TableNumber;

/** Null where the cell holds none. */
export function readTableTime(cell: string): TableTime | null {
  const text = unguardFormula(cell.trim());
  const time = parseTime(text);
  if (time !== null) return { kind: 'clock', time };
  if (!/^-?\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return null;
  return { kind: 'number', value: Number(text.replace(',', '.')), hasFraction: /[.,]/.test(text) };
}

/**
 * [Note: Numbers without a unit] Seconds or milliseconds? Whisper's TSV and whisper.cpp's CSV count whole milliseconds
 * and do not say so. Whole numbers are milliseconds where half of the cues would last longer in seconds than any cue
 * does: under Whisper's header 20 (its shortest step is 20 ms), under any other 1000. A fraction means seconds.
 *
 * `spans`: pairs of numbers, starts and ends.
 */
export function countMilliseconds(
  spans: readonly (readonly [TableNumber, TableNumber])[],
  isWhisper: boolean,
): boolean {
  if (spans.length === 0 || spans.flat().some(({ hasFraction }) => hasFraction)) return false;
  const lengths = spans.map(([start, end]) => Math.abs(end.value - start.value)).sort((a, b) => a - b);
  return lengths[lengths.length >> 1]! >= (isWhisper ? 20 : 1000);
}
