import type { AnimalPose } from './animals.ts';
import { circle, ellipse, group, line, path, rectangle, repeat, swing } from './shapes.ts';
import type { Svg } from './shapes.ts';

const chestnut = '#8a5532';
const chestnutDark = '#643a20';

/** About 150 units long and 120 high; `gait` walks slowly or runs, absent stands. The back is at 0, -82. */
export function horse(
  { x, y, scale = 1, facing = 'right', seconds }: AnimalPose,
  gait?: 'walk' | 'run',
  rider: Svg = '',
): Svg {
  const period = gait === 'run' ? 0.55 : 1.3;
  const reach = gait === undefined ? 0 : gait === 'run' ? 22 : 11;
  const hop = gait === 'run' ? -Math.abs(swing(seconds, period)) * 9 : 0;
  const legs = [-38, -28, 26, 36].map((hip, index) => {
    const step = swing(seconds, period, index % 2 === 0 ? 0 : 0.45) * reach;
    return line(
      [
        [hip, -52],
        [hip + step * 0.5, -28],
        [hip + step, -2],
      ],
      index % 2 === 0 ? chestnutDark : chestnut,
      10,
    );
  });
  return group(
    { x, y: y + hop, scale, mirrored: facing === 'left' },
    path(`M-44 -72Q-66 -64 ${-64 + swing(seconds, 1.4) * 5} -30`, { stroke: chestnutDark, width: 10 }),
    ...legs,
    ellipse(-4, -62, 48, 22, chestnut),
    path('M28 -66L58 -104', { stroke: chestnut, width: 24 }),
    path('M20 -80L46 -112', { stroke: chestnutDark, width: 8 }),
    group({ x: 66, y: -104, turn: 34 }, ellipse(4, 0, 23, 11, chestnut), ellipse(20, 1, 9, 8, '#a87048')),
    path('M50 -112L54 -126L60 -113Z', { fill: chestnutDark }),
    circle(66, -107, 2.4, '#2f1b10'),
    rider,
  );
}

/** White with dark patches; about 140 units long. Lowers its head to eat. */
export function cow({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const nod = (1 + swing(seconds, 4)) * 7;
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    path(`M-52 -70Q-66 -56 ${-62 + swing(seconds, 1.7) * 6} -34`, { stroke: '#efe9e1', width: 5 }),
    ...[-42, -30, 28, 40].map((hip) => rectangle(hip - 5, -40, 10, 40, '#e3dbd0', 3)),
    ellipse(-18, -34, 12, 9, '#f3b6b0'),
    rectangle(-56, -84, 108, 50, '#fffaf2', 22),
    path('M-40 -84Q-20 -84 -16 -68Q-22 -52 -40 -56Q-54 -64 -40 -84Z', { fill: '#3f3a3a' }),
    path('M6 -84Q34 -86 32 -66Q20 -50 4 -60Z', { fill: '#3f3a3a' }),
    group(
      { x: 58, y: -80 + nod },
      path('M-6 -16Q-14 -24 -10 -30M10 -16Q18 -24 14 -30', { stroke: '#d9c8a5', width: 4 }),
      ellipse(-17, -10, 9, 5, '#3f3a3a'),
      ellipse(21, -10, 9, 5, '#3f3a3a'),
      rectangle(-13, -19, 30, 40, '#fffaf2', 13),
      path('M2 -19H17V0Q8 2 2 -19Z', { fill: '#3f3a3a' }),
      ellipse(2, 17, 15, 10, '#f3b6b0'),
      circle(-4, 16, 2, '#a86b66'),
      circle(8, 16, 2, '#a86b66'),
      circle(-5, -4, 2.2, '#2f1b10'),
      circle(10, -4, 2.2, '#fffaf2'),
    ),
  );
}

/** About 70 units long; asleep it lies on the ground with its eyes closed. */
export function sheep({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose, asleep = false): Svg {
  const drop = asleep ? 16 + swing(seconds, 3) * 0.6 : 0;
  const eye = asleep
    ? path('M36 -41q3 2 6 0', { stroke: '#fffaf2', width: 1.6 })
    : circle(39, -43, 2, '#fffaf2');
  return group(
    { x, y: y + drop, scale, mirrored: facing === 'left' },
    asleep ? '' : repeat(4, (index) => rectangle(-22 + index * 12, -20, 6, 20, '#4a4246', 2)),
    repeat(9, (index) => {
      const angle = (index / 9) * 2 * Math.PI;
      return circle(Math.cos(angle) * 24, -34 + Math.sin(angle) * 11, 12, '#f6f1e7');
    }),
    ellipse(0, -34, 28, 16, '#fffdf7'),
    group({ y: asleep ? 8 : 0 }, ellipse(36, -40, 11, 13, '#4a4246'), ellipse(27, -46, 4, 8, '#4a4246'), eye),
    circle(32, -52, 7, '#fffdf7'),
  );
}

/** A yellow duck on the water; it dips its bill to drink. */
export function duck({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const dip = Math.max(0, swing(seconds, 2.6)) * 48;
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    path('M-34 -14Q-44 -26 -38 -30L-18 -18Z', { fill: '#f4b400' }),
    ellipse(-4, -12, 32, 17, '#ffd54a'),
    ellipse(-8, -13, 18, 9, '#f4b400'),
    group(
      { x: 18, y: -16, turn: dip },
      path('M0 2L6 -22', { stroke: '#ffd54a', width: 14 }),
      circle(8, -30, 14, '#ffd54a'),
      path('M19 -34L38 -27L19 -22Z', { fill: '#f07f13' }),
      circle(12, -34, 2.4, '#2f1b10'),
    ),
    path('M-46 2q12 5 24 0t24 0t24 0', { stroke: '#d6f6fa', width: 3 }),
  );
}

export function hen({ x, y, scale = 1, facing = 'right', seconds }: AnimalPose): Svg {
  const peck = Math.max(0, swing(seconds, 0.9)) * 46;
  return group(
    { x, y, scale, mirrored: facing === 'left' },
    path('M-4 -6V0M4 -6V0', { stroke: '#e09f3e', width: 2.6 }),
    path('M-20 -30L-14 -10L0 -16Z', { fill: '#7a3e1d' }),
    ellipse(0, -16, 16, 12, '#a4552a'),
    group(
      { x: 9, y: -18, turn: peck },
      path('M0 0L4 -10', { stroke: '#a4552a', width: 9 }),
      circle(5, -15, 6.5, '#a4552a'),
      circle(4, -22, 3, '#d62828'),
      path('M11 -17L18 -14L11 -12Z', { fill: '#e09f3e' }),
      circle(7, -17, 1.3, '#2f1b10'),
    ),
  );
}
