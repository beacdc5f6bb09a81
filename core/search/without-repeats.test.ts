import { expect, it } from 'vitest';
import { withoutRepeats } from './without-repeats.ts';

it('leaves out moments that only repeat the reasons of those before', () => {
  const [words, picture, other] = [{ leg: 'said' }, { leg: 'seen' }, { leg: 'said' }];
  const moments = [
    { reasons: [words] },
    { reasons: [words, picture] },
    { reasons: [picture] },
    { reasons: [other] },
  ];
  expect(withoutRepeats(moments)).toEqual([moments[0], moments[1], moments[3]]);
  expect(withoutRepeats([])).toEqual([]);
});
