import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { executionProviderSchema } from '../../../core/devices.ts';
import type { ExecutionProvider } from '../../../core/devices.ts';
import { parseJson } from '../../../core/parse-json.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { providerReportSchema } from './provider-report.ts';
import type { ProviderReport } from './provider-report.ts';

const cacheSchema = z.object({
  /** Of the machine and the runtime; see `machineFingerprint`. */
  fingerprint: z.string(),
  reports: z.partialRecord(executionProviderSchema, providerReportSchema),
});

export type ReportsByProvider = Partial<Record<ExecutionProvider, ProviderReport>>;

/** The remembered reports; none when the file is missing, unreadable or from another machine or driver. */
export async function readReportCache(file: string, fingerprint: string): Promise<ReportsByProvider> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = cacheSchema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.fingerprint !== fingerprint) return {};
  return parsed.data.reports;
}

/** A cache that cannot be written costs a probe at the next start and nothing else, so failures are ignored. */
export async function writeReportCache(
  file: string,
  fingerprint: string,
  reports: ReportsByProvider,
): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    await writeFile(temporary, JSON.stringify({ fingerprint, reports }, undefined, 2));
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
