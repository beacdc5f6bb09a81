import { expect, it } from 'vitest';
import { typedFilters } from '../../../core/search/parse-query.ts';
import { excerptOf } from './excerpt.ts';
import { beginFilter, fillFilter, filterAt, withoutFilter, withoutFilters } from './typed-filters.ts';

it('knows the filter that the caret stands in, in quotes and not closed too', () => {
  expect(filterAt('snow speaker:Ann', 16)).toMatchObject({ name: 'speaker', value: 'Ann' });
  expect(filterAt('speaker:"Anna B', 15)).toMatchObject({ value: 'Anna B', from: 0, to: 15 });
  expect(filterAt('snow speaker:Ann', 4)).toBeNull();
  expect(filterAt('in：海', 4)).toMatchObject({ name: 'in', value: '海' });
  expect(filterAt('-speaker:Ann', 12)).toBeNull();
});

it('fills a filter where it stands, quoted where it must be, and goes on behind it', () => {
  const text = 'snow tag:b ice';
  const filled = fillFilter(text, filterAt(text, 10)!, 'b roll');
  expect(filled).toEqual({ text: 'snow tag:"b roll" ice', caret: 18 });
  expect(typedFilters(filled.text)[0]).toMatchObject({ name: 'tag', value: 'b roll' });
  expect(beginFilter('snow ', 'lang')).toEqual({ text: 'snow lang:', caret: 10 });
});

it('takes filters away without a trace', () => {
  const text = 'lang:de snow in:"day one" ice';
  expect(withoutFilter(text, typedFilters(text)[1]!)).toBe('lang:de snow ice');
  expect(withoutFilters(text)).toBe('snow ice');
});

it('shows words from shortly before a match that comes late', () => {
  const text = `${'one two three four '.repeat(12)}snow falls`;
  const at = text.indexOf('snow');
  const parts = excerptOf({ text, marks: [{ from: at, to: at + 4 }] });
  expect(parts.map(({ isMarked }) => isMarked)).toEqual([false, true, false]);
  expect(parts[0]!.text).toMatch(/^…\S.{20,60} $/);
  expect(parts.map(({ text: part }) => part).join('')).toMatch(/snow falls$/);
  expect(excerptOf({ text: 'snow', marks: [] })).toEqual([{ text: 'snow', isMarked: false }]);
});
