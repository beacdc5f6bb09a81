import { existsSync } from 'node:fs';

/** Where packages put SwiftShader's Vulkan manifest: Debian, Fedora, Arch, Chrome's own and snap packages. */
const usualPlaces = [
  '/usr/lib/chromium',
  '/usr/lib64/chromium-browser',
  '/usr/lib/chromium-browser',
  '/opt/google/chrome',
  '/snap/chromium/current/usr/lib/chromium-browser',
];

/** The manifest that makes Vulkan, and so WebGPU, run without a graphics card; undefined where there is none. */
export const swiftshaderManifest = usualPlaces
  .map((folder) => `${folder}/vk_swiftshader_icd.json`)
  .find((path) => existsSync(path));

/** For names of tests that need it. */
export const swiftshaderMissing = swiftshaderManifest
  ? ''
  : ' (skipped: no vk_swiftshader_icd.json, install chromium)';

/** Environment in which WebGPU finds SwiftShader and nothing else. `runtimeFolder`: any folder. */
export function swiftshaderEnvironment(runtimeFolder: string): Readonly<Record<string, string>> {
  const manifest = swiftshaderManifest ?? '';
  return { VK_DRIVER_FILES: manifest, VK_ICD_FILENAMES: manifest, XDG_RUNTIME_DIR: runtimeFolder };
}
