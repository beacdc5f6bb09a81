import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { createSettingsService } from '../app/settings-service.ts';
import { createScratch } from '../files/scratch.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { createProjectService } from '../project/project-service.ts';
import { createImportHandlers } from '../subtitles/import-handlers.ts';
import { createExportHandlers } from './handlers.ts';

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };

it('a format that counts frames counts as many as were chosen, where the file is only sound', async () => {
  const path = join(folder, 'talk.srt');
  await writeFile(path, '1\n00:00:01,000 --> 00:00:02,500\nRoses\n');
  const library = await testLibrary();
  await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const imports = createImportHandlers({
    ...{ library, project, settings: createSettingsService(library) },
    tools: () => Promise.resolve(tools),
    pathOf: () => path,
  });
  const { trackId } = await imports['project.importFile']({ mediaId: 'talk', source: 'x' }, context);
  const handlers = createExportHandlers({
    ...{ library, project, sourceFor: () => '', scratch: createScratch(join(folder, 'unfinished')) },
    resolveDestination: () => Promise.resolve(join(folder, 'talk.stl')),
  });
  const preview = (format: ExportFormat, options: ExportOptions) =>
    handlers['export.preview']({ mediaId: 'talk', trackId, format, options }, context);
  const chosen = { frameRate: { numerator: 30, denominator: 1 } };

  for (const format of ['itt', 'fcpxml'] as const) {
    const assumed = expect.objectContaining({ code: 'frame-rate-assumed' }) as unknown;
    expect((await preview(format, {})).warnings, format).toContainEqual(assumed);
    expect((await preview(format, chosen)).warnings, format).toEqual([]);
  }
  expect((await preview('itt', {})).text).toMatch(/end="00:00:02:1[23]"/);
  expect((await preview('itt', chosen)).text).toContain('end="00:00:02:15"');

  for (const [options, code] of [
    [{}, 'STL25.01'],
    [chosen, 'STL30.01'],
  ] as const) {
    const destination = { folder: 'x', fileName: 'talk.stl', overwrite: true };
    await handlers['export.file']({ mediaId: 'talk', trackId, format: 'stl', options, destination }, context);
    expect((await readFile(join(folder, 'talk.stl'), 'latin1')).slice(3, 11)).toBe(code);
  }
});
