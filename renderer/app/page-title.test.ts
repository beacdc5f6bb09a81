import { expect, it } from 'vitest';
import { pageTitle } from './page-title.ts';

it('shows how far the work is, and what is open', () => {
  expect(pageTitle(0.374, null, 'en')).toBe('37\u202f% · Sidecut');
  expect(pageTitle(null, 'talk.mp4', 'en')).toBe('talk.mp4 · Sidecut');
});
