import { circle, clipped, group, line, path, rectangle, repeat } from './shapes.ts';
import type { Svg } from './shapes.ts';

export interface TrainColours {
  readonly body: string;
  readonly stripe: string;
  readonly roof: string;
}

export const trainColours: TrainColours = { body: '#ffc300', stripe: '#c1121f', roof: '#7f7f8a' };

/**
 * One car, 340 long and 150 high over the rail at y = 0. The engine's nose is at the left. `turning` is how
 * far the wheels have turned, in radians; `inside` is seen through a coach's windows.
 */
export function trainCar(
  x: number,
  kind: 'engine' | 'coach',
  colours: TrainColours,
  turning: number,
  inside: Svg = '',
  scale = 1,
): Svg {
  const body =
    kind === 'engine'
      ? path('M0 -20Q4 -110 70 -142H340V-20Z', { fill: colours.body }) +
        path('M58 -142H340V-152H74Z', { fill: colours.roof })
      : rectangle(0, -142, 340, 122, colours.body, 8) + rectangle(4, -152, 332, 12, colours.roof, 5);
  return group(
    { x, scale },
    line(
      [
        [336, -34],
        [352, -34],
      ],
      '#4a4e69',
      8,
    ),
    body,
    kind === 'engine' ? cab() : windows(x, inside),
    rectangle(kind === 'engine' ? 8 : 0, -50, kind === 'engine' ? 332 : 340, 12, colours.stripe),
    rectangle(6, -24, 330, 10, '#4a4e69', 4),
    ...[50, 96, 244, 290].map((wheelX) => wheel(wheelX, turning)),
  );
}

function cab(): Svg {
  return (
    path('M40 -84Q52 -112 80 -124H112V-84Z', { fill: '#bde0fe' }) +
    repeat(3, (index) => rectangle(146 + index * 62, -122, 44, 40, '#bde0fe', 5)) +
    circle(20, -62, 7, '#fff8d6')
  );
}

function windows(x: number, inside: Svg): Svg {
  return repeat(3, (index) => {
    const area = [32 + index * 92, -126, 84, 62] as const;
    return clipped(`coach-${Math.round(x)}-${index}`, area, rectangle(...area, '#bde0fe') + inside);
  });
}

function wheel(x: number, turning: number): Svg {
  return group(
    { x, y: -13, turn: (-turning * 180) / Math.PI },
    circle(0, 0, 13, '#3d405b'),
    circle(0, 0, 8, '#9a9cab'),
    line(
      [
        [-8, 0],
        [8, 0],
      ],
      '#3d405b',
      2.4,
    ),
    line(
      [
        [0, -8],
        [0, 8],
      ],
      '#3d405b',
      2.4,
    ),
  );
}
