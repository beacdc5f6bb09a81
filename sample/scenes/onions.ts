import { anna, maria, person } from '../drawing/people.ts';
import type { Look } from '../drawing/people.ts';
import { circle, ellipse, group, line, path, polygon, rectangle, repeat, swing } from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Two cooks at the worktop: onions under the knife, tomatoes and salt beside them. */
export const onions: Scene = (seconds) =>
  wall() +
  cooks(seconds) +
  worktop() +
  ingredients() +
  hands(seconds, 250, maria) +
  hands(seconds + 0.2, 590, anna);

function wall(): Svg {
  return (
    rectangle(0, 0, 854, 480, '#d7ece4') +
    repeat(10, (column) =>
      repeat(4, (row) => rectangle(6 + column * 86, 120 + row * 66, 80, 60, '#e6f4ee', 3)),
    ) +
    rectangle(60, 70, 320, 12, '#a9713f', 3) +
    rectangle(500, 70, 300, 12, '#a9713f', 3) +
    repeat(4, (index) => jar(92 + index * 76, ['#e4572e', '#ffbe0b', '#2a9d8f', '#9c6ade'][index]!)) +
    repeat(3, (index) => pan(560 + index * 92))
  );
}

function jar(x: number, colour: string): Svg {
  return rectangle(x - 20, 26, 40, 44, colour, 8) + rectangle(x - 18, 18, 36, 12, '#7f5539', 3);
}

function pan(x: number): Svg {
  return (
    line(
      [
        [x, 82],
        [x, 112],
      ],
      '#6c757d',
      6,
    ) + circle(x, 136, 28, '#495057')
  );
}

function cooks(seconds: number): Svg {
  return (
    person(maria, { x: 250, y: 566, height: 370, lean: swing(seconds, 1.6) * 0.8 }) +
    person(anna, { x: 590, y: 566, height: 360, lean: swing(seconds, 1.6, 0.4) * 0.8 })
  );
}

/** Forearms over the worktop: one hand holds the onion, the other one cuts. */
function hands(seconds: number, x: number, { shirt, skin }: Look): Svg {
  const lift = Math.abs(swing(seconds, 0.8)) * 18;
  const [holding, cutting] = [x - 6, x + 42];
  return (
    path(`M${x - 52} 330Q${x - 66} 372 ${x - 44} 384`, { stroke: shirt, width: 26 }) +
    path(`M${x - 44} 384L${holding} 372`, { stroke: skin, width: 20 }) +
    onion(x + 14, 360, 20) +
    circle(holding, 368, 13, skin) +
    path(`M${x + 56} 330Q${x + 96} 366 ${x + 82} ${384 - lift}`, { stroke: shirt, width: 26 }) +
    path(`M${x + 82} ${384 - lift}L${cutting + 8} ${368 - lift}`, { stroke: skin, width: 20 }) +
    group(
      { x: cutting, y: 362 - lift, turn: 8 - lift },
      path('M6 -6L-46 -2Q-44 12 -26 12L6 8Z', { fill: '#dfe5ea', stroke: '#adb5bd', width: 1.5 }),
      rectangle(2, -7, 34, 13, '#3d405b', 5),
    ) +
    circle(cutting + 10, 364 - lift, 12, skin)
  );
}

function worktop(): Svg {
  return (
    polygon(
      [
        [0, 372],
        [854, 372],
        [854, 416],
        [0, 416],
      ],
      '#c58f5c',
    ) +
    rectangle(0, 416, 854, 64, '#8a5a34') +
    rectangle(150, 372, 220, 16, '#f2d4a2', 6) +
    rectangle(490, 372, 220, 16, '#f2d4a2', 6)
  );
}

function ingredients(): Svg {
  return (
    slices(184) +
    slices(524) +
    onion(44, 366, 30) +
    onion(100, 374, 24) +
    tomato(424, 366) +
    tomato(764, 368) +
    tomato(812, 374) +
    salt(400)
  );
}

function onion(x: number, y: number, radius: number): Svg {
  return group(
    { x, y },
    path(`M0 ${-radius * 1.45}Q${radius * 0.3} ${-radius} ${radius * 0.9} ${-radius * 0.5}`, {
      stroke: '#b7791f',
      width: 3,
    }),
    ellipse(0, 0, radius, radius * 0.92, '#d99a3d'),
    path(`M0 ${-radius * 0.92}Q${-radius * 0.9} 0 0 ${radius * 0.9}Q${radius * 0.9} 0 0 ${-radius * 0.92}`, {
      stroke: '#b7791f',
      width: 2,
    }),
    path(`M0 ${-radius * 0.9}V${-radius * 1.4}`, { stroke: '#8a9a5b', width: 5 }),
  );
}

/** Rings of a cut onion. */
function slices(x: number): Svg {
  return repeat(
    3,
    (index) =>
      ellipse(x + index * 30, 370, 18, 9, '#fff7ec') +
      path(`M${x + index * 30 - 11} 370a11 5 0 1 0 22 0a11 5 0 1 0 -22 0`, { stroke: '#d6b8d9', width: 2 }),
  );
}

function tomato(x: number, y: number): Svg {
  return (
    ellipse(x, y, 27, 24, '#e63946') +
    path(`M${x - 10} ${y - 22}L${x} ${y - 16}L${x + 10} ${y - 23}M${x} ${y - 16}V${y - 28}`, {
      stroke: '#4f772d',
      width: 4,
    })
  );
}

function salt(y: number): Svg {
  return (
    rectangle(458, y - 64, 26, 54, '#ffffff', 6) +
    rectangle(460, y - 76, 22, 16, '#adb5bd', 5) +
    path(`M465 ${y - 44}h12M465 ${y - 36}h12`, { stroke: '#4c78a8', width: 3 })
  );
}
