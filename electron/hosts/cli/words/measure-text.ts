import { accuracyOf } from '../../../../core/evaluation/accuracy-class.ts';
import type { ModelMeasure } from '../../../services/models/shelf/measures.ts';
import { formatBytes } from './format-bytes.ts';

/** `measured here (cpu): good (8.9 % wrong words), 25 x real time, 1.1 GB of memory` */
export function measureText({ heard, wrongShare, timesRealTime, peakBytes, device }: ModelMeasure): string {
  const of = heard === 'sample' ? 'wrong words of the sample' : 'wrong words';
  const accuracy =
    wrongShare === null ? [] : [`${accuracyOf(wrongShare)} (${(100 * wrongShare).toFixed(1)} % ${of})`];
  const facts = [
    ...accuracy,
    `${timesRealTime.toFixed(timesRealTime < 10 ? 1 : 0)} x real time`,
    `${formatBytes(peakBytes)} of memory`,
  ];
  return `measured here (${device}): ${facts.join(', ')}`;
}
