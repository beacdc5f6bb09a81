/**
 * `npm run bench:app`: how the app feels on a film of six hours with 20,000 cues, and what an import costs. Prints a
 * table; the page of an empty canvas and plain decoding, measured in the same run, are what the figures compare with.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../../build/build-app.ts';
import { ffmpegLine } from '../../electron/hosts/cli/words/ffmpeg-line.ts';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { makeLongProject } from '../../e2e/app/long-project.ts';
import { makeImportedFile, timeDecoding, timeImport } from './import-speed.ts';
import { measureEditor } from './measure-editor.ts';
import { formatRows } from './rows.ts';
import type { Row } from './rows.ts';
import { measureStart } from './time-to-interactive.ts';
import { openHost } from './watched-host.ts';

const { values } = parseArgs({
  options: {
    /** What is measured, by default all. */
    parts: { type: 'string', default: 'start,editor,import' },
    /** Length of the file that is imported. */
    'import-minutes': { type: 'string', default: '60' },
  },
});
const parts = new Set(values.parts.split(','));
const importMinutes = Number(values['import-minutes']);
const note = (text: string) => process.stderr.write(`${text}\n`);
const place = await mkdtemp(join(tmpdir(), 'sidecut-bench-'));
try {
  const root = join(place, 'videos');
  await mkdir(root);
  note('Building the page ...');
  await buildApp();
  const rows: Row[] = [];
  if (parts.has('start')) rows.push(await measureStart(join(place, 'start'), root));
  if (parts.has('editor')) {
    note('Making a film of six hours with 20,000 cues ...');
    await makeLongProject(root);
    await using host = await openHost(join(place, 'editor'), root);
    rows.push(...(await measureEditor(host, note)));
  }
  if (parts.has('import')) rows.push(...(await measureImport(join(place, 'import'), root)));
  console.log(formatRows(rows));
  console.log(`${availableParallelism()} logical processors; ${ffmpegLine(await locateFfmpeg())}`);
} finally {
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
}

async function measureImport(data: string, root: string): Promise<Row[]> {
  note(`Making ${importMinutes} minutes of 1080p ...`);
  await makeImportedFile(root, importMinutes);
  note('Decoding it with ffmpeg alone ...');
  const plain = await timeDecoding(root);
  note('Importing it ...');
  await using host = await openHost(data, root);
  const imported = await timeImport(host.connection);
  const delays = await host.readDelays();
  return [
    {
      what: `plain decoding of ${importMinutes} minutes of 1080p: ffmpeg -i FILE -f null -`,
      value: `${plain.toFixed(1)} s`,
    },
    {
      what: 'import of the same file: peaks, thumbnails, shots, speech',
      value: `${imported.toFixed(1)} s`,
      comparison: `${(imported / plain).toFixed(2)} times plain decoding`,
    },
    { what: 'longest block of the main process while importing', value: `${delays.longest.toFixed(1)} ms` },
  ];
}
