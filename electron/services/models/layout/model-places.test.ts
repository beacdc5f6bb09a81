import path from 'node:path';
import { expect, test } from 'vitest';
import { findStarter } from '../../../../models/catalogue.ts';
import { checkedModelId, modelPlaces, starterFolder } from './model-places.ts';

test('a model’s name can’t lead out of the store', () => {
  for (const bad of ['..', '.hidden', 'a/b', 'a\\b', '', 'x'.repeat(200), 'dot.', 'con', 'NUL.model', 'com1'])
    expect(() => checkedModelId(bad), bad).toThrow(
      expect.objectContaining({ code: 'usage', facts: { reason: 'model-name', name: bad } }),
    );
  expect(checkedModelId('console')).toBe('console');
  expect(checkedModelId('whisper-base.en_timestamped')).toBe('whisper-base.en_timestamped');
});

test('each starter has its folder under models/starter, or under another folder that is given', () => {
  const clip = findStarter('starter-clip')!;
  expect(starterFolder(modelPlaces('home'), clip)).toMatch(/models[/\\]starter[/\\]clip$/);
  const elsewhere = modelPlaces('home', path.join('other', 'place'));
  expect(starterFolder(elsewhere, clip)).toBe(path.join('other', 'place', 'clip'));
});
