import { intAttributeOf } from './infer-numbers.ts';
import type { NodeFacts } from './facts.ts';
import { divide, isKnown, isSame, known, productOf } from './sizes.ts';
import type { Size } from './sizes.ts';

type Shape = readonly Size[];

const keepsShape = new Set(['Identity', 'Cast', 'Erf', 'Tanh', 'Sqrt', 'Softmax', 'LayerNormalization']);
const broadcasts = new Set(['Add', 'Sub', 'Mul', 'Div', 'Pow']);

/** The shape of what a node gives; undefined where it is not known. */
export function inferShape(about: NodeFacts): Shape | undefined {
  const { node, shapes, numbers } = about;
  const [first, second] = shapes;
  if (keepsShape.has(node.operator) || node.operator === 'ScatterND') return first;
  if (broadcasts.has(node.operator)) return first && second && broadcast(first, second, about);
  switch (node.operator) {
    case 'Shape':
      return first && [known(first.length)];
    case 'MatMul':
      return first && second && productShape(first, second, about);
    case 'Gather':
      return first && second && gatherShape(first, second, intAttributeOf(node, 'axis') ?? 0);
    case 'Transpose': {
      const order = node.attributes.find(({ name }) => name === 'perm')?.ints;
      return order && first && permute(first, order);
    }
    case 'Reshape':
      return shapeOfReshape(about);
    case 'Concat':
      return concatShape(about);
    case 'Slice':
      return sliceShape(about);
    case 'ReduceMean':
      return reducedShape(about);
    case 'Unsqueeze':
      return first?.length === 0 && axesOf(about)?.length === 1 ? [known(1)] : undefined;
    case 'Squeeze':
      return numbers[0]?.values.length === 1 ? [] : undefined;
    default:
      return undefined;
  }
}

function broadcast(a: Shape, b: Shape, { fresh }: NodeFacts): Shape {
  const rank = Math.max(a.length, b.length);
  const at = (shape: Shape, index: number): Size => shape[index - rank + shape.length] ?? known(1);
  return Array.from({ length: rank }, (_, index) => {
    const [left, right] = [at(a, index), at(b, index)];
    if (isSame(left, right) || isOne(right)) return left;
    if (isOne(left)) return right;
    // Beside a number above one a size is that number or one.
    if (isKnown(left)) return left;
    return isKnown(right) ? right : fresh();
  });
}

function isOne(size: Size): boolean {
  return isSame(size, known(1));
}

function productShape(a: Shape, b: Shape, about: NodeFacts): Shape | undefined {
  const [rows, columns] = [a.at(-2), b.at(-1)];
  if (!rows || !columns || b.length < 2) return undefined;
  return [...broadcast(a.slice(0, -2), b.slice(0, -2), about), rows, columns];
}

function gatherShape(data: Shape, places: Shape, axis: number): Shape {
  const at = place(axis, data);
  return [...data.slice(0, at), ...places, ...data.slice(at + 1)];
}

function permute(shape: Shape, order: readonly number[]): Shape | undefined {
  const permuted = order.map((axis) => shape[axis]).filter((size) => size !== undefined);
  return permuted.length === shape.length ? permuted : undefined;
}

function concatShape({ node, shapes, numbers, fresh }: NodeFacts): Shape | undefined {
  const [first, ...others] = shapes;
  const axis = intAttributeOf(node, 'axis');
  if (!first || axis === undefined || others.some((shape) => shape?.length !== first.length))
    return undefined;
  const lists = numbers.map((part) => part?.values.length);
  const length = lists.reduce(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );
  if (first.length === 1 && length !== undefined) return [known(length)];
  const at = place(axis, first);
  return first.map((size, index) => (index === at ? fresh() : size));
}

function sliceShape({ shapes: [data], numbers, fresh }: NodeFacts): Shape | undefined {
  const axes = numbers[3]?.values;
  return data?.map((size, index) => {
    const stays = axes?.every((axis) => isKnown(axis) && place(axis.factor, data) !== index);
    return stays === true ? size : fresh();
  });
}

function reducedShape(about: NodeFacts): Shape | undefined {
  const [data] = about.shapes;
  const axes = axesOf(about);
  if (!data || !axes || intAttributeOf(about.node, 'keepdims') === 0) return undefined;
  return data.map((size, index) => (axes.some((axis) => place(axis, data) === index) ? known(1) : size));
}

/** An attribute in older sets of operators, an input in newer ones. */
function axesOf({ node, numbers }: NodeFacts): readonly number[] | undefined {
  const attribute = node.attributes.find(({ name }) => name === 'axes');
  return attribute ? attribute.ints : numbers[1]?.values.map(({ factor }) => factor);
}

/** Axes may be counted from the end. */
function place(axis: number, { length }: Shape): number {
  return axis < 0 ? axis + length : axis;
}

function shapeOfReshape(about: NodeFacts): Shape | undefined {
  const [data, wanted] = about.shapes;
  const target = about.numbers[1];
  if (data && target) return reshapedShape(data, target.values, about)?.shape;
  // What is not known of the sizes is known of how many there are.
  const [count] = wanted ?? [];
  return count && isKnown(count) && count.factor < 8
    ? Array.from({ length: count.factor }, about.fresh)
    : undefined;
}

export interface Reshaped {
  readonly shape: Shape;
  /** For a Reshape without any input to work it out: 0 for a size that stays, at most one -1. */
  readonly target: readonly number[] | undefined;
}

/** What a Reshape makes of a shape, and how that may be said with constants. */
export function reshapedShape(
  data: Shape,
  wanted: readonly Size[],
  { node, fresh }: Pick<NodeFacts, 'node' | 'fresh'>,
): Reshaped | undefined {
  const copiesZero = intAttributeOf(node, 'allowzero') !== 1;
  const asked = wanted.map((size, index) => (copiesZero && isSame(size, known(0)) ? data[index] : size));
  if (asked.some((size) => size === undefined || isSame(size, known(0)))) return undefined;
  const sizes = asked.filter((size) => size !== undefined);
  const open = sizes.findIndex((size) => isSame(size, known(-1)));
  const shape = sizes.map((size, index) =>
    index === open ? (restOf(data, sizes.toSpliced(open, 1)) ?? fresh()) : size,
  );
  const target = shape.map((size, index) => {
    const stays = data[index];
    if (stays && isSame(size, stays)) return isKnown(size) ? size.factor : 0;
    return isKnown(size) ? size.factor : -1;
  });
  return { shape, target: target.filter((size) => size === -1).length > 1 ? undefined : target };
}

/** What is left for the one size that is not said. */
function restOf(data: Shape, others: Shape): Size | undefined {
  return divide(productOf(data), productOf(others));
}
