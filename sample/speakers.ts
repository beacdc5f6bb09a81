/** Who speaks in the sample. All are voices that the starter Whisper knows; `settings` as in voices.json. */
export const speakers = {
  narrator: { voice: 'slt', settings: [1.2] },
  guest: { voice: 'en-us', settings: [150, 40] },
  /** Tells of the farm, in Spanish. */
  farmer: { voice: 'es+f2', settings: [140, 50] },
} as const satisfies Record<string, { readonly voice: string; readonly settings: readonly number[] }>;

export type SpeakerId = keyof typeof speakers;
