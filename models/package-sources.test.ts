import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  layoutOf,
  missingFromLayout,
  precisionsIn,
} from '../electron/services/models/layout/model-layout.ts';
import { catalogueModels, downloadOf, findCatalogueModel, isDownloadable } from './catalogue.ts';

/* What the catalogue has of models in Python packages. */

const packed = catalogueModels.flatMap((model) =>
  model.sources.flatMap((source) => (source.kind === 'packages' ? [{ model, source }] : [])),
);

test('speech, sentences and texts in pictures can be had without the hub', () => {
  expect(packed.map(({ model }) => model.id)).toEqual(
    expect.arrayContaining(['whisper-base', 'all-minilm-l6-v2', 'pp-ocr-v4']),
  );
  for (const { model } of packed) expect(isDownloadable(model), model.id).toBe(true);
});

test.each(packed.map(({ model, source }) => [model.id, model, source] as const))(
  '%s is a whole model of its kind, every part of it out of a package or of this program, whose files have the pinned hash',
  (_, { architecture }, { packages, files, precision }) => {
    const layout = layoutOf(architecture)!;
    const paths = new Set(files.map((file) => file.path));
    expect(paths.size).toBe(files.length);
    expect(missingFromLayout(layout, paths)).toBeUndefined();
    expect(precisionsIn(layout, paths)).toEqual([precision]);
    for (const { path, parts, sha256, bytes } of files) {
      const own = parts.flatMap((part) => ('shipped' in part ? [part.shipped] : []));
      for (const part of parts)
        if ('package' in part) expect(packages.map(({ name }) => name)).toContain(part.package);
      if (own.length < parts.length) continue;
      const content = Buffer.concat(own.map(readShipped));
      expect(content.length, path).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    }
  },
);

test('the size of a download is that of its packages', () => {
  expect(downloadOf(findCatalogueModel('whisper-base')!)).toEqual({
    source: 'packages',
    precision: 'fp32',
    bytes: 94_375_479 + 55_851_100,
    approximate: false,
  });
});

function readShipped(file: string): Buffer {
  const content = readFileSync(new URL(`../${file}`, import.meta.url));
  return file.endsWith('.gz') ? gunzipSync(content) : content;
}
