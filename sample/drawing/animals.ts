import { circle, ellipse, group, line, path, swing } from './shapes.ts';
import type { Svg } from './shapes.ts';

export interface AnimalPose {
  /** Where the feet stand. */
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly facing?: 'left' | 'right';
  readonly seconds: number;
}

const coat = '#9a5b2f';
const coatDark = '#7a4522';

/** About 90 units long; `running` moves the legs. */
export function runningDog({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const stride = swing(seconds, 0.42) * 12;
  const legs = [-26, -18, 20, 28].map((hip, index) => {
    const reach = index % 2 === 0 ? stride : -stride;
    return line(
      [
        [hip, -24],
        [hip + reach * 0.4, -12],
        [hip + reach, 0],
      ],
      index % 2 === 0 ? coatDark : coat,
      7,
    );
  });
  return group(
    { x, y, scale, mirrored: facing === 'left', turn: swing(seconds, 0.42) * 3 },
    tail(-34, -36, seconds),
    ...legs,
    ellipse(-1, -30, 36, 14, coat),
    ellipse(18, -28, 14, 12, '#b97a45'),
    dogHead(38, -50, true),
  );
}

export function sittingDog({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    tail(-18, -10, seconds),
    path('M-22 0Q-26 -30 4 -44L18 -30L14 0Z', { fill: coat, stroke: coat, width: 6 }),
    ellipse(-9, -8, 15, 11, coatDark),
    line(
      [
        [10, -26],
        [13, -2],
      ],
      '#b97a45',
      8,
    ),
    ellipse(16, -1, 7, 4, '#b97a45'),
    dogHead(12, -56, swing(seconds, 1.6) > -0.2),
  );
}

export function sleepingDog({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const breath = swing(seconds, 3) * 0.8;
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    ellipse(0, -12 - breath / 2, 36, 14 + breath, coat),
    path('M-34 -8Q-46 -4 -36 0L-10 0', { stroke: coatDark, width: 7 }),
    ellipse(34, -9, 16, 10, coat),
    ellipse(26, -14, 6, 10, coatDark),
    path('M36 -11q3 2 6 0', { stroke: '#2f1b10', width: 1.6 }),
    circle(49, -9, 3, '#2f1b10'),
  );
}

function tail(x: number, y: number, seconds: number): Svg {
  const wag = swing(seconds, 0.36) * 7;
  return path(`M${x} ${y}Q${x - 14} ${y - 8} ${x - 14 + wag} ${y - 24}`, { stroke: coat, width: 6 });
}

function dogHead(x: number, y: number, panting: boolean): Svg {
  return group(
    { x, y },
    path('M-10 16L4 8', { stroke: coat, width: 16 }),
    ellipse(2, 0, 15, 13, coat),
    ellipse(15, 4, 10, 7, '#b97a45'),
    panting ? ellipse(16, 12, 3.4, 5.5, '#ef798a') : '',
    circle(23, 1, 3.4, '#2f1b10'),
    circle(6, -4, 2.2, '#2f1b10'),
    path('M-8 -8Q-18 0 -10 14Q-2 8 -2 -6Z', { fill: coatDark }),
    path('M-12 12L2 17', { stroke: '#d62828', width: 4 }),
  );
}

/** A grey cat that sits and moves its tail; about 60 units high. */
export function sittingCat({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const tip = swing(seconds, 2.2) * 8;
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    path(`M-12 -4Q-34 0 ${-32 + tip} 22`, { stroke: '#6d6875', width: 6 }),
    path('M-15 0Q-18 -30 0 -36Q18 -30 14 0Z', { fill: '#7d7887' }),
    ellipse(0, -10, 8, 11, '#b8b3c0'),
    path('M-12 -56L-10 -40M12 -56L10 -40', { stroke: '#6d6875', width: 5 }),
    circle(0, -42, 14, '#7d7887'),
    ellipse(-5, -43, 2.2, swing(seconds, 3.1) > 0.96 ? 0.4 : 2.8, '#2d2a32'),
    ellipse(6, -43, 2.2, swing(seconds, 3.1) > 0.96 ? 0.4 : 2.8, '#2d2a32'),
    path('M-1 -38h3l-1.5 2z', { fill: '#ef798a' }),
    path('M-8 -36h-11M-8 -34l-10 3M9 -36h11M9 -34l10 3', { stroke: '#cfcad6', width: 0.8 }),
  );
}

/** A bird far away: two wings that beat. */
export function distantBird(x: number, y: number, size: number, seconds: number, colour = '#3d405b'): Svg {
  const lift = swing(seconds, 0.7) * size * 0.5;
  return path(
    `M${x - size} ${y - lift}Q${x - size / 2} ${y - size * 0.4} ${x} ${y}Q${x + size / 2} ${y - size * 0.4} ${x + size} ${y - lift}`,
    { stroke: colour, width: 2 },
  );
}
