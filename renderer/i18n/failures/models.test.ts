import { describe, expect, it } from 'vitest';
import { generalSamples, modelSamples } from '../../../core/failures/testing/model-samples.ts';
import { modelTasks } from '../../../core/model-task.ts';
import { note } from '../../../core/notes.ts';
import { failureText } from '../failure-text.ts';
import { noteText } from '../note-text.ts';

/** No option or command of a terminal, no hole, and in Chinese not the English sentence. */
function expectWindowText(text: string | undefined, locale: 'en' | 'zh-CN'): void {
  expect(text).toMatch(/^\S.{3,}/);
  expect(text).not.toMatch(/undefined|\[object|\{"|null|\s--[a-z]|\bsidecut [a-z]/);
  if (locale === 'zh-CN') expect(text).toMatch(/\p{Script=Han}/u);
}

describe.each(['en', 'zh-CN'] as const)('failures of models in the window in %s', (locale) => {
  it.each([...modelSamples, ...generalSamples])('have a text: $code $facts', ({ code, facts }) => {
    expectWindowText(failureText(locale, code, facts), quotesOthers(code, facts) ? 'en' : locale);
  });
});

/** In the words of what they quote alone. */
function quotesOthers(code: string, facts: object): boolean {
  return code === 'internal' || ('reason' in facts && facts.reason === 'web-options');
}

describe.each(['en', 'zh-CN'] as const)('notes on models in the window in %s', (locale) => {
  it.each(modelTasks)('say what the starter for %s can’t do, and what to install', (task) => {
    const text = noteText(locale, note('starter-only', { task, suggestion: 'better', bytes: 41_300_000 }));
    expectWindowText(text, locale);
    expect(text).toMatch(/better.*41/);
    expectWindowText(noteText(locale, note('starter-only', { task, suggestion: null, bytes: null })), locale);
  });

  it.each(['de', null])('name the language that no model knows: %s', (language) => {
    expectWindowText(noteText(locale, note('other-language-model', { model: 'm', language })), locale);
  });
});
