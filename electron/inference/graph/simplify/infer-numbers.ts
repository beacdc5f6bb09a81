import { dataTypes } from '../graph.ts';
import type { OnnxNode } from '../graph.ts';
import type { NodeFacts, Numbers } from './facts.ts';
import { divide, isKnown, known, multiply } from './sizes.ts';
import type { Size } from './sizes.ts';

/** The numbers that a node gives, as far as shapes and scales are worked out of them. */
export function inferNumbers(about: NodeFacts): Numbers | undefined {
  const { node, shapes, numbers } = about;
  const [first, second] = numbers;
  switch (node.operator) {
    case 'Shape':
      return shapes[0] && { values: cut(shapes[0], node), dataType: dataTypes.int64 };
    case 'Identity':
      return first;
    case 'Unsqueeze':
      // A number becomes a list of one; a list would become a table.
      return shapes[0]?.length === 0 ? first : undefined;
    case 'Squeeze':
      return first?.values.length === 1 ? first : undefined;
    case 'Cast':
      return first && castNumbers(first, node);
    case 'Gather':
      return first && second && pick(first, second);
    case 'Slice':
      return first && slice(first, numbers);
    case 'Concat':
      return join(numbers);
    case 'Mul':
    case 'Div':
    case 'Add':
    case 'Sub':
    case 'Pow':
      return first && second && combine(node.operator, first, second);
    case 'Sqrt':
      return first && all(first, (value) => (isKnown(value) ? rounded(Math.sqrt(value.factor)) : undefined));
    default:
      return undefined;
  }
}

export function intAttributeOf({ attributes }: OnnxNode, name: string): number | undefined {
  return attributes.find((attribute) => attribute.name === name)?.int;
}

/** `start` and `end` of Shape, since opset 15. */
function cut(shape: readonly Size[], node: OnnxNode): readonly Size[] {
  return shape.slice(intAttributeOf(node, 'start') ?? 0, intAttributeOf(node, 'end') ?? shape.length);
}

function castNumbers(from: Numbers, node: OnnxNode): Numbers | undefined {
  const to = intAttributeOf(node, 'to');
  if (to === from.dataType) return from;
  // A number that only a run tells stays one of the integers it came of.
  if (to === dataTypes.float32 && from.dataType === dataTypes.int64)
    return all({ ...from, dataType: to }, (value) => (isKnown(value) ? rounded(value.factor) : undefined));
  if (to === dataTypes.int64 && from.dataType === dataTypes.float32)
    return all({ ...from, dataType: to }, (value) => known(Math.trunc(value.factor)));
  return undefined;
}

function pick(from: Numbers, places: Numbers): Numbers | undefined {
  const values = places.values.map((place) => (isKnown(place) ? from.values.at(place.factor) : undefined));
  return complete(values, from.dataType);
}

/** Of a list, from one place to another, all of them. */
function slice(from: Numbers, numbers: NodeFacts['numbers']): Numbers | undefined {
  const [, start, end, , step] = numbers;
  const [from_, to, by = known(1)] = [start?.values[0], end?.values[0], step?.values[0]];
  if (!from_ || !to || ![from_, to, by].every(isKnown) || by.factor !== 1) return undefined;
  return { ...from, values: from.values.slice(from_.factor, to.factor) };
}

function join(numbers: NodeFacts['numbers']): Numbers | undefined {
  const parts = numbers.filter((part) => part !== undefined);
  const [first] = parts;
  if (!first || parts.length !== numbers.length) return undefined;
  return { values: parts.flatMap(({ values }) => values), dataType: first.dataType };
}

function combine(operator: string, a: Numbers, b: Numbers): Numbers | undefined {
  const length = Math.max(a.values.length, b.values.length);
  const at = ({ values }: Numbers, index: number) => (values.length === 1 ? values[0] : values[index]);
  const isFloat = a.dataType === dataTypes.float32;
  const values = Array.from({ length }, (_, index) => {
    const [left, right] = [at(a, index), at(b, index)];
    if (!left || !right) return undefined;
    const result = isKnown(left) && isKnown(right) ? reckon(operator, left.factor, right.factor) : undefined;
    if (result !== undefined) return isFloat ? rounded(result) : known(Math.trunc(result));
    if (isFloat) return undefined;
    return operator === 'Mul' ? multiply(left, right) : operator === 'Div' ? divide(left, right) : undefined;
  });
  return complete(values, a.dataType);
}

function reckon(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case 'Mul':
      return a * b;
    case 'Div':
      return b === 0 ? undefined : a / b;
    case 'Add':
      return a + b;
    case 'Sub':
      return a - b;
    default:
      return Math.pow(a, b);
  }
}

function rounded(value: number): Size {
  return known(Math.fround(value));
}

function all(from: Numbers, change: (value: Size) => Size | undefined): Numbers | undefined {
  return complete(from.values.map(change), from.dataType);
}

function complete(values: readonly (Size | undefined)[], dataType: number): Numbers | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === values.length ? { values: there, dataType } : undefined;
}
