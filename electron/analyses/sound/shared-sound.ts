import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioTrack } from '../../../core/media/media-info.ts';
import type { Note } from '../../../core/notes.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { explainWriteFailure } from '../../services/files/write-whole-file.ts';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import type { Medium } from '../analysis-work.ts';
import { ItemLog } from '../item-log.ts';

/**
 * [Note: One decoding of the sound]
 * Whoever listens to a track at the same time reads one decoding of it, each at its own pace: the waveform is there after
 * seconds though recognition takes an hour. So ffmpeg's samples go to a file (115 MB an hour), which has no name as soon
 * as it is open: however the process ends, nothing is left of it. It is given up when the last listener leaves.
 */
export class SharedSounds {
  readonly #tools: () => Promise<FfmpegTools>;
  readonly #folder: string;
  readonly #sounds = new Map<string, SharedSound>();

  /** `folder`: on a disk with room. */
  constructor(tools: () => Promise<FfmpegTools>, folder: string) {
    this.#tools = tools;
    this.#folder = folder;
  }

  /** Nothing is decoded before somebody reads. */
  hold(medium: Medium, track: AudioTrack): HeldSound {
    const key = `${medium.fingerprint} ${track.index}`;
    const sound = this.#sounds.get(key) ?? new SharedSound(this.#tools, this.#folder, medium, track);
    this.#sounds.set(key, sound);
    sound.holders++;
    let isHeld = true;
    return {
      read: (signal) => sound.read(signal),
      notes: () => sound.notes,
      release: async () => {
        if (!isHeld) return;
        isHeld = false;
        sound.holders--;
        if (sound.holders > 0) return;
        this.#sounds.delete(key);
        await sound.close();
      },
    };
  }
}

export interface HeldSound {
  /** Mono 16 kHz from the start of the timeline, see `readAudio`. */
  read(signal: AbortSignal): AsyncIterable<Float32Array>;
  /** What was odd, known when all is read. */
  notes(): readonly Note[];
  release(): Promise<void>;
}

/** Samples in one piece: a second. */
const pieceSamples = 16_000;

class SharedSound {
  holders = 0;
  readonly notes: Note[] = [];
  readonly #tools: () => Promise<FfmpegTools>;
  readonly #folder: string;
  readonly #medium: Medium;
  readonly #track: AudioTrack;
  readonly #controller = new AbortController();
  /** Samples that each write added. */
  readonly #written = new ItemLog<number>();
  #file: Promise<FileHandle> | undefined;
  #decoding: Promise<void> | undefined;

  constructor(tools: () => Promise<FfmpegTools>, folder: string, medium: Medium, track: AudioTrack) {
    this.#tools = tools;
    this.#folder = folder;
    this.#medium = medium;
    this.#track = track;
  }

  async *read(signal: AbortSignal): AsyncGenerator<Float32Array> {
    this.#file ??= openNameless(this.#folder);
    const file = await this.#file;
    this.#decoding ??= this.#decode(file);
    let position = 0;
    let known = 0;
    for await (const added of this.#written.read(signal)) {
      known += added;
      while (position < known) {
        signal.throwIfAborted();
        const samples = await readSamples(file, position, Math.min(pieceSamples, known - position));
        position += samples.length;
        yield samples;
      }
    }
  }

  async close(): Promise<void> {
    this.#controller.abort();
    await this.#decoding;
    await (await this.#file?.catch(() => undefined))?.close();
  }

  async #decode(file: FileHandle): Promise<void> {
    const { signal } = this.#controller;
    try {
      const audio = readAudio(await this.#tools(), this.#medium.media, {
        ...{ track: this.#track, signal },
        onWarning: (warning) => this.notes.push(warning),
      });
      for await (const samples of audio) {
        // All of it or an error: a single write to a disk that is nearly full may take less than it was given.
        await file.appendFile(toStored(samples)).catch((error: unknown) => {
          throw explainWriteFailure(error, join(this.#folder, 'sound'));
        });
        this.#written.push([samples.length]);
      }
      this.#written.end();
    } catch (error) {
      this.#written.fail(error);
    }
  }
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.pcm`);
  const file = await open(path, 'wx+').catch((error: unknown) => {
    throw explainWriteFailure(error, path);
  });
  await rm(path, { force: true }).catch(() => undefined);
  return file;
}

async function readSamples(file: FileHandle, position: number, count: number): Promise<Float32Array> {
  const stored = new Int16Array(count);
  await file.read(stored, 0, stored.byteLength, position * 2);
  return fromStored(stored);
}

/** A loop: `Int16Array.from` with a function costs a minute of the main process for a film of six hours. */
function toStored(samples: Float32Array): Int16Array {
  const stored = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) stored[i] = Math.round(samples[i]! * 32_768);
  return stored;
}

function fromStored(stored: Int16Array): Float32Array {
  const samples = new Float32Array(stored.length);
  for (let i = 0; i < stored.length; i++) samples[i] = stored[i]! / 32_768;
  return samples;
}
