import { trainCar, trainColours } from '../drawing/train.ts';
import { anna, maria, person, peter } from '../drawing/people.ts';
import { cloud, hill, tree } from '../drawing/scenery.ts';
import {
  circle,
  ease,
  group,
  line,
  polygon,
  rectangle,
  repeat,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** A long wait on the platform; a yellow train comes in before the scene ends. */
export const station: Scene = (seconds, length) =>
  landscape(seconds) + train(seconds, length) + platform(seconds, length) + travellers(seconds);

function landscape(seconds: number): Svg {
  return (
    verticalGradient('station-sky', ['#9ad1d4', '#e8f6ef']) +
    cloud(180 + seconds * 3, 70, 0.8) +
    cloud(600 + seconds * 2, 100, 0.6) +
    hill(190, 340, 0.3, '#a3b18a') +
    hill(220, 350, 0.8, '#8a9a6f') +
    tree(520, 322, 0.9, seconds, '#6b8f5e') +
    tree(610, 326, 1.1, seconds, '#5f8254') +
    rectangle(0, 320, 854, 60, '#8d8577') +
    rectangle(0, 344, 854, 5, '#5c5650') +
    rectangle(0, 366, 854, 6, '#5c5650')
  );
}

/** Rolls in from the right and slows down until it stands, 3.6 s before the scene ends. */
function train(seconds: number, length: number): Svg {
  const stop = length - 3.6;
  const share = Math.max(0, Math.min(1, (seconds - (stop - 2.6)) / 2.6));
  const x = 930 - (1 - (1 - share) ** 2) * 880;
  const turning = (930 - x) / 24;
  return group(
    { x, y: 366 },
    trainCar(0, 'engine', trainColours, turning),
    trainCar(352, 'coach', trainColours, turning),
    trainCar(704, 'coach', trainColours, turning),
  );
}

function platform(seconds: number, length: number): Svg {
  const minute = -90 + ease(seconds, 0, length) * 120;
  const radians = (minute * Math.PI) / 180;
  return (
    rectangle(0, 378, 854, 14, '#f4f1de') +
    rectangle(0, 392, 854, 88, '#b8b0a2') +
    repeat(11, (index) =>
      line(
        [
          [index * 86 - 30, 480],
          [index * 80, 392],
        ],
        '#a89f90',
        2,
      ),
    ) +
    polygon(
      [
        [-10, 0],
        [420, 0],
        [392, 58],
        [-10, 58],
      ],
      '#7d3c32',
    ) +
    rectangle(-10, 58, 404, 12, '#5e2b24') +
    repeat(
      3,
      (index) =>
        rectangle(34 + index * 150, 70, 14, 324, '#8f4a3e') +
        rectangle(26 + index * 150, 384, 30, 12, '#5e2b24', 3),
    ) +
    line(
      [
        [262, 70],
        [262, 92],
      ],
      '#3d405b',
      4,
    ) +
    circle(262, 122, 32, '#3d405b') +
    circle(262, 122, 27, '#fffdf5') +
    repeat(12, (index) => {
      const angle = (index / 12) * 2 * Math.PI;
      return circle(262 + Math.cos(angle) * 22, 122 + Math.sin(angle) * 22, 1.6, '#3d405b');
    }) +
    line(
      [
        [262, 122],
        [262 + Math.cos(radians) * 20, 122 + Math.sin(radians) * 20],
      ],
      '#3d405b',
      3,
    ) +
    line(
      [
        [262, 122],
        [274, 128],
      ],
      '#3d405b',
      4,
    )
  );
}

function travellers(seconds: number): Svg {
  const tapping = Math.max(0, swing(seconds, 0.9)) * 4;
  return (
    rectangle(98, 372, 148, 12, '#a9713f', 4) +
    rectangle(108, 384, 10, 48, '#6f4e37') +
    rectangle(226, 384, 10, 48, '#6f4e37') +
    rectangle(98, 320, 148, 14, '#a9713f', 4) +
    group(
      { x: 440, y: 446 },
      rectangle(-34, -56, 68, 52, '#e4572e', 8),
      rectangle(-8, -66, 16, 12, '#9d3a1c', 4),
      rectangle(-34, -38, 68, 6, '#9d3a1c'),
    ) +
    person(maria, {
      x: 172,
      y: 440,
      height: 204,
      arms: [
        { shoulder: -14, elbow: 40 },
        { shoulder: 22, elbow: -70 + swing(seconds, 3.2) * 12 },
      ],
    }) +
    person(peter, { x: 322, y: 448, height: 218, facing: 'right', lean: swing(seconds, 3.6) * 1.6 }) +
    person(anna, {
      x: 520,
      y: 448 - tapping * 0.3,
      height: 208,
      facing: 'left',
      lean: swing(seconds, 2.8) * 1.4,
      arms: [
        { shoulder: 10, elbow: 24 },
        { shoulder: 6, elbow: 30 },
      ],
    })
  );
}
