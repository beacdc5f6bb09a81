import type { SpeakersOptions } from '../../../core/analysis/speakers.ts';

/** As it is typed. */
export interface AskedCount {
  readonly how: 'found' | 'exact' | 'between';
  readonly exact: string;
  readonly min: string;
  readonly max: string;
}

export const usualCount: AskedCount = { how: 'found', exact: '2', min: '2', max: '6' };

const maxCount = 50;

/** null: found, or not a number; two limits in the wrong order are meant the other way round. */
export function countOf({ how, exact, min, max }: AskedCount): SpeakersOptions['count'] {
  if (how === 'found') return null;
  const [one, other] = (how === 'exact' ? [exact, exact] : [min, max]).map(Number) as [number, number];
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= maxCount;
  if (!isCount(one) || !isCount(other)) return null;
  return { min: Math.min(one, other), max: Math.max(one, other) };
}
