import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Word } from '../../../core/cues/cue.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import { sampleEdit, sampleMedia, sampleTrack } from '../../services/library/testing/sample-project.ts';
import { testLibrary } from '../../services/library/testing/test-library.ts';
import { createProjectService } from '../../services/project/project-service.ts';
import { TrackWriter } from './track-writer.ts';
import type { TrackStore } from './track-writer.ts';

const sentences = 5000;

/** A sentence of three words every second, each a cue of its own. */
const words: readonly Word[] = Array.from({ length: sentences * 3 }, (_, i) => {
  const startMs = Math.floor(i / 3) * 2000 + (i % 3) * 400;
  const text = i % 3 === 2 ? ` end${i}.` : ` word${i}`;
  return { startMs, endMs: startMs + 350, text, confidence: 0.9, timing: 'signal' };
});

it('the end of a transcription writes a long track while a person edits it every 100 ms', async () => {
  const library = await testLibrary();
  await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const track = sampleTrack({ state: 'growing' });
  await project.applyMachineChanges('talk', [{ kind: 'track', before: null, after: track }]);
  const store: TrackStore = {
    apply: (changes) => project.applyMachineChanges('talk', changes),
    read: async () => (await project.readTrack('track')).cues,
    touched: () => library.transcripts.touchedCues('track', true),
    exists: () => Promise.resolve(true),
  };
  const profileFor = (language: string) => resolveProfile('netflix', { language });
  const durationMs = sentences * 2000;
  const writer = new TrackWriter(store, track, [], { profileFor, frameRate: undefined, durationMs });
  const half = { words: words.slice(0, words.length / 2), language: 'en', shotChanges: [] };
  await writer.show(half);

  const { cues: shown } = await project.readTrack('track');
  const stop = new AbortController();
  const edited = new Map<string, string>();
  const edit = async () => {
    for (let count = 0; !stop.signal.aborted; count++) {
      const before = shown[count * 7]!;
      const after = { ...before, text: `edit ${count}`, origin: 'person' as const };
      const change = { kind: 'cue' as const, trackId: 'track', before, after };
      await project.apply('talk', sampleEdit(`edit-${count}`, [change]));
      edited.set(before.id, after.text);
      await sleep(100);
    }
  };
  const editing = edit();
  await writer.finish({ ...half, words });
  stop.abort();
  await editing;

  const { track: written, cues } = await project.readTrack('track');
  expect(written.state).toBe('complete');
  expect(edited.size).toBeGreaterThan(0);
  for (const [id, text] of edited)
    expect(cues.find((cue) => cue.id === id)).toMatchObject({ text, origin: 'person' });
  const heard = cues.flatMap((cue) => cue.words ?? []).map(({ startMs }) => startMs);
  expect(heard).toEqual(words.map(({ startMs }) => startMs));
});
