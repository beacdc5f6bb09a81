/** A parser that wants ever more memory. */
const held: unknown[] = [];
for (;;) held.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
