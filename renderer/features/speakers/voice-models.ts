import { useState } from 'react';
import type { ModelCard } from '../../../core/contract/models.ts';
import { bestInstalled } from '../../analyses/start-analysis.ts';
import { isInstalled, useModels } from '../models/index.ts';

export interface VoiceModels {
  /** Those that tell voices apart; null until they are known. */
  readonly installed: readonly ModelCard[] | null;
  readonly model: ModelCard | undefined;
  readonly choose: (id: string) => void;
  /** The one that hears two at once, where it is installed. */
  readonly segmentation: string | null;
}

/** The best that is installed unless another is chosen; the starter only where there is nothing else. */
export function useVoiceModels(): VoiceModels {
  const { list } = useModels();
  const [chosen, choose] = useState<string | null>(null);
  const installed = list?.filter((model) => model.task === 'speaker-embedding' && isInstalled(model)) ?? null;
  const best = bestInstalled(list ?? [], 'speaker-embedding');
  const model = installed?.find(({ id }) => id === chosen) ?? best ?? installed?.[0];
  const segmentation = bestInstalled(list ?? [], 'speaker-segmentation')?.id ?? null;
  return { installed, model, choose, segmentation };
}
