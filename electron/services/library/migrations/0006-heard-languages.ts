import type { Migration } from './migration.ts';

/**
 * A cue may be said in another language than its track. Of what was heard at once, every stretch of speech that has no
 * text is kept with the reason; the one reason of a whole window, which stood there before, counts where there are none.
 */
export const heardLanguages: Migration = {
  version: 6,
  sql: `
    ALTER TABLE cues ADD COLUMN language TEXT;
    ALTER TABLE windows ADD COLUMN gaps TEXT;
  `,
};
