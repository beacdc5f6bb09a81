import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import type { ProfileId } from '../../../core/profiles/profile.ts';
import { profileOfNewTrack } from '../../../core/style/new-track.ts';
import { isNarrow } from '../../../core/style/picture-fit.ts';
import type { PictureShape } from '../../../core/style/picture-fit.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { pictureOf } from '../../project/picture.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { putJob, showTrackOf } from '../jobs/index.ts';
import { isStarter } from '../models/index.ts';

/** A model for one language needs no question about it. */
export function onlyLanguage(model: ModelCard | undefined): string | null {
  const language = model?.languages.length === 1 ? model.languages[0] : undefined;
  return language === undefined || language === 'any' ? null : language;
}

export function defaultOptions(
  model: ModelCard | undefined,
  media: Pick<MediaSummary, 'width' | 'height' | 'mainAudioTrack'>,
): TranscribeOptions {
  const settings = settingsStore.get();
  const { model: modelId, device } = settings;
  return {
    model: model?.id ?? modelId,
    language: onlyLanguage(model) ?? 'auto',
    task: 'transcribe',
    profile: profileOfNewTrack(settings, pictureOf(media)),
    device,
    audioTrack: media.mainAudioTrack,
  };
}

/** The guideline that was chosen is proposed the next time, for pictures of this shape. */
export async function rememberProfile(profile: ProfileId, picture: PictureShape | null): Promise<void> {
  const key = picture !== null && isNarrow(picture) ? 'verticalProfile' : 'profile';
  if (settingsStore.get()[key] !== profile) await changeSettings({ [key]: profile });
}

/** The model that was used is proposed the next time, in the settings too. A starter is not: see `usualModel`. */
export async function rememberModel(model: ModelCard | undefined): Promise<void> {
  if (model === undefined || isStarter(model) || settingsStore.get().model === model.id) return;
  await changeSettings({ model: model.id });
}

/** Starts the job; its track comes to the front as soon as it is there. */
export async function startTranscription(
  { calls }: AppConnection,
  mediaId: string,
  options: TranscribeOptions,
): Promise<Job> {
  const job = await calls['jobs.start']({ kind: 'transcribe', mediaId, options });
  putJob(job);
  showTrackOf(job.id, mediaId);
  return job;
}
