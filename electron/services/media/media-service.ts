import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createTurns } from '../../../core/async/turns.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaDetail, MediaSummary } from '../../../core/contract/media.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import { isCancellation, isSidecutError, SidecutError } from '../../../core/errors.ts';
import type { Library } from '../library/library.ts';
import type { MediaPlace, MediaRecord } from '../library/media-record.ts';
import type { Change } from '../../../core/project/project.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { recogniseFile } from './known-fingerprint.ts';
import { matchesFingerprint } from './media-fingerprint.ts';
import { probe } from './probe.ts';
import { chaptersOfMedia } from './media-chapters.ts';
import { decidePlayback } from './playback/decide-playback.ts';
import type { ProxyJobOptions } from './playback/make-proxy.ts';
import { findProxy } from './playback/proxy-copy.ts';
import { readFound } from './found-media.ts';
import { toDetail, toSummary } from './media-detail.ts';
import { mediaFolder } from './media-folder.ts';
import { findPresence, requireMedia } from './presence.ts';
import { findSidecars } from './sidecar-files.ts';

/** What it asks of the jobs. */
export interface MediaJobs {
  /** The newest of a kind for a medium, whatever became of it. */
  findFor(mediaId: string, kind: 'proxy'): Job | undefined;
  add(request: {
    readonly kind: 'proxy';
    readonly mediaId: string;
    readonly title: string;
    readonly options: unknown;
  }): Promise<Pick<Job, 'id'>>;
  /** Ends and forgets what works on it. */
  removeFor(mediaId: string): Promise<void>;
}

/** Takes the chapters that a file comes with. */
export interface ChapterTaker {
  applyMachineChanges(mediaId: string, changes: readonly Change[]): Promise<unknown>;
}

export interface MediaServiceParts {
  readonly library: Pick<Library, 'media' | 'analyses'>;
  readonly queue: MediaJobs;
  /** Makes sure that what the import makes of these videos is there or on its way. */
  readonly ensureAnalyses: (mediaIds: readonly string[]) => Promise<void>;
  readonly project: ChapterTaker;
  /** The data folder. */
  readonly home: string;
  readonly tools: () => Promise<FfmpegTools>;
  /** Makes a file known to pages, see the source registry. */
  readonly sourceFor: (path: string) => string;
  readonly sampleFile: string;
  readonly emit: (name: 'media.changed', event: { readonly mediaId: string }) => void;
}

export interface AddedMedia {
  readonly added: MediaSummary[];
  readonly known: MediaSummary[];
  readonly refused: { name: string; error: Failure }[];
}

/** The videos and recordings that the library knows: by content, so that a moved file is found again. */
export class MediaService {
  readonly #parts: MediaServiceParts;
  /** Files are added one at a time: two pages that add the same file must not both find it unknown. */
  readonly #inTurn = createTurns();

  constructor(parts: MediaServiceParts) {
    this.#parts = parts;
  }

  async list(query = ''): Promise<MediaSummary[]> {
    const wanted = query.trim().toLowerCase();
    const records = await this.#parts.library.media.list();
    const matching = records.filter(({ name }) => name.toLowerCase().includes(wanted));
    return Promise.all(matching.map((record) => this.#summary(record)));
  }

  /** Each file is taken or refused on its own. */
  async add(paths: readonly string[], signal: AbortSignal): Promise<AddedMedia> {
    const result: AddedMedia = { added: [], known: [], refused: [] };
    for (const path of paths) {
      try {
        const { record, isNew } = await this.#inTurn(() => this.#addFile(path, false, signal));
        result[isNew ? 'added' : 'known'].push(await this.#summary(record));
      } catch (error) {
        if (!isSidecutError(error) || isCancellation(error)) throw error;
        result.refused.push({ name: basename(path), error: toFailure(error) });
      }
    }
    return result;
  }

  async addSample(signal: AbortSignal): Promise<MediaSummary> {
    const { record } = await this.#inTurn(() => this.#addFile(this.#parts.sampleFile, true, signal));
    return this.#summary(record);
  }

  /** What a page shows of one medium; it counts as opened. */
  async get(mediaId: string): Promise<MediaDetail> {
    const { library, queue } = this.#parts;
    const record = await library.media.markOpened(mediaId);
    const [presence, found] = await Promise.all([findPresence(record), readFound(library, record)]);
    if (presence === 'present') await this.#prepare(record);
    const sidecars = (await findSidecars(record.path)).map((path) => ({
      source: this.#parts.sourceFor(path),
      name: basename(path),
    }));
    return toDetail(record, { presence, found, sidecars, proxyJob: queue.findFor(mediaId, 'proxy') });
  }

  /** Forgets the medium and what was made of it. The file itself is not touched. */
  async remove(mediaId: string): Promise<void> {
    const { library, queue, home, emit } = this.#parts;
    await requireMedia(library, mediaId);
    await queue.removeFor(mediaId);
    await library.media.remove(mediaId);
    await rm(mediaFolder(home, mediaId), { recursive: true, force: true });
    emit('media.changed', { mediaId });
  }

  /** Says where a file is now; only the same content is taken, since times of another would not fit. */
  async relink(mediaId: string, path: string, signal: AbortSignal): Promise<MediaDetail> {
    const record = await requireMedia(this.#parts.library, mediaId);
    if (!(await matchesFingerprint(path, record.fingerprint, signal))) {
      throw new SidecutError('media-different', { name: basename(path), wanted: record.name });
    }
    await this.#move(record, path, signal);
    return this.get(mediaId);
  }

  /** A copy that a person asked for. Returns the job's id. */
  async makeProxy(mediaId: string, audioTrack: number | null): Promise<string> {
    const { library, queue } = this.#parts;
    const record = await requireMedia(library, mediaId);
    const tracks = record.info.audio.length;
    if (audioTrack !== null && audioTrack >= tracks) {
      throw new SidecutError('no-such-track', { reason: 'audio', name: record.name, tracks });
    }
    const options: ProxyJobOptions = {
      audioTrack: audioTrack ?? 0,
      isAsked: true,
      encodePicture: audioTrack === null,
    };
    const job = await queue.add({ kind: 'proxy', mediaId, title: record.name, options });
    return job.id;
  }

  async #addFile(
    givenPath: string,
    isSample: boolean,
    signal: AbortSignal,
  ): Promise<{ readonly record: MediaRecord; readonly isNew: boolean }> {
    const { library } = this.#parts;
    const path = resolve(givenPath);
    const fingerprint = await recogniseFile(library, path, signal);
    const known = await library.media.findByFingerprint(fingerprint);
    if (known !== null) {
      const isMoved = known.path !== path && (await findPresence(known)) !== 'present';
      return { record: isMoved ? await this.#move(known, path, signal) : known, isNew: false };
    }
    const place = await this.#placeOf(path, signal);
    const record = await library.media.add({ id: randomUUID(), fingerprint, isSample, ...place });
    await this.#takeChapters(record);
    await this.#prepare(record);
    this.#parts.emit('media.changed', { mediaId: record.id });
    return { record, isNew: true };
  }

  async #move(record: MediaRecord, path: string, signal: AbortSignal): Promise<MediaRecord> {
    const moved = await this.#parts.library.media.move(record.id, await this.#placeOf(path, signal));
    this.#parts.emit('media.changed', { mediaId: record.id });
    return moved;
  }

  async #placeOf(givenPath: string, signal: AbortSignal): Promise<MediaPlace> {
    const { path, ...info } = await probe(await this.#parts.tools(), givenPath, signal);
    const { size, mtimeMs } = await stat(path);
    return { path, name: basename(path), bytes: size, modifiedMs: Math.round(mtimeMs), info };
  }

  /** Queues what is still to be made and no job makes, as when the process was killed right after the file came in. */
  async #prepare({ id, name, info, fingerprint }: MediaRecord): Promise<void> {
    const { queue, library, ensureAnalyses } = this.#parts;
    await ensureAnalyses([id]);
    if (decidePlayback(info).kind === 'direct' || queue.findFor(id, 'proxy')) return;
    if ((await findProxy(library, fingerprint)) !== null) return;
    await queue.add({ kind: 'proxy', mediaId: id, title: name, options: {} });
  }

  async #takeChapters({ id, info }: MediaRecord): Promise<void> {
    const chapters = chaptersOfMedia(info.chapters, randomUUID);
    if (chapters.length === 0) return;
    const changes = chapters.map((after) => ({ kind: 'chapter' as const, before: null, after }));
    await this.#parts.project.applyMachineChanges(id, changes);
  }

  async #summary(record: MediaRecord): Promise<MediaSummary> {
    return toSummary(record, await findPresence(record));
  }
}
