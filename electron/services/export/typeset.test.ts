import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addTrack, deleteTrack } from '../../../core/edit/tracks.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import type { ExportFormat } from '../../../core/contract/export.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { trackCueSchema } from '../../../core/project/track-cue.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
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

const styleFormat =
  'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, ' +
  'Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, ' +
  'MarginV, Encoding';
const script = [
  '[Script Info]',
  'ScriptType: v4.00+',
  '; Timed by hand',
  'Title: The garden',
  'PlayResX: 848',
  'PlayResY: 480',
  'WrapStyle: 2',
  '',
  '[V4+ Styles]',
  styleFormat,
  'Style: Talk,Gentium,36,&H00F0F0F0,&H000000FF,&H00202020,&H80000000,-1,0,0,0,100,100,0,0,1,2,1,2,40,40,24,1',
  'Style: Board,Futura,28,&H0000C0FF,&H000000FF,&H00000000,&H00000000,0,0,0,0,90,100,1,0,3,1,0,8,10,10,10,1',
  '',
  '[Events]',
  'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  'Comment: 0,0:00:00.00,0:00:00.00,Talk,,0,0,0,,before all',
  'Dialogue: 0,0:00:01.20,0:00:03.40,Talk,Mia,0,0,0,,Who planted the roses?',
  ...[3, 2, 1, 0, 7, 5].map(
    (layer) =>
      `Dialogue: ${layer},0:00:04.00,0:00:06.00,Board,,0,0,12,,{\\pos(${100 + layer},60)\\bord${layer}\\fad(150,0)}GATE`,
  ),
  'Comment: 1,0:00:05.00,0:00:06.00,Board,,0,0,0,,check the spelling',
  'Dialogue: 0,0:00:07.00,0:00:09.00,Talk,,20,0030,0,Banner;8;0,{\\k40}ro{\\k35}ses {\\kf60}grow',
  'Dialogue: 0,0:00:10.00,0:00:12.00,Talk,Leo,0,0,0,,{\\i1}Not{\\i0} me,{\\1c&H3366FF&} said {\\rBoard}he',
  'Comment: 0,0:00:13.00,0:00:13.00,Talk,,0,0,0,,the end',
  '',
].join('\n');

async function open(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
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
    resolveDestination: () => Promise.reject(new Error('nothing is written')),
  });
  const exported = async (format: ExportFormat, id = trackId) => {
    const what = { mediaId: 'talk', trackId: id, format, options: {} };
    return (await handlers['export.preview'](what, context)).text;
  };
  const edit = async (find: string, change: (cue: TrackCue) => TrackCue | null) => {
    const before = (await project.cues(trackId)).cues.find((cue) => cue.text.includes(find))!;
    const changes = [{ kind: 'cue' as const, trackId, before, after: change(before) }];
    await project.apply('talk', { id: 'e', name: { key: 'edit.text', values: {} }, changes });
  };
  return { project, library, trackId, exported, edit };
}

it('a typeset script comes out of the library line for line, but for what was edited', async () => {
  const { project, trackId, exported, edit } = await open('garden.ass', script);
  expect(await exported('ass')).toBe(script);
  for (const cue of (await project.cues(trackId)).cues) expect(trackCueSchema.parse(cue)).toEqual(cue);

  await edit('roses?', (cue) => ({ ...cue, text: 'Who cut the roses?', origin: 'person' }));
  expect(await exported('ass')).toBe(script.replace('planted', 'cut'));

  await edit('said', (cue) => ({ ...cue, text: cue.text.replace('said', 'says'), origin: 'person' }));
  const line = (await exported('ass')).split('\n').find((each) => each.includes('says'));
  expect(line).toMatch(/^Dialogue: 0,0:00:10\.00,0:00:12\.00,Talk,Leo,0,0,0,,.*\\rBoard/);

  await project.undo('talk');
  await project.undo('talk');
  expect(await exported('ass')).toBe(script);
});

it('what stood before a cue that is gone stands at its time', async () => {
  const { exported, edit } = await open('gone.ass', script);
  await edit('grow', () => null);
  expect(await exported('ass')).toBe(script.replace(/Dialogue: .*grow\n/, ''));
});

it('a track that is deleted and brought back, and a copy of it, have the styles too', async () => {
  const { project, library, trackId, exported } = await open('again.ass', script);
  const { track, cues } = await project.readTrack(trackId);
  let count = 0;
  const newId = () => `new-${String((count += 1)).padStart(3, '0')}`;
  await project.apply('talk', deleteTrack(track, cues, newId)!);
  await project.undo('talk');
  expect(await exported('ass')).toBe(script);

  const copy: SubtitleTrack = { ...track, id: 'copy', position: 1 };
  await project.apply(
    'talk',
    addTrack(
      copy,
      newId,
      cues.map((cue) => ({ ...cue, id: newId() })),
    )!,
  );
  expect(await exported('ass', 'copy')).toBe(script);
  expect((await library.tracks.list('talk')).map(({ track: { extras } }) => extras)).toEqual([
    trackId,
    trackId,
  ]);
});

it('a look that a person gives the track replaces the style of its speech, and no other', async () => {
  const { project, trackId, exported } = await open('restyled.ass', script.replaceAll(',Board,,', ',Talk,,'));
  const { track: before } = await project.readTrack(trackId);
  const after = { ...before, style: { ...defaultCaptionStyle, color: '#00ff00' } };
  const changes = [{ kind: 'track' as const, before, after }];
  await project.apply('talk', { id: 'look', name: { key: 'edit.trackStyle', values: {} }, changes });
  const written = await exported('ass');
  expect(written).toMatch(/\nStyle: Talk,[^,]*,[^,]*,&H0000FF00,/);
  expect(written).toContain('\nStyle: Board,Futura,28,&H0000C0FF,');
});

it('other formats get the colours that the styles say', async () => {
  const { exported } = await open('colours.ass', script);
  expect(await exported('srt')).toContain('<font color="#ffc000">GATE</font>');
});

it('WebVTT keeps its style sheet, region and notes', async () => {
  const vtt =
    'WEBVTT The garden\n\nSTYLE\n::cue(.leaf) { color: green }\n\nREGION\nid:top\nlines:2\n\n' +
    'NOTE first\n\n00:01.000 --> 00:02.000 region:top\n<c.leaf>Roses</c>\n\nNOTE between\n\n00:03.000 --> 00:04.000\nThorns\n\nNOTE last\n';
  const { exported, edit } = await open('garden.vtt', vtt);
  const first = await exported('vtt');
  for (const block of ['::cue(.leaf) { color: green }', 'REGION\nid:top\nlines:2', 'WEBVTT The garden']) {
    expect(first).toContain(block);
  }
  await edit('Thorns', (cue) => ({ ...cue, text: 'Thistles', origin: 'person' }));
  expect(await exported('vtt')).toBe(first.replace('Thorns', 'Thistles'));
  expect(first).toMatch(/NOTE first[^]*Roses[^]*NOTE between[^]*Thorns[^]*NOTE last/);
});
