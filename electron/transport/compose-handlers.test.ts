import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '../../core/contract/operation.ts';
import { composeHandlers } from './compose-handlers.ts';

const ask = operation({ input: z.null(), output: z.string(), priority: 'interactive' });
const contract = { 'a.one': ask, 'a.two': ask, 'b.one': ask };
const answer = (text: string) => () => Promise.resolve(text);
const a = { 'a.one': answer('one'), 'a.two': answer('two') };
const b = { 'b.one': answer('three') };

describe('handlers of several areas', () => {
  it('are one table', () => {
    expect(composeHandlers(contract, { a, b })).toEqual({ ...a, ...b });
  });

  it('of the same name are refused with the names of both areas', () => {
    const other = { ...b, 'a.two': answer('again') };
    expect(() => composeHandlers(contract, { a, other })).toThrow(
      'a.two is answered twice: by a and by other',
    );
  });

  it('that lack one are refused, and do not compile', () => {
    // @ts-expect-error: it is named
    expect(() => composeHandlers(contract, { a })).toThrow('Nobody answers b.one');
  });

  it('that answer what is in no contract are refused', () => {
    const stray = { 'b.one': answer('three'), 'c.one': answer('lost') };
    expect(() => composeHandlers(contract, { a, stray })).toThrow(
      'stray answers c.one, which nobody can call',
    );
  });
});
