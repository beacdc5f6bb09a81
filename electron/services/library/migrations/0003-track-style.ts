import type { Migration } from './migration.ts';

/** As it was when this step was written. */
const defaultStyle =
  '{"background":"#000000","backgroundOpacity":0,"bold":false,"color":"#ffffff","fontFamily":"sans-serif",' +
  '"fontSize":0.055,"margin":0.06,"outline":0.08,"outlineColor":"#000000","position":"bottom"}';

/**
 * How captions look belongs to the track. Those that are there keep the look that was chosen for the app; where none was,
 * a track looks like the default in its picture. Written as `canonicalJson` writes it: rows are compared as stored.
 */
export const trackStyle: Migration = {
  version: 3,
  sql: `
    ALTER TABLE tracks ADD COLUMN style TEXT;
    UPDATE tracks SET style = (
      SELECT nullif(json_object(
        'background', value -> '$.background', 'backgroundOpacity', value -> '$.backgroundOpacity',
        'bold', value -> '$.bold', 'color', value -> '$.color', 'fontFamily', value -> '$.fontFamily',
        'fontSize', value -> '$.fontSize', 'margin', value -> '$.margin', 'outline', value -> '$.outline',
        'outlineColor', value -> '$.outlineColor', 'position', value -> '$.position'), '${defaultStyle}')
      FROM settings
      WHERE key = 'captionStyle' AND json_valid(value)
        AND value ->> '$.background' IS NOT NULL AND value ->> '$.backgroundOpacity' IS NOT NULL
        AND value ->> '$.bold' IS NOT NULL AND value ->> '$.color' IS NOT NULL
        AND value ->> '$.fontFamily' IS NOT NULL AND value ->> '$.fontSize' IS NOT NULL
        AND value ->> '$.margin' IS NOT NULL AND value ->> '$.outline' IS NOT NULL
        AND value ->> '$.outlineColor' IS NOT NULL AND value ->> '$.position' IS NOT NULL
    );
  `,
};
