import { SidecutError } from '../../../../core/errors.ts';
import { catalogueModels, findCatalogueModel, hubSourceOf } from '../../../../models/catalogue.ts';
import type { CatalogueModel, ModelSource, PackagesSource, Precision } from '../../../../models/catalogue.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { layoutOf } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { checkedModelId } from '../layout/model-places.ts';
import { similarIds } from '../shelf/similar-ids.ts';

/** A repository of the hub. */
export interface HubTarget {
  readonly kind: 'hub';
  readonly repository: string;
  readonly revision: string;
  /** The one asked for. */
  readonly precision: Precision | undefined;
  readonly defaultPrecision: Precision;
  /** Undefined: its config.json is to say. */
  readonly layout: ModelLayout | undefined;
}

export const downloadKinds = ['packages', 'hub'] as const;
export type DownloadKind = (typeof downloadKinds)[number];

/** What is to be installed, and from where, in the order in which the sources are tried. */
export interface InstallTarget {
  readonly id: string;
  readonly sources: readonly (HubTarget | PackagesSource)[];
}

export interface SourceWish {
  readonly precision?: Precision | undefined;
  /** Branch, tag or commit instead of the catalogue's: of the hub. */
  readonly revision?: string | undefined;
  /** This source and no other. */
  readonly source?: DownloadKind | undefined;
}

/** Reads `what`: an id of the catalogue, or any repository of the hub (`owner/name`). */
export function describeTarget(what: string, wish: SourceWish): InstallTarget {
  const entry = findCatalogueModel(what) ?? entryOfRepository(what);
  if (entry) return { id: entry.id, sources: sourcesOf(entry, wish) };
  const [, owner, name] = /^([\w-][\w.-]*)\/([\w-][\w.-]*)$/.exec(what) ?? [];
  if (owner === undefined || name === undefined) {
    throw new SidecutError('model-unknown', { reason: 'catalogue', model: what, similar: similarIds(what) });
  }
  const { precision, revision = 'main' } = wish;
  return {
    // Somebody else's export must not pass for the catalogue's.
    id: checkedModelId(findCatalogueModel(name) ? `${owner}--${name}` : name),
    sources: [
      { kind: 'hub', repository: what, revision, precision, defaultPrecision: 'int8', layout: undefined },
    ],
  };
}

/** Repaired is a model from where it came, before other sources are asked. */
export function inOrder(
  { sources }: InstallTarget,
  installed: ModelLock | undefined,
): InstallTarget['sources'] {
  const own = sources.filter(({ kind }) => kind === installed?.origin.kind);
  return [...own, ...sources.filter((source) => !own.includes(source))];
}

function sourcesOf(entry: CatalogueModel, wish: SourceWish): InstallTarget['sources'] {
  const sources = entry.sources.flatMap((source) => downloadOf(entry, source, wish));
  if (sources.length > 0) return sources;
  const { source } = wish;
  if (source && !entry.sources.some(({ kind }) => kind === source))
    throw new SidecutError('usage', { reason: 'no-such-source', model: entry.id, source });
  const offered = entry.sources.flatMap((source) => (source.kind === 'packages' ? [source.precision] : []));
  throw new SidecutError('model-missing-file', {
    reason: 'precision-missing',
    ...{ repository: entry.id, kind: entry.architecture, precision: wish.precision ?? 'int8', offered },
  });
}

/** Nothing where the source can't give what is wished. */
function downloadOf(
  { defaultPrecision = 'int8', architecture }: CatalogueModel,
  source: ModelSource,
  { precision, revision, source: only = source.kind === 'shipped' ? undefined : source.kind }: SourceWish,
): InstallTarget['sources'] {
  if (source.kind !== only) return [];
  if (source.kind === 'packages') {
    const fits = revision === undefined && (precision === undefined || precision === source.precision);
    return fits ? [source] : [];
  }
  const layout = layoutOf(architecture);
  return [{ ...source, revision: revision ?? source.revision, precision, defaultPrecision, layout }];
}

function entryOfRepository(repository: string): CatalogueModel | undefined {
  return catalogueModels.find((model) => hubSourceOf(model)?.repository === repository);
}
