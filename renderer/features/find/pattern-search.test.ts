// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchedCue } from '../../../core/find/find.ts';
import type { PatternSearch } from './pattern-search.ts';
import { createPatternSearch } from './pattern-search.ts';
import { ThreadWorker } from './testing/thread-worker.ts';

const hostileText = `${'a'.repeat(5000)}!`;
const cues: readonly SearchedCue[] = [
  { id: '1', text: `${hostileText} <i>two</i> two` },
  { id: '2', text: '𠮷野家 10:30' },
];
const never = new AbortController().signal;
let search: PatternSearch;

beforeAll(() => void vi.stubGlobal('Worker', ThreadWorker));
afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => {
  search = createPatternSearch();
});
afterEach(() => search.end());

function find(text: string, signal = never, among = cues) {
  const query = { text, regex: true, matchCase: false, wholeWord: false };
  return search.run(among, { kind: 'find', query, within: null }, signal);
}

describe('searching with a pattern', () => {
  it('finds, and replaces', async () => {
    expect(await find('(?<=:)\\d+')).toMatchObject({ matches: [{ cueId: '2', start: 8, end: 10 }] });
    const query = { text: '(?<h>\\d+):(\\d+)', regex: true, matchCase: false, wholeWord: false };
    const scope = { kind: 'cues', ids: new Set(['2']) } as const;
    expect(
      await search.run(cues, { kind: 'replace', query, replacement: '$<h>h$2', scope }, never),
    ).toMatchObject({
      texts: [{ cueId: '2', before: '𠮷野家 10:30', after: '𠮷野家 10h30', count: 1 }],
    });
  });

  it.each(['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*(.*)*(.*)*\\n', '((a+)+\\2)+\\n', '(?=((a+)+$)).'])(
    'stops %s when its time is over, and the next search works',
    async (pattern) => {
      search = createPatternSearch(400);
      const started = performance.now();
      expect(await find(pattern)).toMatchObject({ kind: 'bad-pattern', reason: 'too-slow' });
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(await find('two')).toMatchObject({ matches: [{ cueId: '1' }, { cueId: '1' }] });
    },
  );

  it('stops replacing too, after a second', async () => {
    const started = performance.now();
    const query = { text: '(a+)+$', regex: true, matchCase: false, wholeWord: false };
    expect(
      await search.run(cues, { kind: 'replace', query, replacement: '', scope: { kind: 'all' } }, never),
    ).toMatchObject({ reason: 'too-slow' });
    const elapsed = performance.now() - started;
    expect(elapsed).toBeGreaterThan(990);
    expect(elapsed).toBeLessThan(10_000);
  });

  it('is given up at once when it is not wanted any more', async () => {
    const controller = new AbortController();
    const hostile = find('(a+)+$', controller.signal);
    const next = find('two');
    controller.abort();
    expect(await hostile).toBeNull();
    expect(await next).toMatchObject({ kind: 'matches' });
  });

  it('sends the cues once, and others when there are others', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, text: `Cue ${i}\nof many` }));
    const before = ThreadWorker.started;
    const posted = vi.spyOn(ThreadWorker.prototype, 'postMessage');
    expect(await find('9$', never, many)).toMatchObject({ matches: { length: 2000 } });
    expect(await find('99$', never, many)).toMatchObject({ matches: { length: 200 } });
    expect(await find('two', never, cues)).toMatchObject({ matches: { length: 2 } });
    expect(ThreadWorker.started).toBe(before + 1);
    expect(posted.mock.calls.map(([message]) => (message as { cues: unknown }).cues !== null)).toEqual([
      true,
      false,
      true,
    ]);
    posted.mockRestore();
  });

  it('says what is wrong with a pattern', async () => {
    expect(await find('(a')).toMatchObject({ kind: 'bad-pattern', reason: 'syntax' });
  });
});
