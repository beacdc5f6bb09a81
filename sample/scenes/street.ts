import { children, father, maria, mother, person } from '../drawing/people.ts';
import { cloud } from '../drawing/scenery.ts';
import { car } from '../drawing/vehicles.ts';
import {
  circle,
  ease,
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

/** A city street: people wait for the bus, six birds sit on a wire, a white car stops before a window. */
export const street: Scene = (seconds, length) =>
  city(seconds) + shop() + birds(seconds) + road() + busStop(seconds) + whiteCar(seconds, length);

const towers = [
  [-20, 150, 130, '#b8c4d6'],
  [120, 90, 110, '#a7b5cb'],
  [240, 170, 120, '#c3cddc'],
  [370, 110, 100, '#aebbd0'],
  [480, 60, 120, '#9fb0c8'],
  [610, 140, 110, '#bcc8d9'],
  [730, 80, 140, '#a9b8ce'],
] as const;

function city(seconds: number): Svg {
  return (
    verticalGradient('city-sky', ['#7cc4ea', '#e6f5fb']) +
    cloud(210 + seconds * 4, 60, 0.8) +
    cloud(660 + seconds * 3, 40, 0.7) +
    towers
      .map(
        ([x, top, width, colour]) =>
          rectangle(x, top, width, 330 - top, colour) +
          repeat(3, (column) =>
            repeat(4, (row) =>
              rectangle(x + 14 + column * (width / 3.3), top + 18 + row * 40, 18, 24, '#eef6fb', 2),
            ),
          ),
      )
      .join('')
  );
}

function shop(): Svg {
  return (
    rectangle(470, 176, 330, 176, '#c8553d') +
    rectangle(470, 166, 330, 14, '#8f3b2b') +
    rectangle(492, 208, 200, 116, '#fdf6e3', 4) +
    rectangle(502, 218, 180, 96, '#bfe3f2') +
    rectangle(588, 218, 7, 96, '#fdf6e3') +
    path('M514 314V276q0 -14 16 -14t16 14v38M624 314V286h44v28', { fill: '#ffbe0b' }) +
    circle(530, 252, 11, '#8d5a3b') +
    rectangle(716, 218, 60, 134, '#6f3326', 4) +
    circle(764, 288, 4, '#ffd166')
  );
}

function birds(seconds: number): Svg {
  const height = (x: number) => 132 + 30 * (1 - ((x - 220) / 220) ** 2);
  return (
    rectangle(-6, 108, 12, 250, '#6f5a4c') +
    path('M0 132Q220 192 440 132', { stroke: '#4a4e69', width: 2.4 }) +
    rectangle(436, 108, 10, 250, '#6f5a4c') +
    repeat(6, (index) => {
      const x = 70 + index * 58;
      return bird(x, height(x), seconds + index * 0.7, index % 2 === 0);
    })
  );
}

function bird(x: number, y: number, seconds: number, mirrored: boolean): Svg {
  return group(
    { x, y, mirrored, turn: swing(seconds, 2.4) * 4 },
    path('M-8 -8L-26 -2L-10 -14Z', { fill: '#27303f' }),
    ellipse(0, -11, 13, 10, '#3d4a60'),
    circle(10, -20, 7.5, '#3d4a60'),
    path('M16 -22L25 -19L16 -17Z', { fill: '#f4a261' }),
    circle(12, -21, 1.5, '#ffffff'),
    line(
      [
        [0, -2],
        [0, 1],
      ],
      '#f4a261',
      2,
    ),
  );
}

function road(): Svg {
  return (
    rectangle(0, 340, 854, 46, '#c9c5bd') +
    rectangle(0, 382, 854, 8, '#9d988f') +
    rectangle(0, 390, 854, 90, '#5f636d') +
    repeat(8, (index) => rectangle(index * 120 - 10, 446, 64, 6, '#e9ecef'))
  );
}

function busStop(seconds: number): Svg {
  return (
    rectangle(40, 200, 8, 176, '#4a4e69') +
    rectangle(14, 190, 60, 46, '#ffc300', 6) +
    rectangle(24, 202, 40, 20, '#3d405b', 3) +
    rectangle(29, 206, 30, 8, '#bde0fe') +
    circle(34, 224, 3.4, '#3d405b') +
    circle(54, 224, 3.4, '#3d405b') +
    person(mother, { x: 116, y: 374, height: 170, facing: 'right', lean: swing(seconds, 3) * 1.5 }) +
    person(children[0]!, { x: 176, y: 376, height: 112, lean: swing(seconds, 1.8) * 4 }) +
    person(father, {
      x: 244,
      y: 374,
      height: 176,
      facing: 'left',
      arms: [
        { shoulder: 10, elbow: 20 },
        { shoulder: 24, elbow: 96 + swing(seconds, 3.4) * 8 },
      ],
    }) +
    person(maria, { x: 318, y: 376, height: 164, facing: 'left', lean: swing(seconds, 2.6) * 1.6 })
  );
}

/** Drives in from the left and stands before the shop's window, 3 s before the scene ends. */
function whiteCar(seconds: number, length: number): Svg {
  const stop = length - 2.6;
  const x = -140 + ease(seconds, stop - 3.2, stop) * 736;
  return ellipse(x, 440, 120, 8, '#4b4f58') + car(x, 440, 1.3, '#ffffff', x / 1.3);
}
