import { anna, children, person } from '../drawing/people.ts';
import { cloud, fir, hill, house } from '../drawing/scenery.ts';
import {
  circle,
  ellipse,
  group,
  line,
  path,
  polygon,
  rectangle,
  repeat,
  scatter,
  swing,
  verticalGradient,
} from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** Winter on the farm: snow falls on a barn and a house with ten trees behind it; children and a snowman. */
export const snow: Scene = (seconds) => farmyard(seconds) + snowman() + people(seconds) + flakes(seconds);

function farmyard(seconds: number): Svg {
  return (
    verticalGradient('winter-sky', ['#a9b8cc', '#e4ebf2']) +
    cloud(160 + seconds * 3, 60, 1, '#c9d3df') +
    cloud(560 + seconds * 2, 44, 1.2, '#c9d3df') +
    hill(180, 320, 0.3, '#eef3f8') +
    hill(200, 320, 0.8, '#e3eaf2') +
    repeat(10, (index) => snowyFir(186 + index * 46, 290 - (index % 2) * 10, 1.5 + (index % 3) * 0.16)) +
    barn() +
    house(392, 330, 1.7, { wall: '#e8c7a0', roof: '#f7fafc', windows: '#ffe08a' }) +
    path('M317 238L392 166L467 238', { stroke: '#ffffff', width: 12 }) +
    path('M-10 330Q220 306 430 326T864 322V490H-10Z', { fill: '#f7fafc' }) +
    path('M-10 400Q260 376 520 396T864 388V490H-10Z', { fill: '#ffffff' }) +
    repeat(8, (index) => rectangle(560 + index * 42, 318, 8, 40, '#8a6a45', 2)) +
    rectangle(552, 326, 310, 7, '#a5825a') +
    rectangle(552, 342, 310, 7, '#a5825a') +
    rectangle(552, 320, 310, 6, '#ffffff')
  );
}

function snowyFir(x: number, y: number, scale: number): Svg {
  return (
    fir(x, y, scale, '#3f6653') +
    polygon(
      [
        [x - 7 * scale, y - 70 * scale],
        [x + 7 * scale, y - 70 * scale],
        [x, y - 90 * scale],
      ],
      '#ffffff',
    )
  );
}

function barn(): Svg {
  return (
    rectangle(660, 200, 150, 124, '#b5342b') +
    polygon(
      [
        [646, 206],
        [676, 158],
        [735, 136],
        [794, 158],
        [824, 206],
      ],
      '#f7fafc',
    ) +
    path('M704 246H766V324H704ZM704 246L766 324M766 246L704 324', { stroke: '#fff7ec', width: 4 })
  );
}

function snowman(): Svg {
  return group(
    { x: 560, y: 446 },
    ellipse(0, 2, 58, 8, '#dbe4ee'),
    circle(0, -36, 40, '#f4f8fb'),
    circle(0, -96, 29, '#f9fcfe'),
    circle(0, -140, 21, '#ffffff'),
    path('M0 -140L24 -134L0 -132Z', { fill: '#f07f13' }),
    circle(-7, -146, 2.6, '#2b2d42'),
    circle(7, -146, 2.6, '#2b2d42'),
    circle(0, -104, 3, '#2b2d42'),
    circle(0, -90, 3, '#2b2d42'),
    rectangle(-17, -184, 34, 24, '#2b2d42', 3),
    rectangle(-26, -164, 52, 6, '#2b2d42', 3),
    path('M-22 -120Q0 -112 22 -120', { stroke: '#e63946', width: 8 }),
    line(
      [
        [-26, -100],
        [-62, -122],
      ],
      '#7f5539',
      4,
    ),
    line(
      [
        [26, -100],
        [62, -126],
      ],
      '#7f5539',
      4,
    ),
  );
}

function people(seconds: number): Svg {
  const places = [
    [children[0]!, 300, 0],
    [children[1]!, 410, 0.33],
    [children[2]!, 700, 0.66],
  ] as const;
  const playing = places.map(([look, x, phase]) =>
    person(look, {
      x: x + swing(seconds, 1.6, phase) * 12,
      y: 454 - Math.abs(swing(seconds, 1.2, phase)) * 12,
      height: 134,
      mouth: swing(seconds, 1.2, phase) > 0 ? 'open' : 'smile',
      lean: swing(seconds, 1.6, phase) * 5,
      arms: [
        { shoulder: -100 - swing(seconds, 1.2, phase) * 30, elbow: -20 },
        { shoulder: 100 - swing(seconds, 1.2, phase) * 30, elbow: 20 },
      ],
    }),
  );
  return (
    person(anna, {
      x: 150,
      y: 462,
      height: 226,
      arms: [
        { shoulder: -60 - swing(seconds, 2) * 8, elbow: -50 },
        { shoulder: 60 + swing(seconds, 2) * 8, elbow: 50 },
      ],
      mouth: 'smile',
    }) +
    group({ x: 150, y: 462, scale: 2.26 }, path('M-9 -72Q0 -66 9 -72', { stroke: '#2a9d8f', width: 5 })) +
    group(
      { x: 150, y: 462, scale: 2.26 },
      path('M-12 -93Q0 -108 12 -93Z', { fill: '#2a9d8f' }),
      circle(0, -104, 3.4, '#ffffff'),
    ) +
    playing.join('')
  );
}

function flakes(seconds: number): Svg {
  return repeat(70, (index) => {
    const y = ((scatter(index, 1) * 520 + seconds * (44 + scatter(index, 2) * 30)) % 520) - 20;
    const x = scatter(index, 3) * 854 + Math.sin(seconds + index) * 10;
    return circle(x, y, 2 + scatter(index, 4) * 2.2, '#ffffff', 0.95);
  });
}
