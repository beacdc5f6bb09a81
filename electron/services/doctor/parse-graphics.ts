import type { GraphicsAdapter } from './report.ts';

/** `Get-CimInstance Win32_VideoController | ConvertTo-Json`: one object, or an array of them. */
export function parseVideoControllers(json: string): GraphicsAdapter[] {
  const parsed = JSON.parse(json) as unknown;
  const controllers = (Array.isArray(parsed) ? parsed : [parsed]) as {
    Name?: string;
    DriverVersion?: string;
  }[];
  return controllers.flatMap(({ Name, DriverVersion }) =>
    Name ? [{ name: Name, ...(DriverVersion ? { driver: DriverVersion } : {}) }] : [],
  );
}

/** `system_profiler SPDisplaysDataType -json`. */
export function parseSystemProfiler(json: string): GraphicsAdapter[] {
  const { SPDisplaysDataType: displays = [] } = JSON.parse(json) as {
    SPDisplaysDataType?: { sppci_model?: string; _name?: string }[];
  };
  return displays.flatMap(({ sppci_model: model, _name: name }) => {
    const found = model ?? name;
    return found ? [{ name: found }] : [];
  });
}

/** `/proc/driver/nvidia/gpus/ADDRESS/information`: lines of "Key: value". */
export function parseNvidiaInformation(text: string): GraphicsAdapter {
  const name = /^Model:\s*(.+)$/m.exec(text)?.[1]?.trim();
  return { name: name ?? 'NVIDIA graphics card', driver: 'nvidia' };
}

const makers: Readonly<Record<string, string>> = { '0x1002': 'AMD', '0x8086': 'Intel', '0x106b': 'Apple' };

/** The files `vendor`, `device` and `uevent` of a DRM card; undefined for NVIDIA's and for virtual screens. */
export function pciAdapter(vendor: string, device: string, uevent: string): GraphicsAdapter | undefined {
  const maker = makers[vendor.trim()];
  if (maker === undefined) return undefined;
  const driver = /^DRIVER=(.+)$/m.exec(uevent)?.[1];
  return { name: `${maker} graphics (${device.trim()})`, ...(driver === undefined ? {} : { driver }) };
}
