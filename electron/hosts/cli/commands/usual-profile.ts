/** What `profileForPicture` of core/style takes where no guideline is named. */
export const usualProfile = 'netflix; shorts where the picture is square or upright';
