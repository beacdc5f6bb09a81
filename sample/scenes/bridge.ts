import { cloud, hill, tree } from '../drawing/scenery.ts';
import { bus } from '../drawing/vehicles.ts';
import { ease, ellipse, path, rectangle, repeat, verticalGradient } from '../drawing/shapes.ts';
import type { Svg } from '../drawing/shapes.ts';
import type { Scene } from './scene.ts';

/** A yellow bus comes down the road and stops under a stone bridge. */
export const bridge: Scene = (seconds) =>
  landscape(seconds) + arch() + road() + yellowBus(seconds) + pillars();

function landscape(seconds: number): Svg {
  return (
    verticalGradient('bridge-sky', ['#8fd0f0', '#eef9fc']) +
    cloud(140 + seconds * 4, 50, 0.7) +
    cloud(700 + seconds * 3, 40, 0.8) +
    hill(200, 400, 0.3, '#a3c293') +
    hill(230, 400, 0.7, '#8fb37e') +
    tree(70, 384, 1.1, seconds) +
    tree(800, 384, 1.2, seconds, '#4f7a4a') +
    rectangle(0, 376, 854, 20, '#7da06a')
  );
}

/** The deck and the vault that the bus stands under. */
function arch(): Svg {
  return (
    path('M-10 96H864V176H700V390H640Q640 196 427 196Q214 196 214 390H154V176H-10Z', { fill: '#a39583' }) +
    path('M154 176H700', { stroke: '#8a7d6d', width: 4 }) +
    rectangle(-10, 84, 874, 16, '#8a7d6d') +
    repeat(18, (index) => rectangle(index * 50 - 8, 54, 10, 32, '#8a7d6d')) +
    rectangle(-10, 46, 874, 10, '#8a7d6d') +
    repeat(11, (index) =>
      rectangle(index * 80 + (index % 2) * 20, 116 + (index % 3) * 18, 36, 12, '#b5a793', 3),
    )
  );
}

function road(): Svg {
  return (
    rectangle(0, 390, 854, 90, '#5f636d') +
    repeat(8, (index) => rectangle(index * 120 - 10, 452, 64, 6, '#e9ecef'))
  );
}

function yellowBus(seconds: number): Svg {
  const x = -240 + ease(seconds, 0.1, 2.5) * 672;
  return ellipse(x, 430, 180, 8, '#4b4f58') + bus(x, 430, 1.12, '#ffc300', x);
}

/** Grass before the bridge's feet. */
function pillars(): Svg {
  return ellipse(90, 396, 110, 14, '#6d9160') + ellipse(764, 396, 110, 14, '#6d9160');
}
