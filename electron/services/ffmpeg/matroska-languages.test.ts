import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readMatroskaTracks, roomForLanguage, writeLanguages } from './matroska-languages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sidecut-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const element = (id: string, content: Buffer | string): Buffer => {
  const data = Buffer.from(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x10000000 | data.length);
  return Buffer.concat([Buffer.from(id, 'hex'), size, data]);
};
const short = (id: string, content: Buffer | string): Buffer => {
  const data = Buffer.from(content);
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x80 | data.length]), data]);
};
const entry = (type: number, ...parts: readonly Buffer[]): Buffer =>
  element('ae', Buffer.concat([short('83', Buffer.from([type])), ...parts]));
const file = (...entries: readonly Buffer[]): Buffer => {
  const content = Buffer.concat([
    element('ec', Buffer.alloc(3000)),
    element('1654ae6b', Buffer.concat(entries)),
    element('1f43b675', Buffer.alloc(50)),
  ]);
  return Buffer.concat([element('1a45dfa3', '1234'), element('18538067', content)]);
};
const written = async (name: string, data: Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, data);
  return path;
};

it('reads the languages of tracks that have both elements or one', async () => {
  const path = await written(
    'read.mkv',
    file(
      entry(1),
      entry(2, short('22b59c', 'por'), short('22b59d', 'pt-BR')),
      entry(17, short('22b59c', 'chi')),
      entry(17, short('22b59d', 'zh-Hant')),
    ),
  );
  expect(await readMatroskaTracks(path)).toEqual([
    { kind: 'video', language: null },
    { kind: 'audio', language: 'pt-BR' },
    { kind: 'subtitle', language: null },
    { kind: 'subtitle', language: 'zh-Hant' },
  ]);
});

it('reads none from what is no Matroska, is cut short or says that it is endless', async () => {
  const whole = file(entry(17, short('22b59d', 'de')));
  for (const data of [Buffer.alloc(0), Buffer.from('RIFF, no Matroska'), whole.subarray(0, 40)]) {
    expect(await readMatroskaTracks(await written('bad.mkv', data))).toEqual([]);
  }
  expect(await readMatroskaTracks(await written('cut.mkv', whole.subarray(0, 3040)))).toEqual([]);
});

it('puts both elements in the place that was made for them, the file as long as before', async () => {
  const wanted = [
    { code: 'por', tag: 'pt-BR' },
    { code: 'chi', tag: 'zh-Hant' },
    { code: 'por', tag: 'pt-BR' },
  ];
  const before = file(
    ...wanted.map(({ code, tag }) =>
      entry(17, short('22b59c', roomForLanguage(code, tag)), short('536e', 'Name')),
    ),
  );
  const path = await written('room.mkv', before);
  expect(await writeLanguages(path, wanted)).toBe(true);
  expect((await readMatroskaTracks(path)).map(({ language }) => language)).toEqual([
    'pt-BR',
    'zh-Hant',
    'pt-BR',
  ]);
  expect(await writeLanguages(path, wanted)).toBe(false);
});
