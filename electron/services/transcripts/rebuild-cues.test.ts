import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { layOutWords } from '../../../core/transcript/lay-out.ts';
import { loadWriting } from '../../../core/transcript/written/writing-choice.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { TranscriptWindow } from '../library/transcript-record.ts';
import { sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { createProjectService } from '../project/project-service.ts';
import { rebuildCues } from './rebuild-cues.ts';

/** Twelve sentences with a pause behind each. */
const words = Array.from({ length: 12 }, (_, sentence) =>
  'Most of what people say to one another is said in sentences like this one.'.split(' ').map((text, i) => ({
    ...{ startMs: sentence * 8000 + i * 400, endMs: sentence * 8000 + i * 400 + 350 },
    ...{ text: ` ${text}`, confidence: 0.9, timing: 'signal' as const },
  })),
);
const windows = words.map((some): TranscriptWindow => ({
  ...{ startMs: some[0]!.startMs, coveredMs: some.at(-1)!.endMs, language: 'en', isLanguageSure: true },
  words: some,
}));
const durationMs = sampleMedia().info.durationMs;

const laidOut = (profile: 'netflix' | 'shorts') =>
  layOutWords(words.flat(), {
    ...{ profile: resolveProfile(profile, { language: 'en', vertical: false }), language: 'en' },
    ...{ frameRate: undefined, shotChanges: [], durationMs },
  });

async function open(isLinked: boolean) {
  const library = await testLibrary();
  const { fingerprint } = await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const stored = laidOut('netflix').map(
    (cue, i) => ({ ...cue, id: `old-${i}`, origin: 'machine' }) as unknown as TrackCue,
  );
  await project.applyMachineChanges('talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...stored.map((after) => ({ kind: 'cue', trackId: 'track', before: null, after }) as const),
  ]);
  const work = { fingerprint, audioTrack: 0, model: 'm', options: {}, version: 1 };
  const { id } = await library.transcripts.open(work);
  await library.transcripts.append(id, windows);
  if (isLinked) await library.transcripts.link('track', id);
  const cues = async () => (await project.readTrack('track')).cues;
  const change = (id: string, before: TrackCue, after: TrackCue | null): Edit => ({
    ...{ id, name: { key: 'edit.setText', values: {} } },
    changes: [{ kind: 'cue', trackId: 'track', before, after }],
  });
  return { library, project, cues, change, rebuild: rebuildCues.bind(null, { library, project }) };
}

const bare = ({ startMs, endMs, text }: Pick<TrackCue, 'startMs' | 'endMs' | 'text'>) => ({
  startMs,
  endMs,
  text,
});

describe.each([true, false])('building the cues anew, of a track with a transcript: %s', (isLinked) => {
  it('gives what a transcription to that guideline gives, and can be undone and done again', async () => {
    const { cues, rebuild, project } = await open(isLinked);
    const before = await cues();
    await rebuild({ trackId: 'track', profile: 'shorts' });
    const after = await cues();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.map(bare)).toEqual(laidOut('shorts').map(bare));
    expect(after.every(({ origin }) => origin === 'machine')).toBe(true);
    expect((await project.readTrack('track')).track.profile).toBe('shorts');
    expect(await rebuild({ trackId: 'track', profile: 'shorts' })).toBeNull();
    await project.undo('talk');
    expect(await cues()).toEqual(before);
    expect((await project.readTrack('track')).track.profile).toBe('netflix');
    await project.redo('talk');
    expect(await cues()).toEqual(after);
    await rebuild({ trackId: 'track', profile: 'netflix' });
    expect((await cues()).map(bare)).toEqual(before.map(bare));
  });

  it('keeps what a person wrote and does not bring back what they deleted', async () => {
    const { cues, rebuild, project, change } = await open(isLinked);
    const before = await cues();
    const written = { ...before[2]!, text: 'Written by a person', origin: 'person' } as const;
    await project.apply('talk', change('e1', before[2]!, written));
    await project.apply('talk', change('e2', before[5]!, null));
    await rebuild({ trackId: 'track', profile: 'shorts' });
    const after = await cues();
    expect(after.find(({ id }) => id === written.id)).toEqual(written);
    const { startMs, endMs } = before[5]!;
    expect(after.filter((cue) => cue.startMs < endMs && cue.endMs > startMs)).toEqual([]);
    for (const [i, cue] of after.entries()) {
      expect(cue.startMs).toBeGreaterThanOrEqual(after[i - 1]?.endMs ?? 0);
    }
    // The words of the two are told once or not at all, all others once.
    const texts = after.flatMap((cue) => (cue.id === written.id ? [] : (cue.words ?? [])));
    const missing = [before[2]!, before[5]!].flatMap((cue) => cue.words!);
    expect(texts.length).toBe(words.flat().length - missing.length);
    expect(new Set(texts.map(({ startMs: at }) => at)).size).toBe(texts.length);
  });

  it('waits for the job that still writes the track', async () => {
    const { rebuild, project } = await open(isLinked);
    const { track } = await project.readTrack('track');
    await project.applyMachineChanges('talk', [
      { kind: 'track', before: track, after: { ...track, state: 'growing' } },
    ]);
    await expect(rebuild({ trackId: 'track', profile: 'shorts' })).rejects.toMatchObject({
      code: 'track-growing',
      facts: { name: 'English' },
    });
  });
});

describe('cues built anew', () => {
  it('are written as the track is: without the fillers that it leaves out, in its script', async () => {
    const { library, project, rebuild } = await open(false);
    const said = (text: string, startMs: number, language: string) =>
      text.split('|').map((part, i) => ({
        ...{ startMs: startMs + i * 400, endMs: startMs + i * 400 + 350, text: part, language },
      }));
    const spoken = [
      ...said('請問|那個|車站|怎麼|走?', 1000, 'zh'),
      ...said(' So,| uh,| we| um,| went.', 9000, 'en'),
    ];
    const layout = {
      ...{
        profile: resolveProfile('netflix', { language: 'zh' }),
        language: 'zh-Hans',
        frameRate: undefined,
      },
      ...{
        shotChanges: [],
        durationMs,
        writing: await loadWriting({ script: 'hans', leavesOutFillers: true }),
      },
    };
    const track = { ...sampleTrack(), id: 'mixed', position: 1, language: 'zh-Hans' };
    const cues = layOutWords(spoken, layout).map(
      (cue, i) => ({ ...cue, id: `mixed-${i}`, origin: 'machine' }) as unknown as TrackCue,
    );
    await project.applyMachineChanges('talk', [
      { kind: 'track', before: null, after: track },
      ...cues.map((after) => ({ kind: 'cue', trackId: 'mixed', before: null, after }) as const),
    ]);
    const { fingerprint } = (await library.media.find('talk'))!;
    const { id } = await library.transcripts.open({
      fingerprint,
      audioTrack: 0,
      model: 'm2',
      options: {},
      version: 1,
    });
    await library.transcripts.append(id, [
      { startMs: 0, coveredMs: 12_000, language: 'zh', isLanguageSure: true, words: spoken },
    ]);
    await library.transcripts.link('mixed', id);
    await rebuild({ trackId: 'mixed', profile: 'shorts' });
    const after = (await project.readTrack('mixed')).cues;
    expect(after.map(({ text }) => text.replaceAll('\n', ''))).toEqual([
      '请问那个车站怎么走？',
      'So we went.',
    ]);
  });
});
