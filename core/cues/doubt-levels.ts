/** How much a word must be trusted to be no finding, 0 to 1: as measured, see [Note: Doubtful words]. */
export const defaultDoubt = 0.55;
/** What a person may choose: fewer and more findings. */
export const minDoubt = 0.2;
export const maxDoubt = 0.85;
