import type { WaveformPeaks } from '../../../../../core/media/peaks.ts';
import { decodePeaks } from '../../../../../core/media/peaks-file.ts';
import { createStore } from '../../../../stores/store.ts';

interface LoadedPeaks {
  readonly url: string | null;
  readonly peaks: WaveformPeaks | null;
  readonly error: unknown;
}

/** The waveform of the open video. */
export const peaksStore = createStore<LoadedPeaks>({ url: null, peaks: null, error: null });

/** Fetches once for each address; an answer that comes after another video was opened is dropped. */
export async function loadPeaks(url: string | null): Promise<void> {
  if (peaksStore.get().url === url) return;
  peaksStore.set({ url, peaks: null, error: null });
  if (url === null) return;
  let loaded: LoadedPeaks;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const peaks = decodePeaks(new Uint8Array(await response.arrayBuffer()));
    loaded = { url, peaks, error: null };
  } catch (error) {
    loaded = { url, peaks: null, error };
  }
  if (peaksStore.get().url === url) peaksStore.set(loaded);
}
