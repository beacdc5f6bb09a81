/**
 * `npm run bench:round-trip -- --python PYTHON`: random cut lists in every format are read back by OpenTimelineIO, which is
 * not ours, and every cut has to lie on the frame on which it was written. PYTHON needs the packages that the message
 * below names.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import fc from 'fast-check';
import { z } from 'zod';
import { cutList } from '../../core/formats/string-out/cut-list.ts';
import type { CutEvent, CutList } from '../../core/formats/string-out/cut-list.ts';
import { stringOutFormatIds, stringOutFormats } from '../../core/formats/string-out/registry.ts';
import type { StringOutFormatId } from '../../core/formats/string-out/registry.ts';
import { anyCuts } from '../../core/formats/string-out/testing/any-cuts.ts';
import { framesPerSecond } from '../../core/time/frame-rate.ts';

const packages = 'opentimelineio otio-cmx3600-adapter otio-fcp-adapter otio-fcpx-xml-adapter';
const reader = new URL('read_back.py', import.meta.url).pathname;

const readSchema = z.record(
  z.string(),
  z.union([
    z.object({ error: z.string() }),
    z.object({
      clips: z.array(z.object({ start: z.number(), frames: z.number(), recordStart: z.number() })),
    }),
  ]),
);
type Read = z.infer<typeof readSchema>[string];

/** OpenTimelineIO's reader of FCPXML takes 29.97 frames a second for 29: there only whole rates can be compared. */
function canRead(id: StringOutFormatId, { clock }: CutList): boolean {
  if (id === 'csv') return false;
  return id !== 'fcpxml' || clock.rate.denominator === 1;
}

/** What of a list is on the track that is read: the picture's, where there is one. */
function onTrack(id: StringOutFormatId, { events }: CutList): readonly CutEvent[] {
  const seen = events.filter(({ source }) => source.pictureSize !== undefined);
  return id === 'fcpxml' || seen.length === 0 ? events : seen;
}

interface ReadClip {
  readonly start: number;
  readonly frames: number;
  readonly recordStart: number;
}

/** FCPXML's reader cuts off fractions of what it divides (204.999 frames are 204 to it). */
function isNear(id: StringOutFormatId, written: ReadClip, read: ReadClip | undefined): boolean {
  if (read === undefined) return false;
  const tolerance = id === 'fcpxml' ? 1 : 0.001;
  return (['start', 'frames', 'recordStart'] as const).every(
    (field) => Math.abs(written[field] - read[field]) <= tolerance,
  );
}

function differenceOf(id: StringOutFormatId, list: CutList, read: Read): string | undefined {
  if ('error' in read) return read.error;
  const written = onTrack(id, list).map(({ source, sourceStart, sourceEnd, recordStart }) => ({
    start: source.clock.startFrame + sourceStart,
    frames: sourceEnd - sourceStart,
    recordStart,
  }));
  // Its timeline begins with the timecode of the first frame.
  const zero = id === 'fcpxml' ? list.clock.startFrame : 0;
  const clips = read.clips.map((clip) => ({ ...clip, recordStart: clip.recordStart - zero }));
  const isSame = clips.length === written.length && written.every((one, at) => isNear(id, one, clips[at]));
  return isSame ? undefined : `written ${JSON.stringify(written)}, read ${JSON.stringify(clips)}`;
}

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    lists: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'sidecut-round-trip-'));
try {
  const lists = fc
    .sample(anyCuts, { numRuns: Number(values.lists), seed: Number(values.seed) })
    .map(({ ranges, sources, options }) => cutList(ranges, sources, options));
  const files = lists.flatMap((list, index) =>
    stringOutFormatIds
      .filter((id) => canRead(id, list))
      .map((id) => ({ list, id, path: join(folder, `${index}.${stringOutFormats[id].extension}`) })),
  );
  for (const { list, id, path } of files) await writeFile(path, stringOutFormats[id].write(list));
  const asked = files.flatMap(({ list, path }) => [path, String(framesPerSecond(list.clock.rate))]);
  const { stdout, exitCode, stderr } = await execa(values.python, [reader, ...asked], { reject: false });
  if (exitCode !== 0) {
    throw new Error(`${stderr.slice(-500)}\nPython with these packages is needed: pip install ${packages}`);
  }
  const read = readSchema.parse(JSON.parse(stdout));
  for (const id of stringOutFormatIds) {
    const ofFormat = files.filter((file) => file.id === id);
    if (ofFormat.length === 0) continue;
    const wrong = ofFormat.flatMap(({ list, path }) => differenceOf(id, list, read[path]!) ?? []);
    const cuts = ofFormat.reduce((sum, { list }) => sum + onTrack(id, list).length, 0);
    console.log(
      `${stringOutFormats[id].name}: ${ofFormat.length} lists, ${cuts} cuts, ${wrong.length} lists differ`,
    );
    for (const one of wrong.slice(0, 2)) console.log(`  ${one}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
