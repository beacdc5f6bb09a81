import { expect, it } from 'vitest';
import { chapterAtX } from './chapter-at.ts';

const view = { startMs: 0, msPerPixel: 10 };
const one = { id: 'one', startMs: 3000, title: 'One' };
const two = { id: 'two', startMs: 3500, title: 'Two' };

it('finds a chapter by its flag and its title', () => {
  expect(chapterAtX([one], view, 297)).toBe(one);
  expect(chapterAtX([one], view, 380)).toBe(one);
  expect(chapterAtX([one], view, 100)).toBeNull();
  expect(chapterAtX([one], view, 420)).toBeNull();
});

it('gives way to the next chapter', () => {
  expect(chapterAtX([one, two], view, 340)).toBe(one);
  expect(chapterAtX([one, two], view, 346)).toBe(two);
});
