import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { executionProviderSchema } from '../../../../core/devices.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { modelIdentity } from './model-identity.ts';

/** What a model did on a device of this computer when it was last tried there. */
const measureSchema = z.strictObject({
  /** What it heard: the sample that comes along, or recordings of the person's own. */
  heard: z.enum(['sample', 'own']),
  /** Words said in them. */
  words: z.int().nonnegative(),
  /** Wrong, lost and invented words per word said; null where that says nothing: a starter knows the sample's words. */
  wrongShare: z.number().nonnegative().nullable(),
  /** Seconds of sound in a second, the model being loaded. */
  timesRealTime: z.number().positive(),
  /** The most memory that the process with the model held. */
  peakBytes: z.number().nonnegative(),
  device: executionProviderSchema,
  at: z.iso.datetime(),
});
export type ModelMeasure = Readonly<z.infer<typeof measureSchema>>;

/** By the id of the model; `identity` tells whether the weights are still those that were tried. */
const measuresSchema = z.record(
  z.string(),
  z.strictObject({ identity: z.string(), measures: z.array(measureSchema).readonly() }),
);
type Measures = z.infer<typeof measuresSchema>;

function measuresFile({ home }: ModelPlaces): string {
  return path.join(home, 'cache', 'model-measures.json');
}

async function readMeasures(places: ModelPlaces): Promise<Measures> {
  try {
    return measuresSchema.parse(JSON.parse(await readFile(measuresFile(places), 'utf8')));
  } catch {
    // Absent, damaged or of another version: they can be measured again.
    return {};
  }
}

/** What was measured of each model whose weights in `folder` are still the same: one for each device, the newest first. */
export async function measuresOf(
  places: ModelPlaces,
  models: readonly { readonly id: string; readonly folder?: string }[],
): Promise<ReadonlyMap<string, readonly ModelMeasure[]>> {
  const measures = await readMeasures(places);
  const found = new Map<string, readonly ModelMeasure[]>();
  for (const { id, folder } of models) {
    const kept = measures[id];
    if (kept === undefined || folder === undefined) continue;
    const identity = await modelIdentity(folder).catch(() => null);
    if (identity === kept.identity) found.set(id, kept.measures);
  }
  return found;
}

export async function keepMeasure(
  places: ModelPlaces,
  { id, folder }: { readonly id: string; readonly folder: string },
  measure: ModelMeasure,
): Promise<void> {
  const kept = await readMeasures(places);
  const identity = await modelIdentity(folder);
  const before = kept[id]?.identity === identity ? kept[id].measures : [];
  const others = before.filter(({ device }) => device !== measure.device);
  // Checked: one that can't be read would take all others with it.
  const measures = { ...kept, [id]: { identity, measures: [measureSchema.parse(measure), ...others] } };
  const file = measuresFile(places);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, JSON.stringify(measures));
  await rename(`${file}.${process.pid}`, file);
}
