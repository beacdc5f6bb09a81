import { circle, group, line, path, rectangle, repeat } from './shapes.ts';
import type { Svg } from './shapes.ts';

/** 170 long, on wheels that stand at y = 0; the nose is at the right. `rolled`: how far it has come. */
export function car(x: number, y: number, scale: number, colour: string, rolled: number): Svg {
  return group(
    { x, y, scale },
    path('M-86 -18Q-88 -46 -60 -50L-34 -76Q-30 -80 -22 -80H22Q30 -80 36 -74L56 -50Q84 -48 86 -18Z', {
      fill: colour,
    }),
    path('M-46 -50L-26 -72H-4V-50Z', { fill: '#8ecae6' }),
    path('M4 -50V-72H22Q27 -72 31 -67L44 -50Z', { fill: '#8ecae6' }),
    rectangle(-84, -26, 168, 6, '#9aa3ad'),
    circle(80, -36, 6, '#ffe08a'),
    rectangle(-87, -40, 7, 12, '#d62828', 3),
    wheel(-50, 17, rolled),
    wheel(50, 17, rolled),
  );
}

/** 330 long and 150 high; the nose is at the right. */
export function bus(x: number, y: number, scale: number, colour: string, rolled: number): Svg {
  return group(
    { x, y, scale },
    path('M-160 -18V-132Q-160 -148 -144 -148H136Q160 -148 162 -120L166 -60V-18Z', { fill: colour }),
    rectangle(-160, -56, 326, 8, '#c1121f'),
    repeat(4, (index) => rectangle(-148 + index * 58, -132, 48, 48, '#bde0fe', 5)),
    path('M92 -132H138Q148 -132 150 -116L154 -74H92Z', { fill: '#bde0fe' }),
    rectangle(40, -76, 38, 58, '#fff3c4', 4),
    line(
      [
        [59, -76],
        [59, -18],
      ],
      '#c9a227',
      2,
    ),
    circle(158, -36, 7, '#fffbe0'),
    wheel(-96, 22, rolled),
    wheel(110, 22, rolled),
  );
}

function wheel(x: number, radius: number, rolled: number): Svg {
  const spoke = radius * 0.5;
  return group(
    { x, y: -radius, turn: (rolled / radius) * (180 / Math.PI) },
    circle(0, 0, radius, '#2b2d42'),
    circle(0, 0, radius * 0.55, '#cfd6dd'),
    path(`M${-spoke} 0H${spoke}M0 ${-spoke}V${spoke}`, { stroke: '#7d8590', width: 2.4 }),
  );
}
