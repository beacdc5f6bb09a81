import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { serverAddress, serverFromEnvironment } from './server-address.ts';
import { openServerWriter } from './server-writer.ts';
import { FakeWriterServer, json, stream } from './testing/writer-server.ts';
import type { Reply } from './testing/writer-server.ts';

const never = new AbortController().signal;
const prompt = {
  task: 'You write titles.',
  material: [{ label: 'transcript', lines: [{ id: 1, text: 'We make bread.' }] }],
  question: 'Write a title.',
};
const answer = z.object({ title: z.string() });
const request = { prompt, answer, maxAnswerTokens: 50 };

let server: FakeWriterServer;
beforeEach(async () => {
  server = await FakeWriterServer.start();
});
afterEach(() => server[Symbol.asyncDispose]());

const named = (change: Partial<WriterServer> = {}): WriterServer => ({
  ...{ address: server.address, model: 'small', key: '', confirmedAddress: '' },
  ...change,
});
const open = (change?: Partial<WriterServer>, silenceMs = 5000) =>
  openServerWriter(named(change), never, { silenceMs });

async function failureOf(reply: Reply, silenceMs?: number): Promise<unknown> {
  server.chat(reply);
  const writer = await open({}, silenceMs);
  return writer.write(request, { signal: never }).then(
    () => 'it answered',
    (error: unknown) => error,
  );
}

describe('a server that the user named', () => {
  it('writes piece by piece, and is told the form of the answer twice', async () => {
    server.chat((response) => stream(response, ['{"title"', ': "Bre', 'ad"}']));
    const writer = await open({ key: 'secret' });
    const told: string[] = [];
    const onText = (text: string) => void told.push(text);
    expect(await writer.write(request, { signal: never, onText })).toEqual({ title: 'Bread' });
    expect(told).toEqual(['{"title"', ': "Bre', 'ad"}']);
    const asked = server.asked.at(-1)!;
    expect(asked).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret',
      body: {
        ...{ model: 'small', temperature: 0, seed: 0, max_tokens: 50, stream: true },
        response_format: { type: 'json_schema', json_schema: { schema: { required: ['title'] } } },
      },
    });
    const [system, user] = (asked.body as { messages: { role: string; content: string }[] }).messages;
    expect(system).toMatchObject({
      role: 'system',
      content: expect.stringContaining('JSON Schema') as string,
    });
    expect(user).toMatchObject({
      role: 'user',
      content: expect.stringContaining('[1] We make bread.') as string,
    });
  });

  it('may answer at once, and may refuse to be held to a form', async () => {
    server.chat((response, { body }) => {
      if ('response_format' in (body as object)) json(response, { error: { message: 'no schemas' } }, 400);
      else json(response, { choices: [{ message: { content: '```json\n{"title": "Bread"}\n```' } }] });
    });
    expect(await (await open()).write(request, { signal: never })).toEqual({ title: 'Bread' });
  });

  it('that is llama-server tells its context and counts tokens itself', async () => {
    server.replies.set('/props', (response) =>
      json(response, { default_generation_settings: { n_ctx: 600 } }),
    );
    server.replies.set('/tokenize', (response, { body }) =>
      json(response, { tokens: (body as { content: string }).content.split(' ') }),
    );
    const writer = await open();
    expect(writer).toMatchObject({ contextTokens: 600, countsExactly: true });
    expect(await writer.countTokens(['one two three', 'four'])).toEqual([3, 1]);
    const long = { ...request, maxAnswerTokens: 590 };
    await expect(writer.write(long, { signal: never })).rejects.toMatchObject({
      code: 'writer-too-long',
      facts: { answerTokens: 590, contextTokens: 600 },
    });
    expect(server.asked.some(({ path }) => path.endsWith('completions'))).toBe(false);
  });

  it('of another program is thought to have the shortest context of all', async () => {
    const writer = await open();
    expect(writer).toMatchObject({ contextTokens: 4096, countsExactly: false });
    const [tokens = 0] = await writer.countTokens(['We make bread.']);
    expect(tokens).toBeGreaterThanOrEqual(4);
  });

  it('has its model named, as it lists it', async () => {
    await expect(open({ model: 'large' })).rejects.toMatchObject({
      code: 'writer-unavailable',
      facts: { reason: 'server-model', model: 'large', offered: ['small'] },
    });
    server.replies.set('/v1/models', (response) => json(response, { data: [{ id: 'large:latest' }] }));
    expect((await open({ model: 'large' })).name).toBe('large');
  });
});

describe('a server that answers badly', () => {
  it.each<readonly [string, Reply, object]>([
    ['prose', (response) => stream(response, ['Sure! A title.']), { reason: 'not-json' }],
    ['another form', (response) => stream(response, ['{"name": "Bread"}']), { reason: 'other-form' }],
    ['nothing', (response) => stream(response, []), { reason: 'empty' }],
    [
      'half of it',
      (response) => stream(response, ['{"title": "Bre'], { finish: 'length' }),
      { reason: 'cut-off', maxTokens: 50 },
    ],
    ['a web page', (response) => void response.end('<html>hello</html>'), { reason: 'not-understood' }],
    [
      'an error in the middle',
      (response) => {
        stream(response, ['{"ti'], { end: false });
        response.end('data: {"error": {"message": "out of memory"}}\n\n');
      },
      { reason: 'other-form', problem: expect.stringContaining('out of memory') as string },
    ],
  ])('with %s', async (_, reply, facts) => {
    expect(await failureOf(reply)).toMatchObject({ code: 'writer-answer', facts });
  });

  it.each<readonly [string, Reply, object]>([
    ['a key', (response) => json(response, {}, 401), { reason: 'server-key', status: 401 }],
    [
      'a failure of its own',
      (response) => json(response, { error: { message: 'CUDA\u0007 error\nat here' } }, 500),
      { reason: 'server-status', status: 500, said: 'CUDA error at here' },
    ],
    [
      'a way to somewhere else',
      (response) => void response.writeHead(307, { location: 'http://example.com/v1' }).end(),
      { reason: 'no-server' },
    ],
    ['the end of the line', (response) => void response.destroy(), { reason: 'no-server' }],
  ])('with %s', async (_, reply, facts) => {
    expect(await failureOf(reply)).toMatchObject({ code: 'writer-unavailable', facts });
  });

  it('without an end is not read for ever', async () => {
    const endless: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(100_000), () => setImmediate(more));
      };
      more();
    };
    expect(await failureOf(endless)).toMatchObject({
      code: 'writer-answer',
      facts: { reason: 'not-understood' },
    });
  });
});

describe('a slow server', () => {
  it('is given up when it says nothing, and not while it goes on saying something', async () => {
    expect(await failureOf(() => undefined, 1500)).toMatchObject({
      code: 'writer-unavailable',
      retryable: true,
      facts: { reason: 'timed-out' },
    });
    const slowly: Reply = async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const content of ['{"title"', ': "B', 'r', 'e', 'a', 'd', '"}']) {
        response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
        await sleep(300);
      }
      response.end('data: [DONE]\n\n');
    };
    expect(await failureOf(slowly, 1500)).toBe('it answered');
  });

  it('stops when it is cancelled: its line is cut', async () => {
    server.chat((response) => stream(response, ['{"ti'], { end: false }));
    const writer = await open();
    const controller = new AbortController();
    const writing = writer.write(request, { signal: controller.signal, onText: () => controller.abort() });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
  });

  it('that is not there is said to be so', async () => {
    const gone = named();
    const { address } = gone;
    await server[Symbol.asyncDispose]();
    await expect(openServerWriter(gone, never)).rejects.toMatchObject({
      code: 'writer-unavailable',
      facts: { reason: 'no-server', address, problem: 'ECONNREFUSED' },
    });
    server = await FakeWriterServer.start();
  });
});

describe('an address', () => {
  const address = 'http://192.168.1.4:11434/v1';
  it('of another computer is asked only when it was confirmed as it stands', () => {
    const refused = expect.objectContaining({ facts: { reason: 'not-this-computer', address } }) as Error;
    expect(() => serverAddress(named({ address }))).toThrow(refused);
    expect(() => serverAddress(named({ address, confirmedAddress: 'http://192.168.1.5:11434/v1' }))).toThrow(
      refused,
    );
    expect(serverAddress(named({ address, confirmedAddress: address })).href).toBe(address);
  });

  it.each([
    '',
    'localhost:11434',
    'file:///etc/passwd',
    'http://me:secret@localhost/v1',
    'http://localhost/v1?key=1',
  ])('%s is none', (wrong) => {
    expect(() => serverAddress(named({ address: wrong, confirmedAddress: wrong }))).toThrow(
      expect.objectContaining({ facts: { reason: 'not-an-address', address: wrong } }) as Error,
    );
  });

  it('is completed, and comes from the environment at a terminal', () => {
    expect(serverAddress(named({ address: 'http://localhost:11434/' })).href).toBe(
      'http://localhost:11434/v1',
    );
    expect(serverFromEnvironment({})).toBeUndefined();
    expect(serverFromEnvironment({ SIDECUT_WRITER_URL: address, SIDECUT_WRITER_MODEL: 'm' })).toEqual({
      ...{ address, model: 'm', key: '', confirmedAddress: '' },
    });
  });
});
