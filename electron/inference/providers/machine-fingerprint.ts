import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { env } from 'onnxruntime-node';

/** Variables that choose a driver or a card. */
const driverVariables = [
  'VK_DRIVER_FILES',
  'VK_ICD_FILENAMES',
  'VK_ADD_DRIVER_FILES',
  'MESA_VK_DEVICE_SELECT',
  'CUDA_VISIBLE_DEVICES',
  'LD_LIBRARY_PATH',
];
/** Where Vulkan drivers register themselves (Vulkan loader, "Driver Discovery on Linux"). */
const driverFolders = ['/etc/vulkan/icd.d', '/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d'];

/**
 * Changes when a probe may come out differently: another runtime, system, driver or environment. On Windows and
 * macOS drivers come with no cheap version; `sidecut doctor` probes anew there.
 */
export function machineFingerprint(threads: number): string {
  return JSON.stringify({
    runtime: env.versions.node ?? env.versions.common,
    system: [process.platform, process.arch, release()],
    threads,
    environment: driverVariables.map((name) => process.env[name] ?? ''),
    drivers: process.platform === 'linux' ? [nvidiaDriver(), ...vulkanDrivers()] : [],
  });
}

/** Changes when products on the processor may take another time or come out differently. */
export function processorFingerprint(): string {
  const runtime = env.versions.node ?? env.versions.common;
  return JSON.stringify([runtime, process.platform, process.arch, cpus()[0]?.model ?? '']);
}

function nvidiaDriver(): string {
  try {
    return readFileSync('/proc/driver/nvidia/version', 'utf8').split('\n')[0]!;
  } catch {
    return '';
  }
}

function vulkanDrivers(): string[] {
  return driverFolders.flatMap((folder) => {
    try {
      return readdirSync(folder).map((name) => `${name} ${statSync(`${folder}/${name}`).mtimeMs}`);
    } catch {
      return [];
    }
  });
}
