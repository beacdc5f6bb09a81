import { randomUUID } from 'node:crypto';
import { speakers, speakersOptionsSchema } from '../../../core/analysis/speakers.ts';
import type { SpeakersResult } from '../../../core/analysis/speakers.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { cleanSpeakerName } from '../../../core/edit/speakers.ts';
import { SidecutError } from '../../../core/errors.ts';
import { suggestNames } from '../../../core/project/remembered-voice.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import { unknownMedia } from '../library/unknown.ts';

type VoiceOperation = Extract<keyof AppContract, `voices.${string}`>;

export interface VoiceParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'voices'>;
  readonly settings: { readonly get: () => Promise<Pick<Settings, 'remembersVoices'>> };
  /** Every page reads them again. */
  readonly onChange: () => void;
}

export function createVoiceHandlers(parts: VoiceParts): Pick<Handlers<AppContract>, VoiceOperation> {
  const { library, settings, onChange } = parts;
  const { voices } = library;
  const isOn = async () => (await settings.get()).remembersVoices;
  return {
    'voices.list': async () => ({ voices: [...(await voices.list())] }),
    'voices.remember': async ({ mediaId, options, speaker, name: typed }) => {
      if (!(await isOn())) throw new SidecutError('voices-off', {});
      const { result, model } = await resultOf(parts, mediaId, options);
      const vector = result.speakers[speaker]?.voice ?? null;
      const name = cleanSpeakerName(typed);
      if (vector === null || name === '') throw new SidecutError('voice-unknown', { speaker: speaker + 1 });
      const voice = { id: randomUUID(), name, model, addedAt: new Date().toISOString() };
      await voices.add(voice, vector);
      onChange();
      return voice;
    },
    'voices.forget': async ({ ids }) => {
      await voices.remove(ids);
      onChange();
      return {};
    },
    'voices.forgetAll': async () => {
      await voices.clear();
      onChange();
      return {};
    },
    'voices.suggest': async ({ mediaId, options }) => {
      if (!(await isOn())) return { suggestions: [] };
      const { result, model } = await resultOf(parts, mediaId, options);
      const known = await voices.vectors(model);
      const found = suggestNames(
        result.speakers.map(({ voice }) => voice),
        known,
        result.sameVoiceAbove,
      );
      return { suggestions: [...found] };
    },
  };
}

/** While nothing is to be kept, nothing is. */
export async function forgetWhenOff({ library, settings, onChange }: VoiceParts): Promise<void> {
  if ((await settings.get()).remembersVoices || (await library.voices.list()).length === 0) return;
  await library.voices.clear();
  onChange();
}

async function resultOf(
  { library }: VoiceParts,
  mediaId: string,
  options: unknown,
): Promise<{ readonly result: SpeakersResult; readonly model: string }> {
  const media = await library.media.find(mediaId);
  if (media === null) throw unknownMedia(mediaId);
  const { fingerprint } = media;
  const stored = await library.analyses.find({ fingerprint, kind: speakers.kind, options });
  const { voiceModel: model } = speakersOptionsSchema.safeParse(options).data ?? { voiceModel: '' };
  const none = { speakers: [], turns: [], findsOverlap: false };
  return { result: speakers.result.safeParse(stored?.value).data ?? none, model };
}
