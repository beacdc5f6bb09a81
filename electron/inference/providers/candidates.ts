import type { ExecutionProvider } from '../../../core/devices.ts';

/** Execution providers worth trying on a platform, best first; the CPU always closes the list. */
export function candidateProviders(platform: NodeJS.Platform): readonly ExecutionProvider[] {
  switch (platform) {
    case 'win32':
      return ['dml', 'webgpu', 'cpu'];
    case 'darwin':
      return ['coreml', 'webgpu', 'cpu'];
    default:
      return ['cuda', 'webgpu', 'cpu'];
  }
}
