/** How a file tells who speaks. */

/**
 * `own`: in the format's own place for them. `none`: not at all. `dash`: a dash where another one begins. `name`: `Ana: `
 * where another one begins. `color`: a colour each.
 */
export const speakerWays = ['own', 'none', 'dash', 'name', 'color'] as const;
export type SpeakerWay = (typeof speakerWays)[number];
