import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import { z } from 'zod';
import { createRandom } from '../../electron/inference/kinds/whisper/processing/random.ts';

const sampleFolder = new URL('../../sample/', import.meta.url);
const sampleRate = 16_000;
/** Around a sentence, so that its edges are not cut. */
const marginMs = 80;

const truthSchema = z.object({ sentences: z.array(z.object({ startMs: z.number(), endMs: z.number() })) });

/** The sentences of the sample video, each a stretch of samples. */
export function readSentences(): readonly Float32Array[] {
  const video = fileURLToPath(new URL('sample.mp4', sampleFolder));
  const arguments_ = ['-v', 'error', '-i', video, '-ac', '1', '-ar', String(sampleRate), '-f', 'f32le', '-'];
  const bytes = execFileSync(process.env['FFMPEG_PATH'] ?? ffmpeg.path, arguments_, {
    maxBuffer: 64 * 1024 ** 2,
  });
  const sound = new Float32Array(Uint8Array.from(bytes).buffer);
  const truth = truthSchema.parse(JSON.parse(readFileSync(new URL('truth.json', sampleFolder), 'utf8')));
  const at = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  return truth.sentences.map(({ startMs, endMs }) =>
    sound.slice(at(startMs - marginMs), at(endMs + marginMs)),
  );
}

/**
 * Writes minutes of speech: the sample's sentences in a random order with short pauses, as people talk.
 * `raw` gets float32 samples, `wave` the same as a 16-bit WAV file.
 */
export function writeSpeech(
  sentences: readonly Float32Array[],
  minutes: number,
  raw: string,
  wave: string,
): void {
  const random = createRandom(minutes);
  const total = Math.round(minutes * 60 * sampleRate);
  const rawFile = openSync(raw, 'w');
  const waveFile = openSync(wave, 'w');
  try {
    writeSync(waveFile, waveHeader(total));
    for (let written = 0; written < total;) {
      const sentence = sentences[Math.floor(random() * sentences.length)] ?? new Float32Array();
      const pause = new Float32Array(Math.round((0.25 + 0.6 * random()) * sampleRate));
      for (const piece of [sentence, pause]) {
        const part = piece.subarray(0, total - written);
        writeSync(rawFile, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
        const short = Int16Array.from(part, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
        writeSync(waveFile, new Uint8Array(short.buffer));
        written += part.length;
      }
    }
  } finally {
    closeSync(rawFile);
    closeSync(waveFile);
  }
}

/** RIFF header of 16-bit mono samples. */
function waveHeader(samples: number): Uint8Array {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + 2 * samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(2 * sampleRate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(2 * samples, 40);
  return header;
}
