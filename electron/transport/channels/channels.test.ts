import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { connect } from '../client.ts';
import type { Connection } from '../client.ts';
import type { Request, Response } from '../envelope.ts';
import { sampleContract, serveSample } from '../testing/sample-service.ts';
import { serveWebLines } from '../testing/web-line.ts';
import { openWebChannel } from '../../../renderer/connection/web-channel.ts';
import type { Channel } from './channel.ts';
import { channelToChild } from './child-process.ts';
import { inProcessChannels } from './in-process.ts';
import { channelOverPort } from './message-port.ts';
import { channelToThread } from './worker-thread.ts';

interface Line {
  readonly channel: Channel<Response, Request>;
  /** Ends the other side without a word. */
  readonly cut: () => void;
}

function childProcess(): Line {
  const entry = fileURLToPath(new URL('../testing/serve-sample.ts', import.meta.url));
  const child = fork(entry, { serialization: 'advanced', execArgv: [] });
  return { channel: channelToChild(child), cut: () => void child.kill('SIGKILL') };
}

function messagePorts(): Line {
  const { port1, port2 } = new MessageChannel();
  serveSample(channelOverPort(port2));
  return { channel: channelOverPort(port1), cut: () => port2.close() };
}

function thread(): Line {
  const worker = new Worker(new URL('../testing/sample-thread.ts', import.meta.url), { execArgv: [] });
  return { channel: channelToThread(worker), cut: () => void worker.terminate() };
}

function inProcess(): Line {
  const { client, server } = inProcessChannels<Request, Response>();
  serveSample(server);
  return { channel: client, cut: () => server.close() };
}

async function web(): Promise<Line> {
  const server = await serveWebLines(serveSample);
  const cut = () => server.cut();
  servers.push(cut);
  return { channel: openWebChannel({ address: server.address, fetch }), cut };
}

const open: Connection<typeof sampleContract>[] = [];
const servers: (() => void)[] = [];

function lost(operation: string): SidecutError {
  return new SidecutError('disconnected', { reason: 'lost', operation }, { retryable: true });
}

async function call(makeLine: () => Line | Promise<Line>) {
  const line = await makeLine();
  const connection = connect(sampleContract, line.channel, lost);
  open.push(connection);
  return { ...line, connection, calls: connection.calls };
}

/** Counts the parts of calls, and how many of them the other side had not read. */
function watch(channel: Channel<Response, Request>) {
  const seen = { parts: 0, maxOnTheWay: 0 };
  let read = 0;
  const post = channel.post.bind(channel);
  channel.post = (message) => {
    if (message.kind === 'part') {
      seen.parts += 1;
      seen.maxOnTheWay = Math.max(seen.maxOnTheWay, seen.parts - read);
    }
    post(message);
  };
  channel.onMessage((message) => {
    if (message.kind === 'next') read += 1;
  });
  return seen;
}

afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
  for (const cut of servers.splice(0)) cut();
});

const cloningLines = [
  { name: 'a child process', makeLine: childProcess },
  { name: 'message ports', makeLine: messagePorts },
  { name: 'a thread', makeLine: thread },
  { name: 'a line in process', makeLine: inProcess },
];

describe.each(cloningLines)('calls over $name', ({ makeLine }) => {
  it('carry typed arrays there and back, with defaults filled in', async () => {
    const { calls } = await call(makeLine);
    const samples = Float32Array.from({ length: 100_000 }, (_, index) => index);
    const scaled = await calls.scale({ samples: samples.subarray(0, 3) });
    expect(scaled).toEqual(Float32Array.of(0, 2, 4));
    expect((await calls.scale({ samples, factor: 3 }))[99_999]).toBe(299_997);
  });
});

describe.each([...cloningLines, { name: 'the web', makeLine: web }])('calls over $name', ({ makeLine }) => {
  it('with wrong input fail with the name of the field', async () => {
    const { calls } = await call(makeLine);
    await expect(calls.count({ to: -1 })).rejects.toMatchObject({
      code: 'usage',
      facts: { reason: 'wrong-input', operation: 'count', path: 'to' },
    });
    await expect(calls.scale({ samples: [1] as never })).rejects.toMatchObject({ code: 'usage' });
    await expect(calls.count('7' as never)).rejects.toMatchObject({ code: 'usage' });
  });

  it('to an unknown operation fail, also when its name is one of every object', async () => {
    const { channel } = await makeLine();
    const other = { constructor: sampleContract.count };
    const connection = connect(other, channel, lost);
    await expect(connection.calls.constructor({ to: 1 })).rejects.toMatchObject({ code: 'usage' });
    connection.close();
  });

  it('bring an error over with code, facts and retryable', async () => {
    const { calls } = await call(makeLine);
    const error = await calls.refuse({}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SidecutError);
    expect(error).toMatchObject({
      code: 'track-unknown',
      retryable: true,
      facts: { reason: 'gone', trackId: 't' },
    });
  });

  it('report a defect as internal and go on', async () => {
    const { calls } = await call(makeLine);
    await expect(calls.breakDown({})).rejects.toMatchObject({
      code: 'internal',
      facts: { message: 'a defect' },
    });
    await expect(calls.unsendable({})).rejects.toMatchObject({ code: 'internal' });
    expect(await calls.count({ to: 0 })).toBe(0);
  });

  it('deliver progress in order and before the reply', async () => {
    const { calls } = await call(makeLine);
    const seen: number[] = [];
    await calls.count({ to: 200 }, { onProgress: (value) => seen.push(value) });
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('stop at the other side when cancelled', async () => {
    const { calls } = await call(makeLine);
    await calls.count({ to: 0 });
    const controller = new AbortController();
    const work = calls.work({ steps: 10_000 }, { signal: controller.signal });
    expect(await calls.stepsTaken({})).toBeGreaterThan(0);
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    // Background work has its turn when the one before it has ended at the other side.
    await calls.count({ to: 0 });
    expect(await calls.stepsTaken({})).toBeLessThan(10_000);
  });

  it('cancelled while they wait never start', async () => {
    const { calls } = await call(makeLine);
    const controller = new AbortController();
    const first = calls.work({ steps: 10_000 });
    const second = calls.work({ steps: 1000 }, { signal: controller.signal });
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await calls.letGo({});
    const taken = await first;
    expect(await calls.count({ to: 0 })).toBe(0);
    expect(await calls.stepsTaken({})).toBe(taken);
  });

  it('cancelled before they are made send nothing', async () => {
    const { calls } = await call(makeLine);
    const work = calls.work({ steps: 10 }, { signal: AbortSignal.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(await calls.stepsTaken({})).toBe(0);
  });

  it('that are interactive are answered during background work', async () => {
    const { calls } = await call(makeLine);
    const order: string[] = [];
    const background = calls.work({ steps: 10_000 }).then(() => order.push('background'));
    const queued = calls.work({ steps: 1 }).then(() => order.push('queued'));
    await calls.stepsTaken({}).then(() => order.push('interactive'));
    await calls.letGo({});
    await Promise.all([background, queued]);
    expect(order).toEqual(['interactive', 'background', 'queued']);
  });

  it('are all rejected when the other side goes, and so is every later one', async () => {
    const { calls, cut, connection } = await call(makeLine);
    await calls.count({ to: 0 });
    const running = [calls.work({ steps: 10_000 }), calls.work({ steps: 1 })];
    cut();
    for (const ended of await Promise.allSettled(running)) {
      expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'disconnected', retryable: true } });
    }
    expect(connection.open).toBe(false);
    await expect(calls.count({ to: 1 })).rejects.toMatchObject({
      facts: { reason: 'lost', operation: 'count' },
    });
  });

  it('are cancelled when this side closes', async () => {
    const { calls, connection } = await call(makeLine);
    const work = calls.work({ steps: 10_000 });
    connection.close();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that send what cannot cross fail here and leave the line standing', async () => {
    const { calls } = await call(makeLine);
    const loop: Record<string, unknown> = { call: () => undefined };
    loop['itself'] = loop;
    await expect(calls.count(loop as never)).rejects.toThrow();
    expect(await calls.count({ to: 1 })).toBe(1);
  });

  it('come with events, in order and in order with the reply', async () => {
    const { calls, connection } = await call(makeLine);
    const seen: unknown[] = [];
    connection.onEvent((name, value) => seen.push({ name, value }));
    await calls.announce({ times: 3 });
    expect(seen).toEqual([1, 2, 3].map((number) => ({ name: 'happened', value: { number } })));
  });

  it('are carried out in the order in which they were made', async () => {
    const { calls, connection } = await call(makeLine);
    const seen: unknown[] = [];
    connection.onEvent((_, value) => seen.push((value as { number: number }).number));
    await Promise.all([
      calls.announce({ times: 1 }),
      calls.announce({ times: 2 }),
      calls.announce({ times: 3 }),
    ]);
    expect(seen).toEqual([1, 1, 2, 1, 2, 3]);
  });

  it('carry long lists whole, in parts of which two at most are on their way', async () => {
    const { channel } = await makeLine();
    const seen = watch(channel);
    const connection = connect(sampleContract, channel, lost);
    open.push(connection);
    const lines = Array.from({ length: 3000 }, (_, index) => `${index} `.padEnd(900, '-'));
    const { lines: reversed } = await connection.calls.reverse({ list: { lines } });
    expect(reversed).toEqual(lines.toReversed());
    expect(seen.parts).toBeGreaterThan(9);
    expect(seen.maxOnTheWay).toBe(2);
    // A short one is one message, and so is its answer.
    seen.parts = 0;
    expect(await connection.calls.reverse({ list: { lines: ['a', 'b'] } })).toEqual({ lines: ['b', 'a'] });
    expect(seen.parts).toBe(0);
  });

  it('with a wrong item in a long list name it, are not carried out and leave the line standing', async () => {
    const { calls } = await call(makeLine);
    const lines = Array.from({ length: 3000 }, (_, index) => (index === 1234 ? '' : ' ').padEnd(900));
    lines[1234] = 'too long'.padEnd(1001);
    await expect(calls.reverse({ list: { lines } })).rejects.toMatchObject({
      code: 'usage',
      facts: { reason: 'wrong-input', operation: 'reverse', path: 'list.lines.1234' },
    });
    expect(await calls.stepsTaken({})).toBe(0);
  });

  it('cancelled while their parts are on the way are not carried out', async () => {
    const { calls } = await call(makeLine);
    const controller = new AbortController();
    const lines = Array.from({ length: 3000 }, () => ' '.padEnd(900));
    const reversing = calls.reverse({ list: { lines } }, { signal: controller.signal });
    await calls.echo({ words: 'a call between two parts' });
    controller.abort();
    await expect(reversing).rejects.toMatchObject({ code: 'cancelled' });
    expect(await calls.echo({ words: 'still there' })).toBe('still there');
    expect(await calls.stepsTaken({})).toBe(0);
  });

  it('whose parts do not all arrive are refused', async () => {
    const { channel } = await makeLine();
    const refused = new Promise((resolve) => {
      channel.onMessage((message) => message.kind === 'error' && resolve(message.error.facts));
    });
    channel.post({ kind: 'part', id: 1, operation: 'reverse', items: ['a', 'b'] });
    channel.post({ kind: 'call', id: 1, operation: 'reverse', input: { list: { lines: ['c'] } }, ahead: 3 });
    expect(await refused).toEqual({
      reason: 'parts-missing',
      operation: 'reverse',
      expected: 3,
      arrived: 2,
    });
    channel.close();
  });

  it('keep text as it is in any script', async () => {
    const { calls } = await call(makeLine);
    const words = 'a\u2028b\nc\r\n\u0000 \u{1F3AC} \u05D0\u05D1';
    expect(await calls.echo({ words })).toBe(words);
  });

  it('survive messages that are no requests', async () => {
    const { calls, channel } = await call(makeLine);
    channel.post({ kind: 'nonsense' } as never);
    channel.post('nonsense' as never);
    channel.post({ kind: 'cancel', id: 12345 });
    expect(await calls.count({ to: 1 })).toBe(1);
  });
});
