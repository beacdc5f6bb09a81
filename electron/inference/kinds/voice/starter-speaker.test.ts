import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import { loadRequest, onCpu, testPool, unheard } from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { voiceContract } from './contract.ts';
import { createVoice } from './model.ts';

const folder = fileURLToPath(new URL('../../../../models/starter/speaker', import.meta.url));
const heldOut = new URL('../../../../models/training/held-out/speaker/', import.meta.url);

const indexSchema = z.object({
  clips: z.array(
    z.object({
      file: z.string(),
      startMs: z.number(),
      durationMs: z.number(),
      voice: z.string(),
      noise: z.boolean(),
    }),
  ),
});

/** Clips of one voice that are compared. */
const clipsPerVoice = 4;
const samplesPerMs = 16;

/** The English part of the held-out set: its voices trained nothing. */
function readClips(): readonly { readonly voice: string; readonly samples: Float32Array }[] {
  const { clips } = indexSchema.parse(JSON.parse(readFileSync(new URL('index.json', heldOut), 'utf8')));
  const sound = decode(fileURLToPath(new URL('en.opus', heldOut)));
  const clean = clips.filter((clip) => clip.file === 'en.opus' && !clip.noise);
  const voices = Map.groupBy(clean, (clip) => clip.voice);
  return [...voices.values()].flatMap((own) =>
    own.slice(0, clipsPerVoice).map(({ voice, startMs, durationMs }) => ({
      voice,
      samples: sound.slice(startMs * samplesPerMs, (startMs + durationMs) * samplesPerMs),
    })),
  );
}

/** Mono at 16 kHz. */
function decode(path: string): Float32Array {
  const format = ['-ac', '1', '-ar', '16000', '-f', 'f32le', '-'];
  const program = process.env['FFMPEG_PATH'] ?? ffmpeg.path;
  const bytes = execFileSync(program, ['-v', 'error', '-i', path, ...format], { maxBuffer: 64 * 1024 ** 2 });
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** Shares of the pairs that lie above the threshold: of one voice, of two voices. */
function acceptedShares(
  voices: readonly string[],
  cosine: (one: number, other: number) => number,
  threshold: number,
) {
  const pairs = voices.flatMap((voice, one) =>
    voices.slice(one + 1).map((other, distance) => ({
      same: voice === other,
      accepted: cosine(one, one + 1 + distance) > threshold,
    })),
  );
  const share = (same: boolean) => {
    const some = pairs.filter((pair) => pair.same === same);
    return some.filter((pair) => pair.accepted).length / some.length;
  };
  return { same: share(true), different: share(false) };
}

it('the starter tells voices that it has never heard apart at its stored threshold', async () => {
  const embedder = keepModels(voiceContract, createVoice(), testPool());
  const { modelKey, dimensions, sameSpeakerAbove } = await embedder.load(
    loadRequest(folder),
    onCpu,
    unheard.signal,
  );
  const clips = readClips();
  expect(new Set(clips.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(6);
  const { vectors } = await embedder.run(
    'embedVoices',
    { modelKey, clips: clips.map(({ samples }) => samples) },
    unheard,
  );
  const row = (clip: number) => vectors.subarray(clip * dimensions, (clip + 1) * dimensions);
  const cosine = (one: number, other: number) =>
    row(one).reduce((sum, value, index) => sum + value * row(other)[index]!, 0);
  const voices = clips.map(({ voice }) => voice);
  const shares = acceptedShares(voices, cosine, sameSpeakerAbove!);
  expect(shares.same).toBeGreaterThan(0.9);
  expect(shares.different).toBeLessThan(0.1);
});
