import type { ModelsFailures } from '../../../../../core/failures/models.ts';
import type { FailureWords } from './failure-words.ts';

type HubCodes = Exclude<
  keyof ModelsFailures,
  'model-unknown' | 'model-not-installed' | 'model-in-use' | 'nothing-to-measure-on'
>;

/** What keeps a model from being downloaded. */
export const hubWords: FailureWords<Pick<ModelsFailures, HubCodes>> = {
  'network-offline': () =>
    'Sidecut is switched offline (SIDECUT_OFFLINE or --offline), so nothing is downloaded.',
  'packages-unavailable': (facts) => {
    switch (facts.reason) {
      case 'no-python':
        return `No Python was found (${facts.python}), through which Sidecut takes models from Python packages. Install Python 3 with pip, or let SIDECUT_PYTHON name one.`;
      case 'no-pip':
        return `${facts.python} has no pip, which says where Python packages are. Install pip, or let SIDECUT_PYTHON name another Python.`;
      case 'pip-failed':
        return `pip of ${facts.python} does not say where Python packages are (${facts.problem}). Update pip, or let SIDECUT_PYTHON name another Python.`;
      case 'no-index':
        return 'pip is told to ask no index (no-index), and none of the folders it looks into holds the packages.';
      case 'index-login':
        return `${facts.host} does not let Sidecut in. Put user and password into the address of the index in pip's settings: https://USER:PASSWORD@HOST/simple.`;
      case 'no-wheel':
        return `${facts.hosts.join(' and ')} has no ${facts.wheel}. PIP_INDEX_URL names another mirror.`;
    }
  },
  'network-unreachable': (facts) => {
    switch (facts.reason) {
      case 'proxy-refused':
        return `The proxy did not let Sidecut through to ${facts.host}. Check HTTPS_PROXY (with user and password if it wants them) and NO_PROXY.`;
      case 'proxy-login':
        return 'The proxy wants a user and a password. Put them into HTTPS_PROXY: http://user:password@host:port.';
      case 'certificate':
        return `The identity of ${facts.host} could not be confirmed (${facts.problem}). Behind a company proxy, let NODE_EXTRA_CA_CERTS name its certificate.`;
      case 'name':
        return `${facts.host} was not found. Check the internet connection, or name a mirror: of the hub with --endpoint, of Python packages with PIP_INDEX_URL.`;
      case 'connection':
        return `The connection to ${facts.host} failed (${facts.problem}). What was downloaded is kept: give the same command again.`;
    }
  },
  'http-unauthorized': ({ reason, host, what, status }) =>
    reason === 'no-token'
      ? `${host} wants a token for ${what} (${status}). Accept its terms on the hub, then set HF_TOKEN or give --token. A misspelt name gives the same answer.`
      : `${host} does not accept the token for ${what} (${status}). Check that it is valid and that the model's terms were accepted.`,
  'http-not-found': ({ host, what }) =>
    `${host} has no ${what} (404). Check the name; --revision main asks for the newest version, --endpoint for another mirror.`,
  'http-too-many-requests': (facts) =>
    facts.reason === 'soon'
      ? `${facts.host} has had too many requests from here (429). Try again in some minutes; a token (HF_TOKEN) raises the limit.`
      : `${facts.host} asks to wait ${wait(facts.waitSeconds)} (429: too many requests from here). What was downloaded is kept: give the same command again then. A token (HF_TOKEN) raises the limit.`,
  'http-failed': (facts) => {
    switch (facts.reason) {
      case 'status':
        return `${facts.host} answered ${facts.status} for ${facts.what}. ${facts.status >= 500 ? 'It seems to have trouble: try again later.' : 'Check --endpoint.'}`;
      case 'pieces-only':
        return `${facts.host} sends only pieces of ${facts.file}. Try another --endpoint.`;
      case 'too-many-files':
        return `${facts.repository} lists too many files.`;
      case 'no-hub':
        return `${facts.host} does not answer like a Hugging Face hub. Check --endpoint, HF_ENDPOINT and SIDECUT_HUB.`;
      case 'endless':
        return `${facts.host} sends an endless answer. Check --endpoint.`;
      case 'redirect-nowhere':
        return `${facts.host} redirects without saying where. Check --endpoint.`;
      case 'redirect-loop':
        return `${facts.host} redirects more than ${facts.maxRedirects} times. Check --endpoint.`;
      case 'redirect-unprotected':
        return `${facts.host} redirects to an unprotected address (${facts.target}); Sidecut does not follow it.`;
    }
  },
  'hash-mismatch': (facts) => {
    if (facts.reason === 'unpacked')
      return `${facts.file}, taken out of its Python packages, is not the file that Sidecut expects; nothing was kept.`;
    return facts.reason === 'content'
      ? `${facts.file} arrived twice with another content than ${facts.host} declares, and was deleted. Try again later, or another mirror (--endpoint, for Python packages PIP_INDEX_URL).`
      : `${facts.host} lists ${facts.file} with one hash and serves it with another; nothing was kept. Try again later, or another --endpoint.`;
  },
};

/** `45 seconds`, `12 minutes`, `2 hours`. */
function wait(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
