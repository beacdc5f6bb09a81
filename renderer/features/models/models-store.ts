import { useEffect } from 'react';
import { modelTasks } from '../../../core/model-task.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import type { ModelTask } from '../../../core/model-task.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { showFailure } from '../../notices/notices.ts';
import { createStore, useStore } from '../../stores/store.ts';

export interface Models {
  /** null until read. */
  readonly list: readonly ModelCard[] | null;
  readonly offline: boolean;
}

export const modelsStore = createStore<Models>({ list: null, offline: false });

/** The models, read when first shown and again when they change. */
export function useModels(): Models {
  const { calls, on } = useConnection();
  useEffect(() => {
    const read = (): void => {
      calls['models.list']({})
        .then(({ models, offline }) => modelsStore.set({ list: models, offline }))
        .catch(showFailure);
    };
    read();
    return on('models.changed', read);
  }, [calls, on]);
  return useStore(modelsStore, (models) => models);
}

export const isInstalled = ({ state }: ModelCard): boolean => state === 'installed' || state === 'shipped';
export const isSpeechModel = ({ task }: ModelCard): boolean => task === 'speech-to-text';

/** A group for each task that has models; those on this machine come first. */
export function modelsByTask(
  models: readonly ModelCard[],
): readonly { readonly task: ModelTask; readonly models: readonly ModelCard[] }[] {
  const isHere = ({ state }: ModelCard): boolean => state !== 'available';
  return modelTasks
    .map((task) => models.filter((model) => model.task === task))
    .flatMap((group) =>
      group[0] === undefined
        ? []
        : [{ task: group[0].task, models: group.toSorted((a, b) => Number(isHere(b)) - Number(isHere(a))) }],
    );
}

export type Choice = 'fast' | 'balanced' | 'best';

const choiceBytes: Readonly<Record<Choice, number>> = { fast: 90e6, balanced: 300e6, best: 1600e6 };

/** The models that most people need to know of, by how long they take and how much they get right. */
export function modelChoices(
  models: readonly ModelCard[],
  language: string,
): readonly { readonly choice: Choice; readonly model: ModelCard }[] {
  const taken = new Set<string>();
  return (Object.keys(choiceBytes) as Choice[]).flatMap((choice) => {
    const model = nearestInSize(models, language, choiceBytes[choice]);
    if (model === null || taken.has(model.id)) return [];
    taken.add(model.id);
    return [{ choice, model }];
  });
}

/** `any` is how a model that hears no words says that the language does not matter. */
export function knowsLanguage({ languages }: ModelCard, language: string): boolean {
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return languages.includes('any') || languages.some((tag) => tag.split('-')[0] === primary);
}

/** Good on most machines without waiting long: a download of about this size is proposed. */
const proposedBytes = 300e6;

/** The model to propose to someone who speaks `language` and has only the starter. */
export function proposedModel(models: readonly ModelCard[], language: string): ModelCard | null {
  const isFitting = (model: ModelCard): boolean =>
    isSpeechModel(model) && model.isRecommended && knowsLanguage(model, language);
  return models.find(isFitting) ?? nearestInSize(models, language, proposedBytes);
}

/** A starter knows only the words of the sample. */
export const isStarter = ({ state }: ModelCard): boolean => state === 'shipped';

/**
 * The model that is used unless someone chooses another: the one used last, else the best there is, of many languages
 * before of one. A starter only where there is nothing else: it is never chosen by itself, and never remembered.
 */
export function usualModel(models: readonly ModelCard[], remembered: string): ModelCard | undefined {
  const real = models.filter((model) => !isStarter(model));
  const isOfMany = ({ languages }: ModelCard): number => Number(languages.length !== 1);
  return (
    real.find(({ id }) => id === remembered) ??
    real.toSorted((a, b) => isOfMany(b) - isOfMany(a) || b.rank - a.rank)[0] ??
    models[0]
  );
}

function nearestInSize(
  models: readonly ModelCard[],
  language: string,
  wantedBytes: number,
): ModelCard | null {
  const fitting = models.filter(
    (model) => isSpeechModel(model) && model.state !== 'shipped' && knowsLanguage(model, language),
  );
  const withWordTimes = fitting.filter(({ wordTimes }) => wordTimes === 'attention');
  const distance = ({ bytes }: ModelCard): number =>
    bytes === null ? Infinity : Math.abs(Math.log(bytes / wantedBytes));
  return (
    (withWordTimes.length > 0 ? withWordTimes : fitting).toSorted((a, b) => distance(a) - distance(b))[0] ??
    null
  );
}
