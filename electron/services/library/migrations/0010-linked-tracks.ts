import type { Migration } from './migration.ts';

/**
 * A track may say in another language what a second one says, cue by cue, and a person may settle who speaks where.
 * All but `translates`, an id, is JSON.
 */
export const linkedTracks: Migration = {
  version: 10,
  sql: `
    ALTER TABLE tracks ADD COLUMN translates TEXT;
    ALTER TABLE tracks ADD COLUMN settledSpeakers TEXT;
    ALTER TABLE cues ADD COLUMN translation TEXT;
  `,
};
