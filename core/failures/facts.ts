/** Facts of a code whose sentence is not made of facts yet. */
export type OpenFacts = Readonly<Record<string, string | number | boolean>>;
