import { describe, expect, it } from 'vitest';
import { giveToSpeaker, mergeSpeakers, renameSpeaker } from '../../../core/edit/speakers.ts';
import type { TrackWithCues } from '../../../core/edit/speakers.ts';
import { labelsOf } from '../../../core/edit/speaker-labels.ts';
import type { Edit } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { sampleMedia, sampleTrack } from '../../services/library/testing/sample-project.ts';
import { testLibrary } from '../../services/library/testing/test-library.ts';
import { createProjectService } from '../../services/project/project-service.ts';
import { rebuildCues } from '../../services/transcripts/rebuild-cues.ts';
import { nameTracks } from './name-tracks.ts';

/** Two who say five words each in one breath, then the first again after a pause. */
const said = 'We went down there yesterday did you really see him. Of course I did.'.split(' ');
const words = said.map((text, i) => {
  const startMs = i * 400 + (i > 9 ? 3000 : 0);
  return { startMs, endMs: startMs + 380, text: ` ${text}`, confidence: 0.9 };
});
const turn = (speaker: number, startMs: number, endMs: number) => ({
  speaker,
  startMs,
  endMs,
  confidence: 0.9,
});
const found = { count: 2, turns: [turn(0, 0, 1990), turn(1, 1990, 4000), turn(0, 7000, 9000)] };
const newName = (number: number) => `Speaker ${number}`;
let ids = 0;
const newId = () => `new-${(ids += 1)}`;

async function open() {
  const library = await testLibrary();
  const record = await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const spoken: TrackCue[] = [words.slice(0, 10), words.slice(10)].map((own, i) => ({
    ...{ id: `track-0-${i}`, origin: 'machine', words: own, confidence: 0.9 },
    ...{ startMs: own[0]!.startMs, endMs: own.at(-1)!.endMs + 200 },
    text: own
      .map(({ text }) => text)
      .join('')
      .trim(),
  }));
  const file: TrackCue = {
    id: 'f',
    startMs: 0,
    endMs: 1900,
    text: 'We went there',
    speaker: 'Ann',
    origin: 'file',
  };
  const translated = spoken.map((cue): TrackCue => ({
    ...{ id: `es-${cue.id}`, startMs: cue.startMs, endMs: cue.endMs, text: 'Sí.', origin: 'machine' },
    translation: { of: cue.id, from: cue.text },
  }));
  const tracks: readonly TrackWithCues[] = [
    { track: sampleTrack(), cues: spoken },
    { track: sampleTrack({ id: 'file', source: 'import', position: 1 }), cues: [file] },
    {
      track: sampleTrack({
        id: 'es',
        source: 'translation',
        language: 'es',
        translates: 'track',
        position: 2,
      }),
      cues: translated,
    },
  ];
  await project.applyMachineChanges(
    record.id,
    tracks.flatMap(({ track, cues }) => [
      { kind: 'track', before: null, after: track } as const,
      ...cues.map((after) => ({ kind: 'cue', trackId: track.id, before: null, after }) as const),
    ]),
  );
  const read = () => Promise.all(tracks.map(({ track }) => project.readTrack(track.id)));
  const apply = (edit: Edit | null) => project.apply(record.id, edit!);
  const run = (more: Partial<Parameters<typeof nameTracks>[2]> = {}) =>
    nameTracks({ library, project }, record, { found, newName, isFirst: false, ...more });
  const texts = async () =>
    (await project.readTrack('track')).cues.map((cue) => `${cue.speaker ?? '?'}: ${cue.text}`);
  return { library, project, record, read, apply, run, texts };
}

describe('names of speakers on the tracks of a video', () => {
  it('end cues where another speaks, keep the name of a file, and are one edit', async () => {
    const { project, record, read, run, texts } = await open();
    const before = await read();
    expect(await run({ isFirst: true })).toEqual({ names: ['Ann', 'Speaker 1'], growing: [] });
    expect(await texts()).toEqual([
      'Ann: We went down there yesterday',
      'Speaker 1: did you really see him.',
      'Ann: Of course I did.',
    ]);
    const [, file, es] = await read();
    expect(file!.cues).toEqual(before[1]!.cues);
    expect(file!.track.settledSpeakers).toEqual([{ startMs: 0, endMs: 1900 }]);
    expect(es!.cues.map(({ speaker }) => speaker)).toEqual(['Ann', 'Ann']);
    expect(await run()).toMatchObject({ names: ['Ann', 'Speaker 1'] });
    await project.undo(record.id);
    expect(await read()).toEqual(before);
    expect((await project.open(record.id)).undoState.undo).toBeNull();
  });

  it('stay what a person made of them when speakers are found again, and when cues are built anew', async () => {
    const { library, project, read, apply, run, texts } = await open();
    await run();
    await apply(renameSpeaker(await read(), 'Speaker 1', 'Bob', newId));
    const { cues } = await project.readTrack('track');
    const part = { kind: 'words', trackId: 'track', cueId: cues[2]!.id, from: 2, to: 4 } as const;
    await apply(giveToSpeaker(await read(), part, 'Cy', newId));
    await run({
      found: { count: 2, turns: found.turns.map((one) => ({ ...one, speaker: 1 - one.speaker })) },
    });
    const labels = (await project.readTrack('track')).cues.flatMap(labelsOf);
    expect(labels.slice(5, 10)).toEqual(Array.from({ length: 5 }, () => 'Bob'));
    expect(labels.slice(-2)).toEqual(['Cy', 'Cy']);
    await rebuildCues({ library, project }, { trackId: 'track', profile: 'shorts' });
    expect((await project.readTrack('track')).cues.flatMap(labelsOf)).toEqual(labels);
    await apply(mergeSpeakers(await read(), ['Cy'], 'Bob', newId));
    expect((await texts()).join(' ')).not.toContain('Cy');
  });

  it('of a person’s cue are put on its words and leave its text', async () => {
    const { project, apply, run, read } = await open();
    const { cues } = (await read())[0]!;
    const after = { ...cues[0]!, text: 'We went there. - Did you?', origin: 'person' } as const;
    const name = { key: 'edit.setText', values: { number: 1 } };
    await apply({ id: newId(), name, changes: [{ kind: 'cue', trackId: 'track', before: cues[0]!, after }] });
    await run();
    const [first] = (await project.readTrack('track')).cues;
    expect(first).toMatchObject({ text: after.text, origin: 'person' });
    expect(new Set(labelsOf(first!))).toEqual(new Set(['Ann', 'Speaker 1']));
  });

  it('wait for tracks that a job still writes, which get the names of the others later', async () => {
    const { project, record, run, read } = await open();
    const { track } = (await read())[0]!;
    const growing = { ...track, state: 'growing' } as const;
    await project.applyMachineChanges(record.id, [{ kind: 'track', before: track, after: growing }]);
    expect(await run({ isFirst: true })).toEqual({ names: ['Ann', 'Speaker 1'], growing: ['English'] });
    await project.applyMachineChanges(record.id, [{ kind: 'track', before: growing, after: track }]);
    await run({ trackId: 'track' });
    const labels = (await project.readTrack('track')).cues.flatMap(labelsOf);
    expect(new Set(labels)).toEqual(new Set(['Ann', 'Speaker 1']));
  });
});
