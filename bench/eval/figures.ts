import { z } from 'zod';

/** One promise of a model card: models/starter/<x>/figures.json. */
const figureSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    unit: z.string(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    /** What the exporting run saw with the shipped weights. */
    measured: z.number(),
    on: z.string(),
    /** Which part of the held-out set counts: fields of its items and their values. */
    select: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  })
  .refine(
    ({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined),
    'needs atLeast or atMost, and not both',
  );
export type Figure = z.infer<typeof figureSchema>;
export const figuresSchema = z.object({ figures: z.array(figureSchema).min(1) });

/** What a set says of a figure; undefined where it does not know the figure's id. */
export type Measured = (figure: Figure) => number | undefined;

export type Row =
  | {
      readonly kind: 'figure';
      readonly starter: string;
      readonly figure: Figure;
      readonly measured: number;
      readonly ok: boolean;
    }
  | { readonly kind: 'failed'; readonly starter: string; readonly what: string };

export function judge(starter: string, figure: Figure, measured: Measured): Row {
  const value = measured(figure);
  if (value === undefined) return failed(starter, `The figure "${figure.id}" is not known to npm run eval.`);
  if (Number.isNaN(value))
    return failed(starter, `The held-out set has nothing for the figure "${figure.id}".`);
  return { kind: 'figure', starter, figure, measured: value, ok: keeps(figure, value) };
}

export function failed(starter: string, what: string): Row {
  return { kind: 'failed', starter, what };
}

export function isOk(row: Row): boolean {
  return row.kind === 'figure' && row.ok;
}

/** A share of sentences is a fraction: the last digits of its sum decide nothing. */
const rounding = 1e-9;

function keeps({ atLeast = -Infinity, atMost = Infinity }: Figure, value: number): boolean {
  return value >= atLeast - rounding && value <= atMost + rounding;
}
