/**
 * How the rooms of electron/services stand to each other, tests left out: they may look anywhere. A room is a folder;
 * what it may import stands beside it. Circles between rooms, here and everywhere, are refused by build/room-circles.ts.
 */
const { options } = require('./.dependency-cruiser.cjs');

const services = {
  library: [],
  ffmpeg: [],
  files: [],
  locks: [],
  project: ['library'],
  jobs: ['library'],
  transcripts: ['library', 'locks', 'project'],
  media: ['ffmpeg', 'files', 'jobs', 'library'],
  subtitles: ['ffmpeg', 'files', 'library', 'media', 'project'],
  export: ['ffmpeg', 'files', 'jobs', 'library', 'media', 'project', 'style', 'subtitles'],
  search: ['ffmpeg', 'files', 'jobs', 'library', 'media', 'models', 'transcripts'],
  folders: ['files', 'library', 'media'],
  glossary: ['library'],
  spelling: [],
  style: ['ffmpeg', 'files', 'library', 'media', 'project'],
  models: ['files', 'jobs', 'locks'],
  writers: ['models'],
  voices: ['library'],
  app: ['library'],
  doctor: ['ffmpeg', 'models', 'style'],
};

const tableOfServices = Object.entries(services).map(([room, allowed]) => ({
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
      from: { path: `^electron/services/(?!(${Object.keys(services).join('|')})/)` },
      to: {},
    },
  ],
  options: { ...options, exclude: { path: `${options.exclude.path}|\\.test\\.tsx?$|/testing/` } },
};
