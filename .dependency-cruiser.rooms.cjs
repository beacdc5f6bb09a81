/**
 * How the rooms of a storey stand to each other, tests left out: they may look anywhere. A room is a folder; what it may
 * import stands beside it, and circles between folders are refused like circles between files.
 */
const { options } = require('./.dependency-cruiser.cjs');

const services = {
  library: [],
  ffmpeg: [],
  locks: [],
  files: [],
  locks: [],
  project: ['library'],
  jobs: ['library'],
  transcripts: ['library', 'locks', 'project'],
  media: ['ffmpeg', 'files', 'jobs', 'library'],
  subtitles: ['ffmpeg', 'files', 'library', 'media', 'project'],
  export: ['ffmpeg', 'files', 'jobs', 'library', 'media', 'project'],
  models: ['jobs', 'locks'],
  app: ['library'],
  doctor: ['ffmpeg', 'models'],
};

/** Rooms that still break the table: see the issue of the house's second edition. To become empty, and go. */
const notYet = [];

/** Storeys whose folders stand in no circle; `electron/services/[^/]+`, `electron/[^/]+` and `renderer` are to follow. */
const withoutCircles = ['core','electron','renderer'];

const tableOfServices = Object.entries(services)
  .filter(([room]) => !notYet.includes(room))
  .map(([room, allowed]) => ({
    name: `services/${room} imports only ${allowed.join(', ') || 'no other room'}`,
    severity: 'error',
    from: { path: `^electron/services/${room}/` },
    to: { path: `^electron/services/`, pathNot: `^electron/services/(${[room, ...allowed].join('|')})/` },
  }));

module.exports = {
  forbidden: [
    ...tableOfServices,
    {
      name: 'every room stands in the table',
      severity: 'error',
      from: { path: `^electron/services/(?!(${Object.keys(services).join('|')}|advice)/)` },
      to: {},
    },
    {
      name: 'no circles between folders',
      scope: 'folder',
      severity: 'error',
      from: { path: `^(${withoutCircles.join('|')})(/|$)` },
      to: { circular: true },
    },
  ],
  options: { ...options, exclude: { path: `${options.exclude.path}|\\.test\\.tsx?$|/testing/` } },
};
