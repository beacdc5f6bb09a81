import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../media/testing/media-files.ts';
import { createImportHandlers } from './import-handlers.ts';

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };

it('shows the texts whose letters tell an encoding, as each would read them', async () => {
  const path = join(folder, 'talk.srt');
  const cue = (second: number, text: string) =>
    `${second}\n00:00:0${second},000 --> 00:00:0${second},900\n${text}\n\n`;
  const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]).toString('latin1');
  await writeFile(path, cue(1, 'OK') + cue(2, russian), 'latin1');
  const refuse = () => Promise.reject(new Error('not asked for'));
  const handlers = createImportHandlers({
    library: { media: { find: refuse } },
    project: { addTrackFromImport: refuse },
    settings: { get: refuse },
    tools: refuse,
    pathOf: () => path,
  });
  const preview = (encoding: string) => handlers['project.previewFile']({ source: 's', encoding }, context);
  expect(await preview('windows-1252')).toEqual({ texts: ['Ïðèâåò'] });
  expect(await preview('windows-1251')).toEqual({ texts: ['Привет'] });
  await expect(preview('klingon')).rejects.toMatchObject({ facts: { reason: 'unknown-encoding' } });
});
