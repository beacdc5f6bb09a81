/**
 * [Note: Player engine] Drives the media element and tells the playhead. Seeking shows the new time at once and the
 * picture when the element has it: while it seeks only the last wish is kept, so scrubbing never queues up. Backwards
 * is a row of seeks, for no browser plays backwards. Without an element (a copy is still being made) the playhead
 * moves all the same, and captions can be edited.
 */
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { frameAtMs, frameToMs } from '../../../core/time/frame-rate.ts';
import type { PlayerControls } from '../../player/playhead.ts';
import { playhead } from '../../player/playhead.ts';
import { elementSeconds, timelineMs } from './media-clock.ts';
import type { PlaybackFailure } from './player-store.ts';
import { changePlayer, playerStore } from './player-store.ts';
import { nextShuttleRate } from './shuttle.ts';

export interface EngineMedia {
  readonly durationMs: number;
  readonly frameRate: FrameRate;
  /** `playbackOffsetMs`. */
  readonly offsetMs: number;
}

interface PlayedRange {
  readonly startMs: number;
  readonly endMs: number;
  readonly loop: boolean;
}

interface EngineParts {
  /** The current cue, as its times are now: what looping repeats. */
  readonly loopedCue: () => { readonly startMs: number; readonly endMs: number } | null;
}

interface WithAudioTracks {
  readonly audioTracks?: { readonly length: number; readonly [index: number]: { enabled: boolean } };
}

export class PlayerEngine implements PlayerControls {
  readonly #parts: EngineParts;
  #element: HTMLMediaElement | null = null;
  #media: EngineMedia;
  #stop = new AbortController();
  #wish: number | null = null;
  #range: PlayedRange | null = null;
  #frame: number | null = null;
  #lastTick = 0;

  constructor(media: EngineMedia, parts: EngineParts) {
    this.#media = media;
    this.#parts = parts;
  }

  setMedia(media: EngineMedia): void {
    this.#media = media;
  }

  attach(element: HTMLMediaElement): void {
    this.detach();
    this.#element = element;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { volume, isMuted } = playerStore.get();
    element.volume = volume;
    element.muted = isMuted;
    element.preservesPitch = true;
    const on = (name: string, listener: () => void): void =>
      element.addEventListener(name, listener, { signal });
    on('loadedmetadata', () => this.#show(playhead.get().timeMs));
    on('loadeddata', () => changePlayer({ failure: null, isWaiting: false }));
    on('seeked', () => this.#wishGranted());
    on('waiting', () => changePlayer({ isWaiting: true }));
    on('playing', () => changePlayer({ isWaiting: false }));
    on('canplay', () => changePlayer({ isWaiting: false }));
    on('ended', () => this.#ended());
    on('error', () => this.#failed(failureOf(element.error)));
    on('pause', () => {
      // The system paused it (headphones unplugged, another tab): the page follows.
      if (playhead.get().playing && playhead.get().rate > 0 && !element.seeking && !element.ended)
        this.pause();
    });
    if (element.readyState >= 1) this.#show(playhead.get().timeMs);
  }

  detach(): void {
    this.#stop.abort();
    if (playhead.get().playing) this.pause();
    this.#element = null;
    this.#wish = null;
  }

  seek(timeMs: number): void {
    const target = Math.min(this.#media.durationMs, Math.max(0, timeMs));
    const isOutside = this.#range !== null && (target < this.#range.startMs || target >= this.#range.endMs);
    if (isOutside) this.#range = null;
    playhead.update({ timeMs: target });
    this.#show(target);
  }

  play(): void {
    const looped = playerStore.get().isLooping ? this.#parts.loopedCue() : null;
    if (looped !== null) {
      this.playRange(looped.startMs, looped.endMs, true);
      return;
    }
    this.#range = null;
    const isAtEnd = playhead.get().timeMs >= this.#media.durationMs - 1;
    if (isAtEnd) this.seek(0);
    this.#run(playerStore.get().speed);
  }

  pause(): void {
    this.#halt();
    this.#element?.pause();
    this.#range = null;
    playhead.update({ playing: false, rate: playerStore.get().speed });
  }

  toggle(): void {
    if (playhead.get().playing) this.pause();
    else this.play();
  }

  shuttle(direction: -1 | 0 | 1): void {
    if (direction === 0) {
      this.pause();
      return;
    }
    this.#range = null;
    const { playing, rate } = playhead.get();
    this.#run(nextShuttleRate(playing ? rate : 0, direction));
  }

  stepFrames(frames: number): void {
    if (playhead.get().playing) this.pause();
    const { frameRate, durationMs } = this.#media;
    const target = frameToMs(frameAtMs(playhead.get().timeMs, frameRate) + frames, frameRate);
    if (target <= durationMs) this.seek(target);
  }

  playRange(startMs: number, endMs: number, loop: boolean): void {
    if (endMs <= startMs) return;
    this.#range = null;
    this.seek(startMs);
    this.#range = { startMs, endMs, loop };
    this.#run(playerStore.get().speed);
  }

  setRate(rate: number): void {
    changePlayer({ speed: rate });
    const { playing, rate: current } = playhead.get();
    if (!playing) playhead.update({ rate });
    else if (current > 0) this.#run(rate);
  }

  setVolume(volume: number, isMuted: boolean): void {
    changePlayer({ volume, isMuted });
    if (this.#element === null) return;
    this.#element.volume = volume;
    this.#element.muted = isMuted;
  }

  /** False where the element has no list of audio tracks, as in Chromium without the Audio Tracks API. */
  selectAudioTrack(index: number): boolean {
    const element: (HTMLMediaElement & WithAudioTracks) | null = this.#element;
    const tracks = element?.audioTracks;
    if (tracks === undefined || tracks.length <= index) return false;
    for (let i = 0; i < tracks.length; i += 1) tracks[i]!.enabled = i === index;
    return true;
  }

  retry(): void {
    changePlayer({ failure: null });
    this.#element?.load();
  }

  #run(rate: number): void {
    const element = this.#element;
    if (element === null) return;
    this.#halt();
    playhead.update({ playing: true, rate });
    if (rate > 0) {
      element.playbackRate = rate;
      element.play().catch((error: unknown) => this.#playRefused(error));
    } else {
      element.pause();
    }
    this.#lastTick = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  #halt(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  readonly #tick = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#tick);
    const { rate } = playhead.get();
    if (rate < 0) this.#tickBackwards(rate, now);
    else this.#tickForwards();
    this.#lastTick = now;
  };

  #tickForwards(): void {
    const element = this.#element;
    // Before it knows the file, its time is 0, which is not where the person is.
    if (element === null || element.readyState < 1 || element.seeking || this.#wish !== null) return;
    const timeMs = Math.min(this.#media.durationMs, timelineMs(element.currentTime, this.#media.offsetMs));
    const range = this.#currentRange();
    if (range === null || timeMs < range.endMs) {
      playhead.update({ timeMs });
      return;
    }
    if (range.loop) {
      playhead.update({ timeMs: range.startMs });
      this.#show(range.startMs);
      return;
    }
    this.pause();
    this.seek(range.endMs);
  }

  /** While looping the cue, its times are followed as they are edited. */
  #currentRange(): PlayedRange | null {
    const looped = playerStore.get().isLooping ? this.#parts.loopedCue() : null;
    return looped === null ? this.#range : { ...looped, loop: true };
  }

  #tickBackwards(rate: number, now: number): void {
    const timeMs = playhead.get().timeMs + (now - this.#lastTick) * rate;
    if (timeMs > 0) {
      playhead.update({ timeMs });
      this.#show(timeMs);
      return;
    }
    this.pause();
    this.seek(0);
  }

  #show(timeMs: number): void {
    const element = this.#element;
    if (element === null || element.readyState < 1) return;
    if (element.seeking) {
      this.#wish = timeMs;
      return;
    }
    this.#wish = null;
    element.currentTime = elementSeconds(timeMs, this.#media.offsetMs);
  }

  #wishGranted(): void {
    const wish = this.#wish;
    this.#wish = null;
    if (wish !== null) this.#show(wish);
  }

  #ended(): void {
    const range = this.#currentRange();
    if (range?.loop === true) {
      this.#show(range.startMs);
      void this.#element?.play();
      return;
    }
    this.pause();
    playhead.update({ timeMs: this.#media.durationMs });
  }

  #playRefused(error: unknown): void {
    // `AbortError`: paused or loaded anew before it began.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    this.pause();
    if (error instanceof DOMException && error.name === 'NotSupportedError') this.#failed('unsupported');
  }

  #failed(failure: PlaybackFailure): void {
    this.pause();
    changePlayer({ failure, isWaiting: false });
  }
}

function failureOf(error: MediaError | null): PlaybackFailure {
  switch (error?.code) {
    case MediaError.MEDIA_ERR_NETWORK:
      return 'network';
    case MediaError.MEDIA_ERR_DECODE:
      return 'decode';
    default:
      return 'unsupported';
  }
}
