/**
 * From the map of a detector (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", 2020), which
 * tells of each pixel how likely it lies inside a shrunken line of text, to the lines: connected regions, the smallest
 * rectangle around each, grown back. Limits and factors are those of PaddleOCR and RapidOCR.
 */
export type Point = readonly [x: number, y: number];

/** Where the text begins above, ends above, ends below, begins below; pixels. */
export type Corners = readonly [Point, Point, Point, Point];

export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  /** Row by row, 0 to 1. */
  readonly data: Float32Array;
}

const textAbove = 0.3;
const boxAbove = 0.5;
const unclipRatio = 1.6;
const minSide = 3;
const maxBoxes = 1000;

/** In pixels of a picture of this size, whatever the size of its map. */
export function findTextBoxes(
  map: ProbabilityMap,
  picture: { readonly width: number; readonly height: number },
): readonly Corners[] {
  const boxes: Corners[] = [];
  for (const hull of hullsOf(textMask(map), map.width)) {
    const rectangle = smallestRectangle(hull);
    if (Math.min(rectangle.width, rectangle.height) < minSide) continue;
    if (meanInside(map, cornersOf(rectangle)) < boxAbove) continue;
    const grown = grow(rectangle);
    if (Math.min(grown.width, grown.height) < minSide + 2) continue;
    const [scaleX, scaleY] = [picture.width / map.width, picture.height / map.height];
    const [a, b, c, d] = cornersOf(grown);
    const scaled = ([x, y]: Point): Point => [x * scaleX, y * scaleY];
    boxes.push([scaled(a), scaled(b), scaled(c), scaled(d)]);
    if (boxes.length === maxBoxes) break;
  }
  return inReadingOrder(boxes);
}

/** A pixel belongs to text when it or a neighbour to the left or above is likely to. */
function textMask({ width, height, data }: ProbabilityMap): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!(data[y * width + x]! > textAbove)) continue;
      for (const [right, down] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        if (x + right < width && y + down < height) mask[(y + down) * width + x + right] = 1;
      }
    }
  }
  return mask;
}

/** The convex hull of each region of pixels that touch, also at corners; uses the mask up. */
function* hullsOf(mask: Uint8Array, width: number): Generator<readonly Point[]> {
  const stack: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    const rows = new Map<number, { left: number; right: number }>();
    stack.push(start);
    mask[start] = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const row = rows.get(y);
      if (row === undefined) rows.set(y, { left: x, right: x });
      else {
        row.left = Math.min(row.left, x);
        row.right = Math.max(row.right, x);
      }
      takeNeighbours(mask, width, at, stack);
    }
    yield convexHull(
      [...rows].flatMap(([y, { left, right }]): Point[] => [
        [left, y],
        [right, y],
      ]),
    );
  }
}

function takeNeighbours(mask: Uint8Array, width: number, at: number, stack: number[]): void {
  const x = at % width;
  for (let right = x === 0 ? 0 : -1; right <= (x === width - 1 ? 0 : 1); right++) {
    for (const down of [-width, 0, width]) {
      const next = at + down + right;
      if (mask[next] !== 1) continue;
      mask[next] = 0;
      stack.push(next);
    }
  }
}

/** Andrew's monotone chain, counter-clockwise on paper; a point or a line stays one. */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.toReversed())];
  return hull.length === 0 ? sorted.slice(0, 1) : hull;
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** `along`: the direction in which its text runs, a unit vector that points to the right or down. */
interface Rectangle {
  readonly centre: Point;
  readonly along: Point;
  readonly width: number;
  readonly height: number;
}

/** One side of the smallest rectangle around a convex hull lies on a side of it. */
function smallestRectangle(hull: readonly Point[]): Rectangle {
  let smallest: Rectangle | undefined;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const side: Point = length === 0 ? [1, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const found = rectangleAlong(hull, nearerToLevel(side));
    if (smallest === undefined || found.width * found.height < smallest.width * smallest.height)
      smallest = found;
  }
  return smallest!;
}

/** Of the four directions of a rectangle's sides the one that is nearest to the right. */
function nearerToLevel([x, y]: Point): Point {
  const [a, b] = Math.abs(x) >= Math.abs(y) ? [x, y] : [y, -x];
  return a < 0 ? [-a, -b] : [a, b];
}

function rectangleAlong(hull: readonly Point[], along: Point): Rectangle {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const [across, down] = [x * along[0] + y * along[1], y * along[0] - x * along[1]];
    [left, right] = [Math.min(left, across), Math.max(right, across)];
    [top, bottom] = [Math.min(top, down), Math.max(bottom, down)];
  }
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  return {
    centre: [across * along[0] - down * along[1], across * along[1] + down * along[0]],
    ...{ along, width: right - left, height: bottom - top },
  };
}

function cornersOf({ centre: [x, y], along: [ax, ay], width, height }: Rectangle): Corners {
  const corner = (across: number, down: number): Point => [
    x + (across * width * ax) / 2 - (down * height * ay) / 2,
    y + (across * width * ay) / 2 + (down * height * ax) / 2,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** The detector was taught lines shrunk by a distance that follows from their area and outline; this undoes it. */
function grow({ centre, along, width, height }: Rectangle): Rectangle {
  const distance = (width * height * unclipRatio) / (2 * (width + height));
  return { centre, along, width: width + 2 * distance, height: height + 2 * distance };
}

/** Over the pixels whose centres lie inside, or on the edge. */
function meanInside({ width, height, data }: ProbabilityMap, corners: Corners): number {
  const ys = corners.map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  let sum = 0;
  let count = 0;
  for (let y = top; y <= bottom; y++) {
    const span = crossing(corners, y);
    if (span === undefined) continue;
    const last = Math.min(width - 1, Math.floor(span[1]));
    for (let x = Math.max(0, Math.ceil(span[0])); x <= last; x++) {
      sum += data[y * width + x]!;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Where a row crosses a convex polygon. */
function crossing(corners: Corners, y: number): readonly [number, number] | undefined {
  const xs = corners.flatMap(([x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length]!;
    if (Math.min(y1, y2) > y || Math.max(y1, y2) < y) return [];
    return y1 === y2 ? [x1, x2] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
  });
  return xs.length === 0 ? undefined : [Math.min(...xs), Math.max(...xs)];
}

/** From the top; those that stand beside each other from the left. */
function inReadingOrder(boxes: readonly Corners[]): readonly Corners[] {
  const rows: { readonly middle: number; readonly height: number; readonly boxes: Corners[] }[] = [];
  const middleOf = ([a, , c]: Corners) => (a[1] + c[1]) / 2;
  const heightOf = ([a, , , d]: Corners) => Math.hypot(d[0] - a[0], d[1] - a[1]);
  for (const box of boxes.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const [middle, height] = [middleOf(box), heightOf(box)];
    if (row !== undefined && middle - row.middle < Math.min(height, row.height) / 2) row.boxes.push(box);
    else rows.push({ middle, height, boxes: [box] });
  }
  return rows.flatMap((row) => row.boxes.toSorted(([a], [b]) => a[0] - b[0]));
}
