import { describe, expect, it } from 'vitest';
import { generalSamples, modelSamples } from '../../../../../core/failures/testing/model-samples.ts';
import { modelTasks } from '../../../../../core/model-task.ts';
import { note } from '../../../../../core/notes.ts';
import { failureSentence } from '../failure-sentence.ts';
import { noteSentence } from '../note-sentence.ts';

const sentence = (code: string, facts: object) =>
  failureSentence({ code, facts: { ...facts }, retryable: false });

describe('failures of models at a terminal', () => {
  it.each([...modelSamples, ...generalSamples])('have a sentence: $code $facts', ({ code, facts }) => {
    const text = sentence(code, facts);
    expect(text).toMatch(/^\S.{8,}/);
    expect(text).not.toMatch(/undefined|\[object|\{"|null/);
  });

  it('name the command that helps', () => {
    expect(sentence('model-not-installed', { reason: 'to-download', model: 'whisper-base' })).toBe(
      'The model whisper-base is not installed. Get it with: sidecut models install whisper-base',
    );
    const damaged = { reason: 'file-changed', model: 'm', file: '/m/config.json', install: 'owner/m' };
    expect(sentence('model-damaged', { ...damaged, origin: 'hub' })).toBe(
      'The model m is not used: /m/config.json has changed since it was checked. Repair it with: sidecut models install owner/m',
    );
    expect(sentence('model-damaged', { ...damaged, origin: 'import' })).toContain('Import it again');
    const offered = { precision: 'q4', offered: ['int8', 'fp16'] };
    expect(
      sentence('model-missing-file', {
        ...{ reason: 'precision-missing', repository: 'owner/m', kind: 'clip', ...offered },
      }),
    ).toBe("owner/m can't be used as a CLIP model: it has no q4 graphs; give --precision int8 or fp16.");
  });

  it('count bytes and waits as people do', () => {
    const space = { neededBytes: 1_250_000, freeBytes: 65_000_000, reserveBytes: 64 * 1024 ** 2 };
    expect(sentence('disk-full', { reason: 'model-space', model: 'm', folder: '/data', ...space })).toMatch(
      /m needs 1\.25 MB more.*65\.0 MB free.*SIDECUT_HOME/s,
    );
    const wait = (waitSeconds: number) =>
      sentence('http-too-many-requests', { reason: 'later', host: 'h', waitSeconds });
    expect([wait(45), wait(720), wait(7200)].map((text) => /wait (\d+ \w+)/.exec(text)?.[1])).toEqual([
      '45 seconds',
      '12 minutes',
      '2 hours',
    ]);
  });
});

describe('notes on models at a terminal', () => {
  it.each(modelTasks)('say what the starter for %s can’t do, and what to install', (task) => {
    const text = noteSentence(note('starter-only', { task, suggestion: 'better', bytes: 41_300_000 }));
    expect(text).toMatch(
      /^No .* is installed.* only\. For real \w+: sidecut models install better \(41\.3 MB\)\.$/,
    );
    expect(noteSentence(note('starter-only', { task, suggestion: null, bytes: null }))).toMatch(/only\.$/);
  });

  it('name the language that no model knows', () => {
    expect(noteSentence(note('other-language-model', { model: 'm', language: 'de' }))).toContain('"de"');
    expect(noteSentence(note('other-language-model', { model: 'm', language: null }))).toContain(
      'languages other than English',
    );
  });
});
