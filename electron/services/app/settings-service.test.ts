import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../core/contract/app.ts';
import { testLibrary, testPlace } from '../library/testing/test-library.ts';
import { createSettingsService } from './settings-service.ts';

const defaults = settingsSchema.parse({});

describe('settings', () => {
  it('begin at their defaults and keep what is set, across a restart', async () => {
    const place = testPlace();
    const library = await testLibrary(place);
    const settings = createSettingsService(library);
    expect(await settings.get()).toEqual(defaults);
    await settings.set({ theme: 'dark', panels: { main: [60, 40] } });
    await settings.set({ textScale: 1.25 });
    const expected = { ...defaults, theme: 'dark', panels: { main: [60, 40] }, textScale: 1.25 };
    expect(await settings.get()).toEqual(expected);
    await library.close();
    expect(await createSettingsService(await testLibrary(place)).get()).toEqual(expected);
  });

  it('fall back one by one when a stored value no longer fits', async () => {
    const library = await testLibrary();
    await library.settings.set({ theme: 'sepia', textScale: 40, locale: 'zh-CN', retired: true });
    expect(await createSettingsService(library).get()).toEqual({ ...defaults, locale: 'zh-CN' });
  });

  it('refuse a value out of its range', async () => {
    const library = await testLibrary();
    const settings = createSettingsService(library);
    await expect(settings.set({ textScale: 40 })).rejects.toThrow();
    expect(await library.settings.all()).toEqual({});
  });
});
