import { describe, expect, it } from 'vitest';
import { createEventReader } from './server-sent-events.ts';
import type { ServerSentEvent } from './server-sent-events.ts';

function read(pieces: readonly string[]): readonly ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const feed = createEventReader((event) => events.push(event));
  for (const piece of pieces) feed(piece);
  return events;
}

const stream =
  'event: open\ndata: abc\n\ndata: {"a": "x: y"}\n\n: a comment\n\ndata: one\ndata: two\n\ndata: unfin';

describe('a stream of server-sent events', () => {
  const expected = [
    { event: 'open', data: 'abc' },
    { event: 'message', data: '{"a": "x: y"}' },
    { event: 'message', data: 'one\ntwo' },
  ];

  it('gives its events, without comments and without one that is not finished', () => {
    expect(read([stream])).toEqual(expected);
  });

  it('gives the same events however it is cut', () => {
    expect(read(stream.split(''))).toEqual(expected);
    for (let at = 0; at <= stream.length; at++) {
      expect(read([stream.slice(0, at), stream.slice(at)])).toEqual(expected);
    }
  });

  it('with one line of ten megabytes in small pieces is read in time that grows with its length only', () => {
    const piece = 'x'.repeat(1000);
    const started = performance.now();
    const [event] = read(['data: ', ...Array.from({ length: 10_000 }, () => piece), '\n\n']);
    expect(event?.data).toHaveLength(10_000_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
