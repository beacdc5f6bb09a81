import { SidecutError } from '../../../../core/errors.ts';
import { catalogueModels, findCatalogueModel } from '../../../../models/catalogue.ts';
import type { CatalogueModel, Precision } from '../../../../models/catalogue.ts';
import { layoutOf } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { checkedModelId } from '../layout/model-places.ts';
import { similarIds } from '../shelf/similar-ids.ts';

/** What is to be installed, from where. */
export interface InstallTarget {
  readonly id: string;
  readonly repository: string;
  readonly revision: string;
  /** The one asked for. */
  readonly precision: Precision | undefined;
  readonly defaultPrecision: Precision;
  /** Undefined: its config.json is to say. */
  readonly layout: ModelLayout | undefined;
}

/** Reads `what`: an id of the catalogue, or any repository of the hub (`owner/name`). */
export function describeTarget(
  what: string,
  wish: { readonly precision?: Precision | undefined; readonly revision?: string | undefined },
): InstallTarget {
  const entry = findCatalogueModel(what) ?? entryOfRepository(what);
  if (entry?.source.kind === 'hub') {
    return {
      id: entry.id,
      repository: entry.source.repository,
      revision: wish.revision ?? entry.source.revision,
      precision: wish.precision,
      defaultPrecision: entry.defaultPrecision ?? 'int8',
      layout: layoutOf(entry.architecture),
    };
  }
  const [, owner, name] = /^([\w-][\w.-]*)\/([\w-][\w.-]*)$/.exec(what) ?? [];
  if (owner === undefined || name === undefined) {
    throw new SidecutError('model-unknown', { reason: 'catalogue', model: what, similar: similarIds(what) });
  }
  return {
    // Somebody else's export must not pass for the catalogue's.
    id: checkedModelId(findCatalogueModel(name) ? `${owner}--${name}` : name),
    repository: what,
    revision: wish.revision ?? 'main',
    precision: wish.precision,
    defaultPrecision: 'int8',
    layout: undefined,
  };
}

function entryOfRepository(repository: string): CatalogueModel | undefined {
  return catalogueModels.find(({ source }) => source.kind === 'hub' && source.repository === repository);
}
