import { expect, it } from 'vitest';
import { cleanTag, withTag } from './media-labels.ts';

it('a tag is one line without what separates tags where they are typed', () => {
  expect(cleanTag('  #Sea,  side\n ')).toBe('Sea side');
  expect(cleanTag('海边、夏天')).toBe('海边 夏天');
  expect(cleanTag(' ,; ')).toBe('');
  expect(cleanTag('x'.repeat(200))).toHaveLength(80);
});

it('a tag that differs in case alone is the one that is there', () => {
  expect(withTag(['Sea'], 'sea')).toEqual(['Sea']);
  expect(withTag(['Sea'], 'Seaside')).toEqual(['Sea', 'Seaside']);
  expect(withTag(['Sea'], ' , ')).toEqual(['Sea']);
});
