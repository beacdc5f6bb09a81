/** What only this player can do, for its buttons and commands. */
import type { AppConnection } from '../../connection/app-connection.ts';
import { currentCue } from '../../editing/cue-actions.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { changeProject } from '../../project/project-store.ts';
import type { PlayerEngine } from './player-engine.ts';
import { changePlayer, playerStore } from './player-store.ts';

let engine: PlayerEngine | null = null;

/** The player that is on the page. */
export function setEngine(next: PlayerEngine | null): void {
  engine = next;
}

export function setVolume(volume: number, isMuted: boolean): void {
  if (engine === null) changePlayer({ volume, isMuted });
  else engine.setVolume(volume, isMuted);
}

/** By a step of the slider's, `direction` 1 louder. */
export function changeVolume(direction: 1 | -1): void {
  const { volume, isMuted } = playerStore.get();
  const next = Math.round((isMuted ? 0 : volume) * 10 + direction) / 10;
  setVolume(Math.min(1, Math.max(0, next)), next <= 0);
}

export function toggleMute(): void {
  const { volume, isMuted } = playerStore.get();
  setVolume(volume, !isMuted);
}

/** False: the browser can't choose, see `PlayerEngine.selectAudioTrack`. */
export function selectAudioTrack(index: number): boolean {
  return engine?.selectAudioTrack(index) ?? false;
}

/** The file may have gone or come back: the library looks, and the page shows what is true. */
export async function readMediaAgain({ calls }: AppConnection, mediaId: string): Promise<void> {
  const media = await calls['media.get']({ mediaId });
  changeProject((project) => (project.media.id === mediaId ? { ...project, media } : project));
}

export async function retryPlayback(connection: AppConnection, mediaId: string): Promise<void> {
  await readMediaAgain(connection, mediaId);
  engine?.retry();
}

/** Switching it on plays the cue at once, switching it off plays on. */
export function toggleLoop(): void {
  const isLooping = !playerStore.get().isLooping;
  changePlayer({ isLooping });
  const cue = currentCue();
  if (isLooping && cue !== null) playerControls().playRange(cue.startMs, cue.endMs, true);
  else if (!isLooping && playhead.get().playing) playerControls().play();
}
