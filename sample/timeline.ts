import type { SceneName } from './scenes/index.ts';
import type { ThemeName } from './soundtrack/music.ts';
import type { Beat } from './story.ts';

export const framesPerSecond = 25;
const frameMs = 1000 / framesPerSecond;

export interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

export interface Topic extends Range {
  readonly title: string;
}

export interface Music extends Range {
  readonly theme: ThemeName;
}

export interface Shot {
  readonly scene: SceneName;
  readonly firstFrame: number;
  /** One past the last. */
  readonly endFrame: number;
  /** Frames over which the shot comes out of black and goes into it. */
  readonly fadeInFrames: number;
  readonly fadeOutFrames: number;
}

export interface Timeline {
  readonly shots: readonly Shot[];
  /** In the order of the story; edges of the speech itself. */
  readonly sentences: readonly Range[];
  /** One after another, from the beginning to the end. */
  readonly topics: readonly Topic[];
  readonly music: readonly Music[];
  /** Stretches of two seconds and more in which nothing sounds. */
  readonly silence: readonly Range[];
  readonly frames: number;
}

/** Lays the beats out in time; `spokenMs` is how long each sentence sounds. */
export function layOut(
  story: readonly Beat[],
  openingScene: SceneName,
  spokenMs: readonly number[],
): Timeline {
  const sentences: Range[] = [];
  const topics: { readonly title: string; readonly startMs: number }[] = [];
  const music: Music[] = [];
  const changes: Change[] = [{ scene: openingScene, frame: 0, fadeFrames: 0 }];
  let now = 0;
  for (const beat of story) {
    const startMs = now;
    switch (beat.kind) {
      case 'topic':
        topics.push({ title: beat.title, startMs });
        break;
      case 'music':
        now += beat.ms;
        music.push({ theme: beat.theme, startMs, endMs: now });
        break;
      case 'pause':
        now += beat.ms;
        break;
      case 'cut':
        changes.push({ scene: beat.scene, frame: Math.round(now / frameMs), fadeFrames: 0 });
        break;
      case 'fade':
        now += beat.ms;
        changes.push({
          scene: beat.scene,
          frame: Math.round((startMs + now) / 2 / frameMs),
          fadeFrames: Math.round(beat.ms / 2 / frameMs),
        });
        break;
      case 'sentence': {
        const duration = spokenMs[sentences.length];
        if (duration === undefined) throw new RangeError(`No sound was given for "${beat.text}".`);
        now += duration;
        sentences.push({ startMs, endMs: now });
        if (beat.cut !== undefined) {
          const frame = Math.round(startMs / frameMs) + beat.cut.framesAfterStart;
          changes.push({ scene: beat.cut.scene, frame, fadeFrames: 0 });
        }
        break;
      }
    }
  }
  const frames = Math.ceil(now / frameMs);
  const silence = gapsBetween([...sentences, ...music], now).filter(
    ({ startMs, endMs }) => endMs - startMs >= 2000,
  );
  return {
    shots: toShots(changes, frames),
    sentences,
    topics: topics.map((topic, index) => ({
      ...topic,
      endMs: topics[index + 1]?.startMs ?? (frames * 1000) / framesPerSecond,
    })),
    music,
    silence,
    frames,
  };
}

interface Change {
  readonly scene: SceneName;
  readonly frame: number;
  readonly fadeFrames: number;
}

function toShots(changes: readonly Change[], frames: number): readonly Shot[] {
  return changes.map(({ scene, frame, fadeFrames }, index) => ({
    scene,
    firstFrame: frame,
    endFrame: changes[index + 1]?.frame ?? frames,
    fadeInFrames: fadeFrames,
    fadeOutFrames: changes[index + 1]?.fadeFrames ?? 0,
  }));
}

function gapsBetween(sounds: readonly Range[], endMs: number): readonly Range[] {
  const sorted = sounds.toSorted((a, b) => a.startMs - b.startMs);
  const edges = [0, ...sorted.flatMap(({ startMs, endMs: end }) => [startMs, end]), endMs];
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    startMs: edges[index * 2]!,
    endMs: edges[index * 2 + 1]!,
  }));
}
