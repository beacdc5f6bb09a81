import { describe, expect, it } from 'vitest';
import {
  parseNvidiaInformation,
  parseSystemProfiler,
  parseVideoControllers,
  pciAdapter,
} from './parse-graphics.ts';

describe('graphics cards', () => {
  it('of Windows come as one object or as a list', () => {
    const one = { Name: 'NVIDIA GeForce RTX 4060', DriverVersion: '32.0.15.6094' };
    const expected = { name: one.Name, driver: one.DriverVersion };
    expect(parseVideoControllers(JSON.stringify(one))).toEqual([expected]);
    const two = [one, { Name: 'Intel(R) UHD Graphics', DriverVersion: null }];
    expect(parseVideoControllers(JSON.stringify(two))).toEqual([expected, { name: 'Intel(R) UHD Graphics' }]);
  });

  it('of macOS are named by their model', () => {
    const json = '{"SPDisplaysDataType":[{"_name":"kHW_AppleM2Item","sppci_model":"Apple M2"}]}';
    expect(parseSystemProfiler(json)).toEqual([{ name: 'Apple M2' }]);
    expect(parseSystemProfiler('{}')).toEqual([]);
  });

  it('of NVIDIA on Linux are named by the driver', () => {
    const text = 'Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 42\n';
    expect(parseNvidiaInformation(text)).toEqual({ name: 'NVIDIA H100 80GB HBM3', driver: 'nvidia' });
  });

  it('of other makers on Linux are named by maker and driver; virtual screens are left out', () => {
    const uevent = 'DRIVER=amdgpu\nPCI_CLASS=30000\n';
    expect(pciAdapter('0x1002\n', '0x744c\n', uevent)).toEqual({
      name: 'AMD graphics (0x744c)',
      driver: 'amdgpu',
    });
    expect(pciAdapter('0x1234\n', '0x1111\n', '')).toBeUndefined();
  });
});
