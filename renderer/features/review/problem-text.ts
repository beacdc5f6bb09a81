import { assertNever } from '../../../core/assert-never.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { doubtsText } from '../translate/index.ts';

/** What is wrong, with its numbers: `Too fast to read: 24.3 characters a second, at most 20`. */
export function problemText(problem: ReviewProblem, t: Translate): string {
  const { code, unit, measured, limit, words = [], doubts = [], readBefore = '' } = problem;
  return t(`review.says.${code}`, {
    measured: quantity(measured, unit, t),
    limit: quantity(limit, unit, t),
    words: words.join(t('review.separator')),
    reasons: doubtsText(doubts, t),
    readBefore,
  });
}

function quantity(value: number | null, unit: ReviewProblem['unit'], t: Translate): string {
  if (value === null || unit === null) return '';
  switch (unit) {
    case 'ms':
      return t('review.unit.seconds', { value: Math.round(Math.abs(value)) / 1000 });
    case 'share':
      return `${Math.round(value * 100)}%`;
    case 'characters/s':
      return t('review.unit.charactersPerSecond', { value: Math.round(value * 10) / 10 });
    case 'words/min':
      return t('review.unit.wordsPerMinute', { value: Math.round(value) });
    case 'frames':
      return t('review.unit.frames', { value: Math.round(Math.abs(value)) });
    case 'characters':
    case 'lines':
    case 'times':
      return String(value);
    default:
      return assertNever(unit);
  }
}
