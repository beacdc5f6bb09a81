import { distantBird } from '../drawing/animals.ts';
import { cloud, fir, hill, house, tree } from '../drawing/scenery.ts';
import type { HouseColours } from '../drawing/scenery.ts';
import {
  circle,
  ease,
  glow,
  group,
  path,
  polygon,
  rectangle,
  repeat,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** The village while the sun comes up. */
export const sunrise: Scene = (seconds, length) => {
  const risen = ease(seconds, 0, length);
  const sunY = 330 - risen * 150;
  return (
    verticalGradient('dawn', ['#5b5f97', '#c77b8b', '#ffb385', '#ffe3b3']) +
    glow('dawn-glow', 560, sunY, 230, '#fff1c1', 0.5 + risen * 0.4) +
    circle(560, sunY, 46, '#fff1c1') +
    cloud(170 + seconds * 5, 110, 0.9, '#ffd9c7', 0.75) +
    cloud(720 + seconds * 3, 80, 0.7, '#ffd9c7', 0.7) +
    repeat(4, (index) =>
      distantBird(
        250 + index * 34 + seconds * 26,
        170 - (index % 2) * 22 - seconds * 4,
        9,
        seconds + index * 0.2,
      ),
    ) +
    hill(232, 400, 0.25, '#8d7aa8') +
    hill(262, 420, 0.78, '#74699b') +
    hill(318, 440, 0.42, '#4f6d5c') +
    village(seconds) +
    rectangle(0, 430, 854, 60, '#35524a') +
    repeat(5, (index) =>
      fir(60 + index * 26 - (index % 2) * 8, 448 + (index % 3) * 8, 0.8 + (index % 3) * 0.14, '#27403a'),
    ) +
    repeat(4, (index) => fir(744 + index * 30, 456 + (index % 2) * 8, 0.9 + (index % 2) * 0.2, '#27403a'))
  );
};

const homes: readonly (readonly [x: number, y: number, scale: number, colours: HouseColours])[] = [
  [250, 400, 0.62, { wall: '#f4d6b0', roof: '#a44a3f', windows: '#ffe08a' }],
  [330, 418, 0.78, { wall: '#efe2cf', roof: '#8c4a3c', windows: '#ffe08a' }],
  [520, 412, 0.72, { wall: '#e8c7a0', roof: '#6d4c5b', windows: '#ffe08a' }],
  [604, 428, 0.86, { wall: '#f7e7ce', roof: '#b5563f', windows: '#ffe08a' }],
];

function village(seconds: number): Svg {
  return (
    group(
      { x: 428, y: 410 },
      rectangle(-16, -112, 32, 112, '#e9d8c3'),
      polygon(
        [
          [-22, -110],
          [22, -110],
          [0, -164],
        ],
        '#6d4c5b',
      ),
      circle(0, -88, 9, '#fff8e7'),
      path('M0 -88V-94M0 -88H5', { stroke: '#4a3f4f', width: 1.6 }),
      rectangle(-30, -50, 74, 50, '#dcc6ab'),
      polygon(
        [
          [-36, -48],
          [50, -48],
          [7, -74],
        ],
        '#7d5866',
      ),
    ) +
    homes.map(([x, y, scale, colours]) => house(x, y, scale, colours)).join('') +
    tree(200, 424, 0.7, seconds, '#3f6653') +
    tree(470, 436, 0.62, seconds, '#47705a') +
    tree(676, 438, 0.8, seconds, '#3f6653') +
    smoke(342, 336, seconds) +
    smoke(618, 340, seconds + 1.3)
  );
}

function smoke(x: number, y: number, seconds: number): Svg {
  return repeat(4, (index) => {
    const age = (seconds * 0.35 + index / 4) % 1;
    return circle(
      x + Math.sin(age * 5 + index) * 5 + age * 12,
      y - age * 56,
      4 + age * 8,
      '#fff5ec',
      0.4 * (1 - age),
    );
  });
}
