import { describe, expect, it } from 'vitest';
import type { FailureFacts } from '../../../core/failures.ts';
import { failureSentence } from '../../../electron/hosts/cli/words/failure-sentence.ts';
import { failureText } from '../failure-text.ts';

type Samples = { readonly [Code in keyof FailureFacts]?: readonly FailureFacts[Code][] };

const file = '/home/ada/library.sqlite';
const folder = '/home/ada/captions';

/** Every code of the library, the project and the line, with each of its reasons. */
const samples: Samples = {
  usage: [
    { reason: 'no-such-operation', operation: 'media.sing' },
    { reason: 'wrong-input', operation: 'media.get', path: 'mediaId', problem: 'expected string' },
    { reason: 'wrong-input', operation: 'media.get', path: '', problem: 'expected object' },
    { reason: 'no-parts', operation: 'media.get' },
    { reason: 'parts-missing', operation: 'project.apply', expected: 12, arrived: 3 },
    { reason: 'message-too-long' },
    { reason: 'senseless-change', number: 7 },
    { reason: 'start-options', problem: "Unknown option '--prot'" },
    { reason: 'port-number', value: 'x' },
    { reason: 'port-taken', port: 8080 },
    { reason: 'port-refused', port: 80, problem: 'EACCES' },
  ],
  disconnected: [
    { reason: 'closing', operation: 'media.list' },
    { reason: 'lost', operation: 'media.list' },
  ],
  internal: [{ message: 'a defect', stack: 'at here' }],
  'job-locked': [{ folder }],
  'job-unknown': [{ jobId: 'j' }],
  'job-unreadable': [{}],
  'track-unknown': [
    { reason: 'gone', trackId: 't' },
    { reason: 'of-another-video', trackId: 't' },
    { reason: 'deleted', trackId: 't' },
  ],
  'edit-conflict': [{ mediaId: 'm', kind: 'cue', id: 'c' }],
  'library-damaged': [
    { reason: 'set-aside', file, kept: `${file}.damaged`, backup: null, damage: 'a page is torn' },
    { reason: 'set-aside', file, kept: `${file}.damaged`, backup: '/backups/b', damage: 'a page is torn' },
    { reason: 'in-use', file },
  ],
  'library-newer': [{ file, version: 9, known: 2 }],
  'library-busy': [{}],
  'library-closed': [{}],
  'file-not-found': [{ reason: 'page' }, { reason: 'output' }],
  'output-unwritable': [
    { reason: 'library', file },
    { reason: 'library-disk', file },
    { reason: 'data-folder', folder, problem: 'EROFS' },
  ],
  'disk-full': [{ reason: 'library' }],
};

interface Case {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const cases: readonly Case[] = Object.entries(samples).flatMap(([code, all]) =>
  all.map((facts) => ({ code, facts: { ...facts } })),
);

describe.each(cases)('$code $facts.reason', ({ code, facts }) => {
  it('has a sentence for a terminal and for the page in both languages', () => {
    const terminal = failureSentence({ code, facts: { ...facts }, retryable: false });
    const page = [failureText('en', code, facts), failureText('zh-CN', code, facts)];
    expect(terminal).not.toContain(code);
    for (const text of [terminal, ...page]) {
      expect(text?.length).toBeGreaterThan(3);
      expect(text).not.toMatch(/undefined|null|\[object/);
    }
    if (facts['reason'] === 'start-options') return;
    // A window has no command line.
    for (const text of page) expect(text).not.toMatch(/--\w|sidecut \w+|npm run/);
  });
});

describe('a library that was damaged', () => {
  it('names the backup and where to copy it, or says that there is none', () => {
    const facts = { reason: 'set-aside', file, kept: `${file}.damaged`, damage: 'torn' };
    const sentence = (backup: string | null) =>
      failureSentence({ code: 'library-damaged', facts: { ...facts, backup }, retryable: false });
    expect(sentence('/backups/b')).toContain(`Copy the backup /backups/b to ${file}`);
    expect(sentence(null)).toContain('There is no backup yet');
  });
});
