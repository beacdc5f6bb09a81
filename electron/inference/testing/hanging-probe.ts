/** A probe whose driver never answers. */
setInterval(() => undefined, 1000);
