/**
 * The software rasteriser that the environment forces upon Vulkan, if it does. The runtime does not tell which
 * adapter WebGPU took; a rasteriser that is merely installed shows by its speed in the probe.
 */
export function forcedSoftwareDriver(environment: NodeJS.ProcessEnv): string | undefined {
  const drivers = environment['VK_DRIVER_FILES'] ?? environment['VK_ICD_FILENAMES'] ?? '';
  if (/swiftshader/i.test(drivers)) return 'SwiftShader (software)';
  if (/lvp_icd|lavapipe/i.test(drivers)) return 'llvmpipe (software)';
  return undefined;
}
