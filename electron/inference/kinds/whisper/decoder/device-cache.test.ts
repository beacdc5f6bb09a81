import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeShortStarter } from '../testing/short-starter.ts';
import {
  swiftshaderEnvironment,
  swiftshaderManifest,
  swiftshaderMissing,
} from '../../../testing/swiftshader.ts';

const program = fileURLToPath(new URL('../testing/device-decoder.ts', import.meta.url));
const reportSchema = z.object({ compared: z.number(), largest: z.number() });

describe('the cache on a device', () => {
  it.skipIf(!swiftshaderManifest)(
    `gives the numbers of the processor while it grows and its rows change, and in the next batch${swiftshaderMissing}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sidecut-device-'));
      try {
        const env = { ...process.env, ...swiftshaderEnvironment(folder) };
        // Over the encoder's usual window SwiftShader computes three seconds longer, and nothing else.
        const short = join(folder, 'short');
        writeShortStarter(short, 4);
        const { stdout } = await promisify(execFile)(process.execPath, [program, short], { env });
        const { compared, largest } = reportSchema.parse(JSON.parse(stdout));
        expect(compared).toBe(16);
        expect(largest).toBeLessThan(1e-3);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
