import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import type { SpokenText } from '../../../core/evaluation/score-speech.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import type { AudioTrack, MediaInfo } from '../../../core/media/media-info.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../services/media/probe.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import type { ModelMeasure } from '../../services/models/shelf/measures.ts';

/** Sound whose text is known. */
export interface KnownSound extends SpokenText {
  /** BCP 47, or `auto`: the model finds it. */
  readonly language: string;
  readonly media: MediaInfo;
  readonly track: AudioTrack;
  /** All of it unless given. */
  readonly span?: { readonly startMs: number; readonly endMs: number };
}

export interface Material {
  readonly heard: ModelMeasure['heard'];
  readonly sounds: readonly KnownSound[];
}

export async function knownFile(
  tools: FfmpegTools,
  file: string,
  said: SpokenText,
  signal: AbortSignal,
): Promise<KnownSound> {
  const media = await probe(tools, file, signal);
  return { ...said, media, track: chooseAudioTrack(media) };
}

const sampleTruthSchema = z.object({ sentences: z.array(z.object({ text: z.string() })) });

/** In two languages; what is English and what Spanish, the model finds. */
export async function sampleMaterial(
  tools: FfmpegTools,
  sampleFile: string,
  signal: AbortSignal,
): Promise<Material> {
  const truth = await readFile(join(dirname(sampleFile), 'truth.json'), 'utf8');
  const { sentences } = sampleTruthSchema.parse(JSON.parse(truth));
  const text = sentences.map((sentence) => sentence.text).join(' ');
  return {
    heard: 'sample',
    sounds: [await knownFile(tools, sampleFile, { language: 'auto', text }, signal)],
  };
}

/** So much of a long video tells as much as all of it. */
const maxOwnMs = 600_000;
/** Sound on both sides of the cues, so that no word is cut. */
const marginMs = 300;

/**
 * The beginning of a video with a track's text as what is said in it, ten minutes at most. Throws `nothing-to-measure-on`
 * for a track without text, and for one that was translated: its words are not those that are heard.
 */
export function materialOfTrack(
  media: MediaInfo,
  audioTrack: AudioTrack,
  { track, cues }: { readonly track: SubtitleTrack; readonly cues: readonly TrackCue[] },
): Material {
  const said = cues.filter(({ endMs }) => endMs - cues[0]!.startMs <= maxOwnMs);
  const text = said.map((cue) => cue.text).join('\n');
  const [first, last] = [said[0], said.at(-1)];
  const isHeard = track.source !== 'translation' && track.translates === undefined;
  if (!isHeard || first === undefined || last === undefined || text.trim() === '') {
    throw new SidecutError('nothing-to-measure-on', { track: track.name });
  }
  const startMs = Math.max(0, first.startMs - marginMs);
  const endMs = said.reduce((end, cue) => Math.max(end, cue.endMs), 0) + marginMs;
  const sound = { media, track: audioTrack, span: { startMs, endMs } };
  return { heard: 'own', sounds: [{ ...sound, text, language: languageOf(track, said) }] };
}

/** Where several are spoken the model finds them. */
function languageOf({ language }: SubtitleTrack, cues: readonly TrackCue[]): string {
  const spoken = new Set(cues.map((cue) => primaryLanguage(cue.language ?? language)));
  const [only = 'und'] = spoken;
  return spoken.size > 1 || only === 'und' ? 'auto' : only;
}
