/**
 * The catalogue of models: what each one is and where it is to be had. Sizes of the hub's files are for display and for the
 * estimate before a download; their true sizes and hashes come from the hub's answer at install time. What comes in Python
 * packages is pinned here, file by file.
 */
import { z } from 'zod';
import { modelTaskSchema } from '../core/model-task.ts';
import type { ModelTask } from '../core/model-task.ts';
import catalogueData from './catalogue.json' with { type: 'json' };

/** Weight formats, by the file suffix of the exports: none, `_fp16`, `_quantized`, `_q4`. */
export const precisions = ['int8', 'q4', 'fp16', 'fp32'] as const;
export const precisionSchema = z.enum(precisions);
export type Precision = z.infer<typeof precisionSchema>;

const fileSchema = z.strictObject({
  /** Relative to the repository's (or the model folder's) root, with `/`. */
  path: z.string().min(1),
  bytes: z.int().nonnegative().optional(),
  /** True when `bytes` is rounded, or taken from another export of the same dimensions. */
  approximate: z.boolean().optional(),
});

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A wheel on the index that pip uses. */
const packageSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().min(1),
  file: z.string().regex(/^[\w.+-]+\.whl$/),
  bytes: z.int().positive(),
  sha256: sha256Schema,
});
export type ModelPackage = Readonly<z.infer<typeof packageSchema>>;

const partSchema = z.union([
  /** A member of a package. */
  z.strictObject({ package: z.string().min(1), member: z.string().min(1) }),
  /** A file of this repository; what ends in `.gz` is unpacked. */
  z.strictObject({ shipped: z.string().startsWith('models/') }),
]);

const packedFileSchema = z.strictObject({
  /** In the model's folder, with `/`. */
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: sha256Schema,
  /** One after the other they are the file; files of one hash are laid out once and linked. */
  parts: z.array(partSchema).min(1).readonly(),
});
export type PackedFile = Readonly<z.infer<typeof packedFileSchema>>;

const packagesSourceSchema = z.strictObject({
  kind: z.literal('packages'),
  precision: precisionSchema,
  packages: z.array(packageSchema).min(1).readonly(),
  files: z.array(packedFileSchema).min(1).readonly(),
});
export type PackagesSource = Readonly<z.infer<typeof packagesSourceSchema>>;

const sourceSchema = z.discriminatedUnion('kind', [
  /** Members of Python packages, taken out and laid out as a model; nothing of a package is run. */
  packagesSourceSchema,
  /** Downloaded from the hub; `revision` is a commit where one could be found, else a branch. */
  z.strictObject({
    kind: z.literal('hub'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    revision: z.string().min(1),
  }),
  /** A folder of this repository. */
  z.strictObject({ kind: z.literal('shipped'), folder: z.string().min(1) }),
]);

/** The name of a layout that a kind of model opens (electron/inference/kinds, `layout.ts` of each). */
const architectureSchema = z.string().min(1);
export type Architecture = z.infer<typeof architectureSchema>;

const modelSchema = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/),
  task: modelTaskSchema,
  architecture: architectureSchema,
  name: z.string().min(1),
  /** Codes, the name of a set in `languageSets`, or `any` where language plays no part. */
  languages: z.union([z.array(z.string()).min(1), z.string()]),
  /** What a translator translates (`en-es`); left out: from each of its languages into every other. */
  pairs: z
    .array(z.string().regex(/^[a-z]+-[a-z]+$/))
    .min(1)
    .optional(),
  /** In the order in which they are tried; a shipped model has no other. */
  sources: z.array(sourceSchema).min(1).readonly(),
  licence: z.string().min(1),
  /** Who declares the licence. */
  licenceNote: z.string().min(1),
  /** Weights, as published (rounded). */
  parameters: z.int().positive().optional(),
  /** Facts of the tensors, for display; the engine reads the model's own configuration. */
  tensors: z
    .strictObject({
      sampleRateHz: z.int().positive(),
      melBins: z.int().positive().optional(),
      windowSeconds: z.number().positive().optional(),
      frameSamples: z.int().positive().optional(),
    })
    .optional(),
  /** `attention`: the export gives cross-attentions, so word times come from the model itself. */
  wordTimes: z.enum(['attention', 'signal']).optional(),
  /** Configuration and tokenizer, needed with every precision. */
  supportFiles: z.array(fileSchema),
  precisions: z.partialRecord(precisionSchema, z.array(fileSchema).min(1)),
  /**
   * What `install` fetches when not told otherwise. Of Whisper fp16: the same text as fp32 at half the size, and what is
   * made of it on the user's machine is as fast as int8 and hears better, see [Note: Prepared models]. Else int8: on a CPU
   * it is fastest, and for the small models also the smallest download (q4 exports keep the embedding in fp32).
   */
  defaultPrecision: precisionSchema.optional(),
  /** Order of preference within a task when the user names no model; higher is better, the starter is 0. */
  rank: z.int().nonnegative(),
  /** What of this entry was confirmed, and where. `sizes` speaks of the default precision. */
  verified: z.strictObject({
    repository: z.boolean(),
    files: z.boolean(),
    sizes: z.boolean(),
    licence: z.boolean(),
    source: z.string().min(1),
  }),
  notes: z.string(),
});
export type CatalogueModel = Readonly<z.infer<typeof modelSchema>>;

export const catalogueSchema = z.strictObject({
  version: z.literal(1),
  /** Language codes separated by spaces; those of Whisper in the order of its language tokens. */
  languageSets: z.record(z.string(), z.string()),
  models: z.array(modelSchema),
});

const catalogue = catalogueSchema.parse(catalogueData);

export const catalogueModels: readonly CatalogueModel[] = catalogue.models;

export type ModelSource = CatalogueModel['sources'][number];
type HubSource = Extract<ModelSource, { kind: 'hub' }>;

/** A model that ships in this repository and makes the demo and the tests work with no download. */
export type Starter = CatalogueModel & {
  /** Of this repository. */
  readonly folder: string;
};

export const starters: readonly Starter[] = catalogue.models.flatMap((model) => {
  const source = model.sources.find((candidate) => candidate.kind === 'shipped');
  return source ? [{ ...model, folder: source.folder }] : [];
});

export function hubSourceOf(model: CatalogueModel | undefined): HubSource | undefined {
  return model?.sources.find((source) => source.kind === 'hub');
}

/** Whether there is something to install. */
export function isDownloadable(model: CatalogueModel | undefined): boolean {
  return model?.sources.some((source) => source.kind !== 'shipped') ?? false;
}

export function findStarter(id: string): Starter | undefined {
  return starters.find((starter) => starter.id === id);
}

export function starterOf(task: ModelTask): Starter | undefined {
  return starters.find((starter) => starter.task === task);
}

export function findCatalogueModel(id: string): CatalogueModel | undefined {
  return catalogue.models.find((model) => model.id === id);
}

/** Language codes of a model; empty where language plays no part. */
export function modelLanguages(model: CatalogueModel): readonly string[] {
  if (typeof model.languages !== 'string') return model.languages;
  return catalogue.languageSets[model.languages]?.split(' ') ?? [];
}

/** Whether a model can turn one language into the other. */
export function translatesBetween(model: CatalogueModel, from: string, to: string): boolean {
  if (model.pairs) return model.pairs.includes(`${from}-${to}`);
  const languages = modelLanguages(model);
  return from !== to && languages.includes(from) && languages.includes(to);
}

export interface Download {
  readonly source: 'packages' | 'hub';
  readonly precision: Precision;
  readonly bytes: number;
  readonly approximate: boolean;
}

/** What `install` fetches when not told otherwise, from the first source; undefined when the catalogue does not know. */
export function downloadOf(model: CatalogueModel): Download | undefined {
  const [first] = model.sources;
  if (first?.kind === 'packages') {
    const bytes = first.packages.reduce((sum, file) => sum + file.bytes, 0);
    return { source: 'packages', precision: first.precision, bytes, approximate: false };
  }
  const precision = model.defaultPrecision;
  const size = first?.kind === 'hub' && precision ? downloadSize(model, precision) : undefined;
  return precision && size && { source: 'hub', precision, ...size };
}

/** Bytes to download from the hub for one precision, or undefined when the catalogue does not know. */
export function downloadSize(
  model: CatalogueModel,
  precision: Precision,
): { readonly bytes: number; readonly approximate: boolean } | undefined {
  const graphs = model.precisions[precision];
  if (graphs === undefined) return undefined;
  let bytes = 0;
  let approximate = false;
  for (const file of [...model.supportFiles, ...graphs]) {
    if (file.bytes === undefined) return undefined;
    bytes += file.bytes;
    approximate ||= file.approximate === true;
  }
  return { bytes, approximate };
}
