import { dirname } from 'node:path';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaDetail, MediaSummary, Playback } from '../../../core/contract/media.ts';
import type { FoundMedia } from './found-media.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { decidePlayback } from './playback/decide-playback.ts';
import { isTextSubtitle } from './text-codecs.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { mainSound } from '../../../core/media/main-sound.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import type { Presence } from './presence.ts';

export interface Whereabouts {
  readonly presence: Presence;
  /** What it lies on is not plugged in. */
  readonly isUnplugged: boolean;
}

export function toSummary(
  record: MediaRecord,
  { presence, isUnplugged }: Whereabouts,
  mediaAddress: string,
): MediaSummary {
  const { id, name, bytes, addedAt, openedAt, isSample, trackCount, languages, doubtCount, info } = record;
  const { tags, speakers, note: remark, rating } = record;
  const picture = mainPicture(info);
  return {
    ...{ id, name, bytes, addedAt, openedAt, isSample, trackCount, doubtCount },
    languages: [...languages],
    ...{ tags: [...tags], speakers: [...speakers], note: remark, rating },
    folder: dirname(record.path),
    durationMs: info.durationMs,
    hasVideo: picture !== undefined,
    hasAudio: info.audio.length > 0,
    mainAudioTrack: mainSound(info)?.index ?? 0,
    width: picture?.displayWidth ?? null,
    height: picture?.displayHeight ?? null,
    present: presence === 'present',
    isChanged: presence === 'changed',
    isUnplugged,
    posterUrl: record.hasPoster ? `${addressOf(record, mediaAddress)}/poster` : null,
  };
}

/** Another content is another address, so that the page loads it: what follows the id counts for nothing else. */
function addressOf({ id, bytes, modifiedMs }: MediaRecord, mediaAddress: string): string {
  return `${mediaAddress}/${id}~${bytes.toString(36)}-${Math.round(modifiedMs).toString(36)}`;
}

export interface DetailFacts extends Whereabouts {
  readonly found: FoundMedia;
  /** The newest one, whatever became of it. */
  readonly proxyJob: Job | undefined;
  readonly sidecars: MediaDetail['sidecars'];
  /** What the addresses begin with, such as `/media`. */
  readonly mediaAddress: string;
}

export function toDetail(record: MediaRecord, facts: DetailFacts): MediaDetail {
  const { info } = record;
  const address = addressOf(record, facts.mediaAddress);
  const { found, presence } = facts;
  const picture = mainPicture(info);
  const playback = playbackOf(record, address, facts);
  return {
    ...toSummary(record, facts, facts.mediaAddress),
    frameRate: picture?.frameRate ?? null,
    isVariableFrameRate: picture?.isVariableFrameRate ?? false,
    rotation: picture?.rotation ?? 0,
    playbackOffsetMs: playback.kind === 'direct' ? Math.max(0, info.containerStartMs) : 0,
    audioTracks: info.audio.map((track) => ({ ...toStream(track), channels: track.channels })),
    subtitleStreams: info.subtitles.map((track) => ({
      ...toStream(track),
      isText: isTextSubtitle(track.codec),
    })),
    playback,
    peaksUrl: found.hasPeaks ? `${address}/peaks` : null,
    thumbnails: found.sheets && { url: `${address}/thumbs`, ...found.sheets },
    sidecars: facts.sidecars,
    warnings: [...(presence === 'present' ? [] : [absence(presence, record.name)]), ...found.notes],
    replacement: found.replacement,
  };
}

function toStream(track: MediaRecord['info']['audio'][number] | MediaRecord['info']['subtitles'][number]) {
  return {
    index: track.kind === 'audio' ? track.index : track.streamIndex,
    codec: track.codec,
    language: canonicalTag(track.language ?? ''),
    title: track.title ?? null,
    isDefault: track.isDefault,
  };
}

function playbackOf(
  record: MediaRecord,
  address: string,
  { presence, found, proxyJob }: DetailFacts,
): Playback {
  const { proxy } = found;
  const decision = decidePlayback(record.info);
  if (proxy !== null) {
    return {
      kind: 'proxy',
      // Another copy is another address, so that the page loads it.
      url: `${address}/proxy${proxy.audioTrack ? `?audio=${proxy.audioTrack}` : ''}`,
      mimeType: proxy.mimeType,
      reason: decision.kind === 'proxy' && !proxy.isAsked ? decision.reason : note('copy-asked-for', {}),
      audioTrack: proxy.audioTrack,
    };
  }
  if (presence !== 'present') return { kind: 'unavailable', reason: absence(presence, record.name) };
  if (decision.kind === 'direct') return { ...decision, url: `${address}/file` };
  const { reason } = decision;
  switch (proxyJob?.state) {
    case 'queued':
    case 'running':
    case 'paused':
      return { kind: 'preparing', reason, fraction: proxyJob.fraction };
    case 'failed':
      return { kind: 'unavailable', reason: failureNote(proxyJob) ?? reason };
    case 'cancelled':
      return { kind: 'unavailable', reason: note('copy-cancelled', {}) };
    default:
      return { kind: 'unavailable', reason };
  }
}

function absence(reason: Exclude<Presence, 'present'>, name: string): Note {
  return note('media-absent', { reason, name });
}

function failureNote({ error }: Job): Note | null {
  return error && note('copy-failed', { failure: error });
}
