/** Which languages, and by what: the same choice for one track and for many videos. */
import { useState } from 'react';
import type { ModelCard } from '../../../core/contract/models.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { useModels } from '../models/index.ts';
import { bestEngine, engineFor, enginesOf, serverEngine, type Engines, type Wanted } from './engines.ts';
import type { AskedLanguage } from './start-translation.ts';

export interface TranslationChoice {
  /** In the order in which they were chosen. */
  readonly languages: readonly string[];
  readonly setLanguages: (languages: readonly string[]) => void;
  /** `bestEngine`, `serverEngine` or the id of a model that is here. */
  readonly engine: string;
  readonly setEngine: (engine: string) => void;
  readonly engines: Engines;
  /** All that the store knows; null until it is read. */
  readonly models: readonly ModelCard[] | null;
}

function useEngines(): Pick<TranslationChoice, 'engines' | 'models'> {
  const models = useModels().list;
  const { address, model } = useStore(settingsStore, (settings) => settings.writerServer);
  return { models, engines: enginesOf(models ?? [], address !== '' && model !== '') };
}

export function useTranslationChoice(): TranslationChoice {
  const { models, engines } = useEngines();
  const remembered = useStore(settingsStore, ({ translator }) => translator);
  const [languages, setLanguages] = useState<readonly string[]>([]);
  const [chosen, setEngine] = useState<string | null>(null);
  const wanted = chosen ?? remembered;
  const isThere =
    (wanted === serverEngine && engines.hasServer) || engines.models.some(({ id }) => id === wanted);
  return { languages, setLanguages, engine: isThere ? wanted : bestEngine, setEngine, engines, models };
}

/** The languages that something can write, with what does. */
export function askedLanguages(
  { languages, engines, engine }: Pick<TranslationChoice, 'languages' | 'engines' | 'engine'>,
  source: Omit<Wanted, 'engine'>,
): readonly AskedLanguage[] {
  return languages.flatMap((to) => {
    const found = engineFor(engines, { ...source, engine }, to);
    return found === null ? [] : [{ to, engine: found }];
  });
}
