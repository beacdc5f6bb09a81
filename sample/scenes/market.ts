import { anna, children, mother, person, peter, seller } from '../drawing/people.ts';
import { bunting, cloud, house, tree } from '../drawing/scenery.ts';
import {
  circle,
  ease,
  ellipse,
  group,
  line,
  path,
  polygon,
  rectangle,
  repeat,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Anna walks up to a stall with hats and maps. */
export const market: Scene = (seconds) => square(seconds) + strollers(seconds) + stall() + buyer(seconds);

function square(seconds: number): Svg {
  return (
    verticalGradient('noon', ['#4fb3e8', '#bfe6f7'], [0, 0, 854, 330]) +
    cloud(110 + seconds * 6, 70, 0.9) +
    cloud(560 + seconds * 4, 54, 0.7) +
    house(70, 322, 1.9, { wall: '#f2cc8f', roof: '#b5563f', windows: '#8ecae6' }) +
    house(236, 322, 1.6, { wall: '#f7ede2', roof: '#457b9d', windows: '#8ecae6' }) +
    house(806, 322, 1.9, { wall: '#f5cac3', roof: '#7d5866', windows: '#8ecae6' }) +
    tree(350, 324, 1.2, seconds) +
    rectangle(0, 318, 854, 162, '#e6cfa8') +
    repeat(26, (index) => ellipse((index * 137) % 854, 336 + ((index * 53) % 134), 26, 5, '#dabf92')) +
    bunting(-20, 440, 60, seconds) +
    bunting(440, 880, 60, seconds + 0.7)
  );
}

function strollers(seconds: number): Svg {
  return (
    person(peter, { x: 60 + seconds * 26, y: 344, height: 128, facing: 'right', steps: seconds * 0.8 }) +
    person(mother, { x: 420 - seconds * 22, y: 350, height: 130, facing: 'left', steps: seconds * 0.75 }) +
    person(children[0]!, { x: 452 - seconds * 22, y: 352, height: 84, facing: 'left', steps: seconds * 1.1 })
  );
}

function stall(): Svg {
  const stripes = ['#e63946', '#fff7ec'];
  return (
    rectangle(500, 150, 10, 270, '#8d6e63') +
    rectangle(806, 150, 10, 270, '#8d6e63') +
    person(seller, {
      x: 724,
      y: 420,
      height: 228,
      arms: [
        { shoulder: -30, elbow: 50 },
        { shoulder: 34, elbow: -40 },
      ],
    }) +
    repeat(8, (index) => {
      const x = 484 + index * 44;
      return (
        polygon(
          [
            [500 + index * 40, 120],
            [540 + index * 40, 120],
            [x + 44, 180],
            [x, 180],
          ],
          stripes[index % 2]!,
        ) + path(`M${x} 180h44q-2 20 -22 20t-22 -20z`, { fill: stripes[index % 2]! })
      );
    }) +
    rectangle(492, 326, 334, 16, '#a9713f', 4) +
    rectangle(500, 342, 318, 90, '#c58f5c') +
    repeat(6, (index) =>
      line(
        [
          [554 + index * 53, 346],
          [554 + index * 53, 430],
        ],
        '#b07d4c',
        2,
      ),
    ) +
    hatOnStand(548, '#ffbe0b', '#e63946') +
    hatOnStand(618, '#4c78a8', '#ffffff') +
    group({ x: 780, y: 320, turn: -6 }, map(34))
  );
}

function hatOnStand(x: number, colour: string, band: string): Svg {
  return (
    rectangle(x - 3, 284, 6, 42, '#6f4e37') +
    rectangle(x - 14, 322, 28, 5, '#6f4e37', 2) +
    group({ x, y: 284 }, hat(colour, band))
  );
}

function hat(colour: string, band: string): Svg {
  return (
    ellipse(0, 0, 32, 8, colour) +
    path('M-18 0Q-18 -26 0 -26Q18 -26 18 0Z', { fill: colour }) +
    path('M-18 -4Q0 2 18 -4', { stroke: band, width: 5 })
  );
}

function map(size: number): Svg {
  return (
    path(
      `M${-size} ${-size * 0.5}l${size * 0.66} ${-size * 0.16}l${size * 0.66} ${size * 0.16}l${size * 0.66} ${-size * 0.16}v${size}l${-size * 0.66} ${size * 0.16}l${-size * 0.66} ${-size * 0.16}l${-size * 0.66} ${size * 0.16}z`,
      { fill: '#fdf6e3', stroke: '#c9b68a', width: 1.5 },
    ) +
    path(
      `M${-size * 0.7} ${size * 0.2}q${size * 0.5} ${-size * 0.6} ${size * 0.8} 0t${size * 0.6} ${-size * 0.2}`,
      { stroke: '#2a9d8f', width: 2.5 },
    ) +
    circle(size * 0.62, -size * 0.06, 3.5, '#e63946')
  );
}

function buyer(seconds: number): Svg {
  const arrived = ease(seconds, 0, 1.5);
  const bought = ease(seconds, 2, 2.7);
  const x = 330 + arrived * 116;
  return (
    person(anna, {
      x,
      y: 446,
      height: 236,
      facing: 'right',
      ...(arrived < 0.98 ? { steps: arrived * 1.5 } : {}),
      arms: [
        { shoulder: 12 + swing(seconds, 1.6) * 3, elbow: 30 },
        { shoulder: 30 + bought * 34, elbow: 30 },
      ],
      holding: bought > 0.3 ? group({ turn: 12, scale: 0.5 }, map(26)) : '',
    }) +
    (bought > 0
      ? group({ x: x + 1, y: 211 - (1 - bought) * 60, opacity: bought }, hat('#2a9d8f', '#ffd166'))
      : '')
  );
}
