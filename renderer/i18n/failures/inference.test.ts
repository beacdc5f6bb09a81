import { describe, expect, it } from 'vitest';
import {
  inferenceSamples,
  modelLanguageSamples,
  providerFailures,
  providerFindings,
} from '../../../core/failures/testing/inference-samples.ts';
import { note } from '../../../core/notes.ts';
import { failureSentence } from '../../../electron/hosts/cli/words/failure-sentence.ts';
import { noteSentence } from '../../../electron/hosts/cli/words/note-sentence.ts';
import { failureText } from '../failure-text.ts';
import { noteText } from '../note-text.ts';

const failures = [
  ...Object.entries(inferenceSamples).flatMap(([code, all]) =>
    all.map((facts) => [code, facts.reason, facts] as const),
  ),
  ...modelLanguageSamples.map((facts) => ['unknown-language', facts.reason, facts] as const),
  ...providerFindings.map(
    (finding) =>
      ['device-unavailable', finding.found, { reason: 'not-usable', provider: 'webgpu', finding }] as const,
  ),
  ...providerFailures.map(
    (failure) =>
      ['device-unavailable', failure.cause, { reason: 'not-run', provider: 'coreml', failure }] as const,
  ),
];

const broken = /undefined|\[object|NaN|\{"/;

function expectPageText(text: string | undefined): void {
  expect(text).toMatch(/\S/);
  expect(text).not.toMatch(broken);
  // What only a command line has.
  expect(text).not.toMatch(/\s--[a-z]|\bsidecut [a-z]|npm run/);
}

describe('the words of inference', () => {
  it.each(failures)('say %s (%s) at a command line and in the page, in both languages', (code, _, facts) => {
    const sentence = failureSentence({ code, facts: { ...facts }, retryable: false });
    expect(sentence).toMatch(/\S/);
    expect(sentence).not.toMatch(broken);
    for (const locale of ['en', 'zh-CN'] as const) expectPageText(failureText(locale, code, facts));
    expect(failureText('zh-CN', code, facts)).toMatch(/[一-鿿]/);
  });

  it.each(providerFindings)('say why a device is not used: $found', (reason) => {
    const told = note('device-not-used', { provider: 'webgpu', reason });
    expect(noteSentence(told)).toMatch(/^webgpu is not used: \S/);
    for (const locale of ['en', 'zh-CN'] as const) expectPageText(noteText(locale, told));
  });
});
