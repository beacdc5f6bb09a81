import { anna, maria, person, peter } from '../drawing/people.ts';
import { cloud, fir, hill, house, sun } from '../drawing/scenery.ts';
import { trainCar, trainColours } from '../drawing/train.ts';
import { group, line, rectangle, repeat, swing, verticalGradient } from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** The train on its way; one passenger sleeps. */
export const trainRide: Scene = (seconds) =>
  countryside(seconds) + track(seconds) + train(seconds) + meadow(seconds);

/** Things at `speed` (units a second) that come back every `distance` units. */
function passing(seconds: number, speed: number, distance: number, draw: (x: number) => Svg): Svg {
  const first = (seconds * speed) % distance;
  return repeat(Math.ceil(854 / distance) + 2, (index) => draw(index * distance - distance + first));
}

function countryside(seconds: number): Svg {
  return (
    verticalGradient('ride-sky', ['#3aa6d8', '#c9ecf7', '#fdf3d0']) +
    sun(700, 84, 34, seconds) +
    passing(seconds, 8, 430, (x) => cloud(x, 80, 0.9) + cloud(x + 210, 130, 0.6)) +
    passing(seconds, 16, 854, (x) =>
      group({ x: x - 20 }, hill(160, 330, 0.3, '#9ccfa2'), hill(180, 330, 0.75, '#88bf90')),
    ) +
    passing(
      seconds,
      34,
      610,
      (x) =>
        house(x + 70, 296, 0.7, { wall: '#fff3e0', roof: '#c8553d', windows: '#8ecae6' }) +
        fir(x + 300, 300, 0.9) +
        fir(x + 350, 304, 1.1, '#46694b'),
    ) +
    rectangle(0, 292, 854, 190, '#79b473')
  );
}

function track(seconds: number): Svg {
  return (
    rectangle(0, 384, 854, 36, '#a39583') +
    passing(seconds, 150, 48, (x) => rectangle(x, 394, 22, 12, '#6f5a4c', 2)) +
    rectangle(0, 390, 854, 5, '#5c5650')
  );
}

function train(seconds: number): Svg {
  const shake = swing(seconds, 0.5) * 1.2;
  const turning = seconds * 5;
  const heads = [
    group({ x: 74, y: -92 }, person(peter, { x: 0, y: 100, height: 118, lean: swing(seconds, 2.4) * 2 })),
    group(
      { x: 164, y: -92 },
      person(maria, { x: 0, y: 104, height: 118, mouth: 'asleep', lean: 9 + swing(seconds, 3) * 2 }),
    ),
    group(
      { x: 258, y: -92 },
      person(anna, { x: 0, y: 100, height: 118, facing: 'left', lean: swing(seconds, 2.9) * 2 }),
    ),
  ].join('');
  return group(
    { x: 60, y: 390 + shake },
    trainCar(-20, 'engine', trainColours, turning, '', 1.15),
    trainCar(385, 'coach', trainColours, turning, heads, 1.15),
    sleepSigns(636, -206, seconds),
  );
}

function sleepSigns(x: number, y: number, seconds: number): Svg {
  return repeat(3, (index) => {
    const age = (seconds * 0.35 + index / 3) % 1;
    const size = 7 + age * 9;
    return group(
      { x: x + age * 46, y: y - age * 56, opacity: Math.min(1, (1 - age) * 2) },
      line(
        [
          [-size / 2, -size / 2],
          [size / 2, -size / 2],
          [-size / 2, size / 2],
          [size / 2, size / 2],
        ],
        '#ffffff',
        3.4,
      ),
    );
  });
}

function meadow(seconds: number): Svg {
  return (
    rectangle(0, 420, 854, 60, '#5f9e58') +
    passing(
      seconds,
      210,
      64,
      (x) =>
        line(
          [
            [x, 480],
            [x + 5, 452],
          ],
          '#7fbf73',
          4,
        ) +
        line(
          [
            [x + 10, 480],
            [x + 8, 460],
          ],
          '#8fcf80',
          4,
        ),
    ) +
    passing(
      seconds,
      210,
      430,
      (x) => rectangle(x, 250, 10, 230, '#7a5c43') + rectangle(x - 26, 262, 62, 8, '#7a5c43', 3),
    )
  );
}
