import { cpus } from 'node:os';
import { listSupportedBackends } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import type { DeviceChoice, ExecutionProvider } from '../../../core/devices.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { ProviderReport } from './provider-report.ts';
import type { ChosenProvider } from './chosen-provider.ts';
import { candidateProviders } from './candidates.ts';
import { judgeProbe } from './judge.ts';
import { machineFingerprint } from './machine-fingerprint.ts';
import { readReportCache, writeReportCache } from './report-cache.ts';
import type { ReportsByProvider } from './report-cache.ts';
import { forcedSoftwareDriver } from './software-driver.ts';
import { spawnProbe } from './spawn-probe.ts';

export interface SelectorSettings {
  readonly threads: number;
  readonly cacheFile: string | undefined;
  /** `auto` passes these over; the reason goes into the note. */
  readonly avoid: readonly ExecutionProvider[];
}

/**
 * [Note: Choosing a provider]
 * Each candidate runs a small model once per machine (in its own process: `spawn-probe.ts`) and is compared with
 * the CPU (`judge.ts`). `auto` takes the first candidate that is right and faster than the CPU; a provider named
 * by the user must only be right. Results are remembered under a fingerprint of the machine.
 */
export class ProviderSelector {
  readonly #settings: SelectorSettings;
  readonly #fingerprint: string;
  #reports: Promise<ReportsByProvider> | undefined;

  constructor(settings: SelectorSettings) {
    this.#settings = settings;
    this.#fingerprint = machineFingerprint(settings.threads);
  }

  /** Every candidate of this platform, best first. */
  async list(refresh: boolean, signal: AbortSignal): Promise<ProviderReport[]> {
    if (refresh) this.#reports = Promise.resolve({});
    const reports: ProviderReport[] = [];
    for (const provider of candidateProviders(process.platform))
      reports.push(await this.#report(provider, signal));
    return reports;
  }

  async choose(device: DeviceChoice, signal: AbortSignal): Promise<ChosenProvider> {
    return device === 'auto' ? this.#chooseAutomatically(signal) : this.#demand(device, signal);
  }

  async #demand(provider: ExecutionProvider, signal: AbortSignal): Promise<ChosenProvider> {
    const report = await this.#report(provider, signal);
    if (report.status === 'usable') return toChosen(report);
    throw new SidecutError('device-unavailable', {
      reason: 'not-usable',
      provider,
      finding: report.reason,
    });
  }

  async #chooseAutomatically(signal: AbortSignal): Promise<ChosenProvider> {
    let why: Note | undefined;
    for (const provider of candidateProviders(process.platform)) {
      if (this.#settings.avoid.includes(provider)) {
        why = note('device-not-used', { provider, reason: { found: 'crashed-before' } });
        continue;
      }
      const report = await this.#report(provider, signal);
      if (report.worthwhile) return toChosen(report, why);
      if (report.status !== 'not-built-in')
        why = note('device-not-used', { provider, reason: report.reason });
    }
    throw new SidecutError('device-unavailable', { reason: 'none' });
  }

  async #report(provider: ExecutionProvider, signal: AbortSignal): Promise<ProviderReport> {
    if (provider === 'cpu') return cpuReport();
    if (!listSupportedBackends().some(({ name }) => name === provider)) return notBuiltIn(provider);
    const { cacheFile, threads } = this.#settings;
    this.#reports ??= cacheFile ? readReportCache(cacheFile, this.#fingerprint) : Promise.resolve({});
    const reports = await this.#reports;
    const remembered = reports[provider];
    if (remembered) return remembered;
    const outcome = await spawnProbe(provider, threads, signal);
    const software = provider === 'webgpu' ? forcedSoftwareDriver(process.env) : undefined;
    const report = judgeProbe(provider, outcome, software);
    reports[provider] = report;
    if (cacheFile) await writeReportCache(cacheFile, this.#fingerprint, reports);
    return report;
  }
}

function toChosen(report: ProviderReport, why?: Note): ChosenProvider {
  return {
    provider: report.provider,
    float16: report.float16 ?? false,
    ...(report.deviceName === undefined ? {} : { deviceName: report.deviceName }),
    ...(why === undefined ? {} : { note: why }),
  };
}

/** The measure of all others needs no probe. */
function cpuReport(): ProviderReport {
  const deviceName = cpus()[0]?.model.trim();
  return {
    provider: 'cpu',
    status: 'usable',
    reason: { found: 'always-works' },
    ...(deviceName ? { deviceName } : {}),
    float16: true,
    worthwhile: true,
  };
}

function notBuiltIn(provider: ExecutionProvider): ProviderReport {
  return {
    provider,
    status: 'not-built-in',
    reason: { found: 'not-offered' },
    worthwhile: false,
  };
}
