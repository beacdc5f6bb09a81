import { useState, type ReactNode } from 'react';
import { findSpeakers } from '../../analyses/start-analysis.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { useT } from '../../i18n/i18n.ts';
import { putJob } from '../jobs/index.ts';
import { isStarter } from '../models/index.ts';
import './messages.ts';
import { useVoiceModels, type VoiceModels } from './voice-models.ts';

export interface SpeakersAlong {
  readonly models: VoiceModels;
  readonly isWanted: boolean;
  readonly want: (isWanted: boolean) => void;
}

/** Whether new captions are to say who speaks, and what tells that. */
export function useSpeakersAlong(): SpeakersAlong {
  const models = useVoiceModels();
  const [isWanted, want] = useState(false);
  return { models, isWanted, want };
}

/** Nothing where no model tells voices apart. */
export function SpeakersAlongField({ along }: { readonly along: SpeakersAlong }): ReactNode {
  const t = useT();
  const { models, isWanted, want } = along;
  if (models.model === undefined) return null;
  return (
    <Checkbox
      label={t('speakers.along')}
      hint={isStarter(models.model) ? t('speakers.starterNote') : undefined}
      checked={isWanted}
      onChange={want}
    />
  );
}

/** It waits for the transcription, which listens before it; the captions have their names when it is done. */
export async function findSpeakersAlong(
  calls: AppConnection['calls'],
  mediaId: string,
  audioTrack: number,
  { models, isWanted }: SpeakersAlong,
): Promise<void> {
  if (!isWanted || models.model === undefined) return;
  const { model, segmentation: segmentationModel } = models;
  const options = { count: null, voiceModel: model.id, segmentationModel, audioTrack, perTrack: false };
  putJob(await findSpeakers(calls, mediaId, options));
}
