/** Short talks about one thing each. */
import type { ChapterText } from '../chapter-text.ts';

export const garden: readonly string[] = [
  'Tomatoes need a lot of sun and warm soil.',
  'Dig the soil in your garden before you plant the tomatoes.',
  'Water the tomatoes every morning, but keep the leaves dry.',
  'Wet leaves are how plants catch blight.',
  'Compost makes the soil rich, and tomatoes love compost.',
  'Tie the plants to a stick when the garden gets windy.',
  'A greenhouse keeps the plants warm at night.',
  'Pick the tomatoes when they are red, and leave the green ones on the plants.',
  'In autumn the soil of the garden wants compost again.',
];

export const bread: readonly string[] = [
  'Bread dough is flour, water, salt and yeast.',
  'Mix the flour with the water and let the dough rest.',
  'Yeast makes the dough rise in a warm kitchen.',
  'Knead the dough until it is smooth, then add the salt.',
  'Flour the table so that the dough does not stick.',
  'Heat the oven with the baking stone inside.',
  'Bake the bread in the hot oven until the crust is brown.',
  'Steam in the oven gives the bread a better crust.',
  'Old bread dough is good for the next loaf, because its yeast is alive.',
];

export const bicycle: readonly string[] = [
  'A dry chain makes a bicycle slow.',
  'Clean the chain and put oil on every link.',
  'Check the tyres, because soft tyres puncture easily.',
  'Pump the tyres until the wheel is hard.',
  'The brakes of a bicycle wear out in the rain.',
  'Turn the screw of the brakes until the pads touch the wheel.',
  'A spoke of the wheel may be loose, so tighten it.',
  'Change the chain when the gears slip.',
  'Ride the bicycle slowly and try the brakes and gears.',
];

/** One sentence every six seconds. */
export function textOf(talks: readonly (readonly string[])[], language = 'en'): ChapterText {
  const sentences = talks.flat().map((text, at) => ({
    ...{ startMs: at * 6000, endMs: at * 6000 + 5800, text },
    ...{ speaker: null, language },
  }));
  return { sentences, durationMs: sentences.length * 6000 };
}
