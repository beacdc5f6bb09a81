/** A copy without some of its optional fields. */
export function withoutFields<Whole extends object>(
  whole: Whole,
  ...fields: readonly OptionalKey<Whole>[]
): Whole {
  const copy = { ...whole };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}

type OptionalKey<Whole> = {
  [Key in keyof Whole]-?: object extends Pick<Whole, Key> ? Key : never;
}[keyof Whole];
