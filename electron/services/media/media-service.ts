import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createTurns } from '../../../core/async/turns.ts';
import type { MediaDetail, MediaSummary } from '../../../core/contract/media.ts';
import { toFailure } from '../../../core/failure.ts';
import { isCancellation, isSidecutError, SidecutError } from '../../../core/errors.ts';
import { whereThereIsRoom } from '../library/where-there-is-room.ts';
import type { MediaContent, MediaPlace, MediaRecord } from '../library/media-record.ts';
import type { LabelChange } from '../../../core/project/media-labels.ts';
import { stat } from '../../system/user-files.ts';
import { recogniseFile } from './known-fingerprint.ts';
import { probe, probeVersion } from './probe.ts';
import { chaptersOfMedia } from './media-chapters.ts';
import { decidePlayback } from './playback/decide-playback.ts';
import type { ProxyJobOptions } from './playback/make-proxy.ts';
import { findProxy } from './playback/proxy-copy.ts';
import { readFound } from './found-media.ts';
import type { AddedMedia, MediaServiceParts } from './media-parts.ts';
import { toDetail, toSummary } from './media-detail.ts';
import { mediaFolder, peaksBeforeFile } from './media-folder.ts';
import { findMissing, findPresence, lookClosely, lookedAtOnce, requireMedia } from './presence.ts';
import { findNeighbours } from './replacing/find-neighbours.ts';
import type { Move } from './replacing/find-neighbours.ts';
import { compareMedia, replaceMedia } from './replacing/replace-media.ts';
import type { Comparison } from './replacing/replace-media.ts';
import { keepReplacement } from './replacing/replacement.ts';
import { findSidecars } from './sidecar-files.ts';
import { createStoredProbes } from './stored-probes.ts';
import type { StoredProbes } from './stored-probes.ts';

/** A list does not wait longer for a drive; it is told when the drive answers after all. */
const listPatienceMs = 2000;

/** The videos and recordings that the library knows: by content, so that a moved file is found again. */
export class MediaService {
  readonly #parts: MediaServiceParts;
  /** Files are added one at a time: two pages that add the same file must not both find it unknown. */
  readonly #inTurn = createTurns();
  readonly #probes: StoredProbes;

  constructor(parts: MediaServiceParts) {
    this.#parts = parts;
    this.#probes = createStoredProbes({
      ...{ library: parts.library, inTurn: this.#inTurn },
      look: (path, signal) => this.#placeOf(path, signal),
      onChanged: async (record) => {
        parts.emit('media.changed', { mediaId: record.id });
        await this.#prepare(record);
      },
    });
  }

  /** Ends what goes on in the background. */
  async close(): Promise<void> {
    await this.#probes.close();
  }

  /** `mediaIds`: of these alone, those that are known. */
  async list(query = '', mediaIds?: readonly string[]): Promise<MediaSummary[]> {
    const wanted = query.trim().toLowerCase();
    const { media } = this.#parts.library;
    const records = await (mediaIds === undefined ? media.list() : media.some(mediaIds));
    const matching = records.filter(({ name }) => name.toLowerCase().includes(wanted));
    const summaries: MediaSummary[] = [];
    for (let start = 0; start < matching.length; start += lookedAtOnce) {
      const some = matching.slice(start, start + lookedAtOnce);
      summaries.push(...(await Promise.all(some.map((record) => this.#summary(record)))));
    }
    return summaries;
  }

  async setLabels(changes: readonly LabelChange[]): Promise<void> {
    await this.#parts.library.media.setLabels(changes);
    for (const { mediaId } of changes) this.#parts.emit('media.changed', { mediaId });
  }

  /** Each file is taken or refused on its own. */
  async add(paths: readonly string[], signal: AbortSignal): Promise<AddedMedia> {
    const result: AddedMedia = { added: [], known: [], refused: [] };
    for (const path of paths) {
      try {
        const { record, isNew } = await this.#inTurn(() => this.#addFile(path, false, signal));
        const summary = await this.#summary(record);
        if (isNew) result.added.push(summary);
        else result.known.push({ ...summary, chosenName: basename(path) });
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
    const { library, queue, home } = this.#parts;
    const opened = await whereThereIsRoom(library.media.markOpened(mediaId));
    const record = opened ?? (await requireMedia(library, mediaId));
    const [presence, found] = await Promise.all([
      lookClosely(library, record),
      readFound(library, home, record),
    ]);
    if (presence === 'present') {
      this.#probes.renew(record);
      await whereThereIsRoom(this.#prepare(record));
    }
    const sidecars = (await findSidecars(record.path)).map(({ path, holds }) => ({
      source: this.#parts.sourceFor(path),
      ...{ name: basename(path), holds },
    }));
    const { mediaAddress, isUnplugged: askUnplugged } = this.#parts;
    const isUnplugged = presence === 'missing' && (await askUnplugged(record.path));
    const proxyJob = queue.findFor(mediaId, 'proxy');
    return toDetail(record, { presence, isUnplugged, found, sidecars, proxyJob, mediaAddress });
  }

  /** Forgets the medium and what was made of it. The file itself is not touched. */
  async remove(mediaId: string): Promise<void> {
    const { library, queue, home, emit } = this.#parts;
    await this.#parts.onRemove(await requireMedia(library, mediaId));
    await queue.removeFor(mediaId);
    await library.media.remove(mediaId);
    await queue.removeFor(mediaId);
    await rm(mediaFolder(home, mediaId), { recursive: true, force: true });
    emit('media.changed', { mediaId });
  }

  /** What would change if the file took the place of the video's; null: the file that lies where the video was. */
  async compare(mediaId: string, path: string | null, signal: AbortSignal): Promise<Comparison> {
    const { library } = this.#parts;
    const content = await this.#contentOf(mediaId, path, signal);
    return compareMedia(library, await requireMedia(library, mediaId), content);
  }

  /** Takes the file for the video's, whatever it holds. Whoever moved one file moved others: they are found, too. */
  async replace(mediaId: string, path: string | null, signal: AbortSignal) {
    const move = await this.#inTurn(async () => {
      const content = await this.#contentOf(mediaId, path, signal);
      const known = await requireMedia(this.#parts.library, mediaId);
      if (content.fingerprint === known.fingerprint) await this.#move(known, content);
      else {
        await replaceMedia(this.#parts, known, content);
        this.#parts.emit('media.changed', { mediaId });
      }
      return { from: known.path, to: content.path };
    });
    const found = await this.#inTurn(() => this.#findNeighbours(move, signal));
    await this.#parts.onMove(move);
    return { media: await this.get(mediaId), found };
  }

  /** Takes what lies where the video was for its content, without a question: nobody has captioned it yet. */
  async renew(mediaId: string, signal: AbortSignal): Promise<void> {
    await this.#inTurn(async () => {
      const content = await this.#contentOf(mediaId, null, signal);
      const known = await requireMedia(this.#parts.library, mediaId);
      if (content.fingerprint === known.fingerprint) {
        await this.#move(known, content);
        return;
      }
      const renewed = await replaceMedia(this.#parts, known, content);
      await keepReplacement(this.#parts.library, renewed.fingerprint, null);
      await this.#prepare(renewed);
      this.#parts.emit('media.changed', { mediaId });
    });
  }

  /** The captions are where they belong. */
  async endReplacement(mediaId: string): Promise<void> {
    const { library, home, emit } = this.#parts;
    const { fingerprint } = await requireMedia(library, mediaId);
    await keepReplacement(library, fingerprint, null);
    await rm(join(mediaFolder(home, mediaId), peaksBeforeFile), { force: true });
    emit('media.changed', { mediaId });
  }

  async #findNeighbours(move: Move, signal: AbortSignal): Promise<MediaSummary[]> {
    const missing = await findMissing(await this.#parts.library.media.list());
    const found: MediaSummary[] = [];
    for (const neighbour of await findNeighbours(missing, move, signal)) {
      const moved = await this.#move(neighbour.record, await this.#placeOf(neighbour.path, signal));
      found.push(await this.#summary(moved));
    }
    return found;
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
      ...(audioTrack === null ? {} : { audioTrack }),
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
      if (!isMoved) return { record: known, isNew: false };
      return { record: await this.#move(known, await this.#placeOf(path, signal)), isNew: false };
    }
    const place = await this.#placeOf(path, signal);
    const record = await library.media.add({ id: randomUUID(), fingerprint, isSample, ...place });
    await this.#takeChapters(record);
    await this.#prepare(record);
    this.#parts.emit('media.changed', { mediaId: record.id });
    return { record, isNew: true };
  }

  async #move(
    record: MediaRecord,
    { path, name, bytes, modifiedMs, info }: MediaPlace,
  ): Promise<MediaRecord> {
    const moved = await this.#parts.library.media.move(record.id, { path, name, bytes, modifiedMs, info });
    this.#parts.emit('media.changed', { mediaId: record.id });
    return moved;
  }

  /** Looking at a file may renew the fingerprint that a record has: whoever compares reads the record after this. */
  async #contentOf(mediaId: string, givenPath: string | null, signal: AbortSignal): Promise<MediaContent> {
    const { library } = this.#parts;
    const path = givenPath ?? (await requireMedia(library, mediaId)).path;
    const fingerprint = await recogniseFile(library, path, signal);
    return { fingerprint, ...(await this.#placeOf(path, signal)) };
  }

  async #placeOf(givenPath: string, signal: AbortSignal): Promise<MediaPlace> {
    const { path, ...info } = await probe(await this.#parts.tools(), givenPath, signal);
    const { size, mtimeMs } = await stat(path);
    return {
      path,
      name: basename(path),
      bytes: size,
      modifiedMs: Math.round(mtimeMs),
      info: { ...info, probeVersion },
    };
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
    const { emit, mediaAddress } = this.#parts;
    const onLate = () => emit('media.changed', { mediaId: record.id });
    const presence = await findPresence(record, { patienceMs: listPatienceMs, onLate });
    if (presence === 'present') this.#probes.renew(record);
    const isUnplugged = presence === 'missing' && (await this.#parts.isUnplugged(record.path));
    return toSummary(record, { presence, isUnplugged }, mediaAddress);
  }
}
