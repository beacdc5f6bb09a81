import {
  circle,
  ellipse,
  group,
  line,
  path,
  rectangle,
  repeat,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Close-up of a crate with five tomatoes. */
export const tomatoes: Scene = (seconds) =>
  verticalGradient('stall-shade', ['#17574f', '#2a9d8f']) +
  repeat(10, (index) => {
    const x = index * 95 - 40;
    return path(`M${x} 0h95v70q-10 26 -47 26t-48 -26z`, { fill: index % 2 === 0 ? '#ffd166' : '#fff7ec' });
  }) +
  lettuce(84, 372, seconds) +
  lettuce(770, 372, seconds + 1) +
  crate(seconds);

const places: readonly (readonly [number, number, number])[] = [
  [352, 262, 56],
  [500, 258, 58],
  [270, 312, 62],
  [424, 318, 66],
  [584, 312, 62],
];

function crate(seconds: number): Svg {
  return group(
    { x: 427, y: 330, scale: 1 + seconds * 0.012 },
    group(
      { x: -427, y: -330 },
      rectangle(176, 250, 502, 60, '#8a5a34', 6),
      rectangle(176, 300, 502, 150, '#4f3220', 6),
      ...places.map(([x, y, radius], index) => tomato(x, y, radius, seconds + index * 0.37)),
      rectangle(160, 340, 534, 50, '#c58f5c', 6),
      rectangle(160, 400, 534, 50, '#b57f4d', 6),
      rectangle(180, 330, 26, 130, '#8a5a34', 4),
      rectangle(648, 330, 26, 130, '#8a5a34', 4),
      line(
        [
          [230, 366],
          [610, 366],
        ],
        '#b57f4d',
        3,
      ),
      line(
        [
          [230, 426],
          [560, 426],
        ],
        '#a56f3f',
        3,
      ),
    ),
  );
}

function tomato(x: number, y: number, radius: number, seconds: number): Svg {
  const leaf = Array.from({ length: 5 }, (_, index) => {
    const angle = (index / 5) * 2 * Math.PI - Math.PI / 2;
    const [dx, dy] = [Math.cos(angle) * radius * 0.46, Math.sin(angle) * radius * 0.2];
    return `M0 0Q${dx * 0.5 - dy} ${dy * 0.5} ${dx} ${dy}`;
  }).join('');
  return group(
    { x, y, turn: swing(seconds, 4.6) * 1.5 },
    ellipse(0, 0, radius, radius * 0.88, '#d62828'),
    ellipse(-radius * 0.08, -radius * 0.08, radius * 0.86, radius * 0.74, '#e63946'),
    ellipse(
      -radius * 0.36,
      -radius * 0.34,
      radius * 0.2,
      radius * 0.13,
      '#ffffff',
      0.55 + 0.2 * swing(seconds, 2.3),
    ),
    group(
      { y: -radius * 0.66 },
      path(leaf, { stroke: '#4f772d', width: radius * 0.13 }),
      circle(0, 0, radius * 0.1, '#31572c'),
    ),
    path(`M0 ${-radius * 0.66}q2 -10 8 -16`, { stroke: '#31572c', width: radius * 0.1 }),
  );
}

function lettuce(x: number, y: number, seconds: number): Svg {
  return (
    repeat(9, (index) => {
      const angle = (index / 9) * 2 * Math.PI;
      const sway = swing(seconds, 3, index / 9) * 2;
      return circle(
        x + Math.cos(angle) * 56 + sway,
        y + Math.sin(angle) * 44,
        44,
        index % 2 === 0 ? '#7fb069' : '#95c47e',
      );
    }) + circle(x, y, 46, '#b5d99c')
  );
}
