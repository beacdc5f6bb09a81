import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSettingsService } from '../app/settings-service.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { createProjectService } from '../project/project-service.ts';
import { createImportHandlers } from './import-handlers.ts';

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };

async function importText(
  name: string,
  text: string,
  onAdd: (path: string) => Promise<void> = () => Promise.resolve(),
) {
  const library = await testLibrary();
  await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const path = join(folder, name);
  await writeFile(path, text);
  const imports = createImportHandlers({
    ...{ library, settings: createSettingsService(library) },
    project: {
      addTrackFromImport: async (mediaId, track) => {
        await onAdd(path);
        return project.addTrackFromImport(mediaId, track);
      },
    },
    tools: () => Promise.resolve(tools),
    pathOf: () => path,
  });
  const imported = await imports['project.importFile']({ mediaId: 'talk', source: 'x' }, context);
  const { tracks } = await project.open('talk');
  const texts = await Promise.all(
    tracks.map(async ({ id }) => (await project.cues(id)).cues.map(({ text }) => text)),
  );
  return { imported, tracks, texts };
}

const style = '<STYLE>.KRCC { Name: Korean; lang: ko-KR; }\n.ENCC { Name: English; lang: en-US; }</STYLE>\n';

it('every language of a file becomes a track, the one with the most text first', async () => {
  const { imported, tracks, texts } = await importText(
    'talk.smi',
    `<SAMI>${style}<SYNC Start=0><P Class=ENCC>One<P Class=KRCC>하나\n<SYNC Start=900><P Class=KRCC>둘\n` +
      '<SYNC Start=1500><P Class=ENCC>&nbsp;<P Class=KRCC>&nbsp;',
  );
  expect(tracks.map(({ name, language }, at) => [name, language, texts[at]])).toEqual([
    ['talk.smi (Korean)', 'ko-KR', ['하나', '둘']],
    ['talk.smi (English)', 'en-US', ['One']],
  ]);
  expect(imported).toMatchObject({ trackId: tracks[0]!.id, otherTrackIds: [tracks[1]!.id], cueCount: 2 });
  expect(imported.problems).toEqual([
    { line: 1, code: 'languages-as-tracks', facts: { names: ['Korean', 'English'] } },
  ]);
});

it('a file of one language becomes one track of its own name', async () => {
  const { imported, tracks } = await importText(
    'one.en.smi',
    `<SAMI>${style}<SYNC Start=0><P Class=X>Hi\n<SYNC Start=900><P Class=X>&nbsp;<P Class=KRCC>&nbsp;`,
  );
  expect(tracks).toMatchObject([{ name: 'one.en.smi', language: 'en' }]);
  expect(imported.problems).toEqual([]);
});

const twoLanguages = `<SAMI>${style}<SYNC Start=0><P Class=ENCC>One<P Class=KRCC>하나\n<SYNC Start=900><P Class=KRCC>둘\n`;

it('no track comes of a file before all its languages are read', async () => {
  const { tracks, texts } = await importText('gone.smi', twoLanguages, (path) => rm(path, { force: true }));
  expect(tracks).toHaveLength(2);
  expect(texts).toEqual([['하나', '둘'], ['One']]);
});

it('a file of more languages than anybody wrote becomes ten tracks, and the others are named', async () => {
  const spoken = Array.from({ length: 12 }, (_, at) => `<P Class=L${at}>Text ${at}`).join('');
  const { imported, tracks } = await importText('many.smi', `<SAMI><SYNC Start=0>${spoken}<SYNC Start=900>`);
  expect(tracks).toHaveLength(10);
  expect(imported.problems.slice(0, 2)).toMatchObject([
    { code: 'languages-as-tracks' },
    { code: 'languages-left-out', facts: { others: ['L10', 'L11'] } },
  ]);
});
