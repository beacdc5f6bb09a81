import { describe, expect, it } from 'vitest';
import type { ReviewCode } from '../../../core/review/review-problem.ts';
import { hasMessage, t } from '../../i18n/i18n.ts';
import './messages.ts';
import { problemText } from './problem-text.ts';

/** A record, so that a new code must be added here to compile. */
const codes: Record<ReviewCode, true> = {
  'empty-text': true,
  'unbalanced-tags': true,
  'surrounding-spaces': true,
  'double-spaces': true,
  'chars-per-line': true,
  'too-many-lines': true,
  'reading-speed': true,
  'too-short': true,
  'too-long': true,
  'negative-time': true,
  'reversed-times': true,
  'out-of-order': true,
  'beyond-end': true,
  overlap: true,
  'gap-too-small': true,
  'gap-not-closed': true,
  'start-near-shot': true,
  'end-near-shot': true,
  'low-confidence': true,
  'text-over-silence': true,
  'speech-without-text': true,
  repetition: true,
  'unknown-word': true,
  'uncertain-speaker': true,
  'doubtful-translation': true,
  'changed-source': true,
};

describe('the messages of the review', () => {
  it.each(Object.keys(codes))('name %s in both languages', (code) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(hasMessage(locale, `review.kind.${code}`)).toBe(true);
      expect(hasMessage(locale, `review.says.${code}`)).toBe(true);
    }
  });

  it('say the numbers with their units', () => {
    const problem = { id: 'a', cueId: 'a', severity: 'error', fixable: false } as const;
    const says = (rest: Pick<Parameters<typeof problemText>[0], 'code' | 'unit' | 'measured' | 'limit'>) =>
      problemText({ ...problem, ...rest }, t);
    expect(says({ code: 'reading-speed', unit: 'characters/s', measured: 24.26, limit: 20 })).toBe(
      'Too fast to read: 24.3 characters a second, at most 20 characters a second',
    );
    expect(says({ code: 'overlap', unit: 'ms', measured: -250, limit: 0 })).toContain('0.25 s');
    expect(says({ code: 'gap-not-closed', unit: 'frames', measured: 5, limit: 1 })).toContain('to 1 frame');
    const doubts = [{ kind: 'lost-number', text: '12' }, { kind: 'repeated' }] as const;
    const translated = { code: 'doubtful-translation', unit: null, measured: null, limit: null } as const;
    expect(problemText({ ...problem, ...translated, doubts }, t)).toContain(
      'the number 12 is not in it · it says',
    );
    expect(says({ code: 'low-confidence', unit: 'share', measured: 0.314, limit: 0.4 })).toContain('31%');
  });
});
