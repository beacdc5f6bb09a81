/** A parser that never ends. */
for (;;);
