import type { Readable } from 'node:stream';

/**
 * The lines of a program's output. Fails when the pipe is closed early, as it is when the program is cancelled; Node's
 * `readline` would wait for ever.
 */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const text of stream as AsyncIterable<string>) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}
