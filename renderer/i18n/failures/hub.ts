import type { ModelsFailures } from '../../../core/failures/models.ts';
import type { FailureTexts } from './failure-texts.ts';

type HubCodes = Exclude<
  keyof ModelsFailures,
  'model-unknown' | 'model-not-installed' | 'model-in-use' | 'nothing-to-measure-on'
>;

/** What keeps a model from being downloaded. */
export const hubTexts: FailureTexts<Pick<ModelsFailures, HubCodes>> = {
  en: {
    'network-offline': () => 'Sidecut is switched offline (SIDECUT_OFFLINE), so nothing is downloaded.',
    'packages-unavailable': (facts) => {
      switch (facts.reason) {
        case 'no-python':
          return 'No Python was found, through which Sidecut takes models from Python packages. Install Python 3 with pip, or let SIDECUT_PYTHON name one.';
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
          return `${facts.host} was not found. Check the internet connection, or name a mirror: of the hub in SIDECUT_HUB, of Python packages in PIP_INDEX_URL.`;
        case 'connection':
          return `The connection to ${facts.host} failed (${facts.problem}). What was downloaded is kept: try again.`;
      }
    },
    'http-unauthorized': ({ reason, host, what, status }) =>
      reason === 'no-token'
        ? `${host} wants a token for ${what} (${status}). Accept its terms on the hub, then set HF_TOKEN. A misspelt name gives the same answer.`
        : `${host} does not accept the token for ${what} (${status}). Check that it is valid and that the model’s terms were accepted.`,
    'http-not-found': ({ host, what }) =>
      `${host} has no ${what} (404). Check the name; SIDECUT_HUB names another mirror.`,
    'http-too-many-requests': (facts) =>
      facts.reason === 'soon'
        ? `${facts.host} has had too many requests from here (429). Try again in some minutes; a token (HF_TOKEN) raises the limit.`
        : `${facts.host} asks to wait ${englishWait(facts.waitSeconds)} (429). What was downloaded is kept: try again then. A token (HF_TOKEN) raises the limit.`,
    'http-failed': (facts) => {
      switch (facts.reason) {
        case 'status':
          return `${facts.host} answered ${facts.status} for ${facts.what}. ${facts.status >= 500 ? 'It seems to have trouble: try again later.' : 'Check the address in SIDECUT_HUB.'}`;
        case 'pieces-only':
          return `${facts.host} sends only pieces of ${facts.file}. Try another mirror in SIDECUT_HUB.`;
        case 'too-many-files':
          return `${facts.repository} lists too many files.`;
        case 'no-hub':
          return `${facts.host} does not answer like a Hugging Face hub. Check the address in SIDECUT_HUB or HF_ENDPOINT.`;
        case 'endless':
          return `${facts.host} sends an endless answer. Check the address in SIDECUT_HUB.`;
        case 'redirect-nowhere':
          return `${facts.host} redirects without saying where. Check the address in SIDECUT_HUB.`;
        case 'redirect-loop':
          return `${facts.host} redirects more than ${facts.maxRedirects} times. Check the address in SIDECUT_HUB.`;
        case 'redirect-unprotected':
          return `${facts.host} redirects to an unprotected address (${facts.target}); Sidecut does not follow it.`;
      }
    },
    'hash-mismatch': (facts) => {
      if (facts.reason === 'unpacked')
        return `${facts.file}, taken out of its Python packages, is not the file that Sidecut expects; nothing was kept.`;
      return facts.reason === 'content'
        ? `${facts.file} arrived twice with another content than ${facts.host} declares, and was deleted. Try again later, or another mirror (SIDECUT_HUB, for Python packages PIP_INDEX_URL).`
        : `${facts.host} lists ${facts.file} with one hash and serves it with another; nothing was kept. Try again later, or another mirror in SIDECUT_HUB.`;
    },
  },
  'zh-CN': {
    'network-offline': () => 'Sidecut 已切换为离线（SIDECUT_OFFLINE），因此不会下载任何内容。',
    'packages-unavailable': (facts) => {
      switch (facts.reason) {
        case 'no-python':
          return '找不到 Python，而 Sidecut 要通过它从 Python 软件包获取模型。请安装带 pip 的 Python 3，或用 SIDECUT_PYTHON 指定一个。';
        case 'no-pip':
          return `${facts.python} 没有 pip，因此不知道软件包在哪里。请安装 pip，或用 SIDECUT_PYTHON 指定另一个 Python。`;
        case 'pip-failed':
          return `${facts.python} 的 pip 没有说明软件包在哪里（${facts.problem}）。请更新 pip，或用 SIDECUT_PYTHON 指定另一个 Python。`;
        case 'no-index':
          return 'pip 被设为不查询任何索引（no-index），而它查找的文件夹中也没有这些软件包。';
        case 'index-login':
          return `${facts.host} 拒绝访问。请在 pip 设置的索引地址中写入用户名和密码：https://USER:PASSWORD@HOST/simple。`;
        case 'no-wheel':
          return `${facts.hosts.join('、')} 上没有 ${facts.wheel}。可用 PIP_INDEX_URL 指定其他镜像。`;
      }
    },
    'network-unreachable': (facts) => {
      switch (facts.reason) {
        case 'proxy-refused':
          return `代理不允许 Sidecut 连接 ${facts.host}。请检查 HTTPS_PROXY（如有要求，含用户名和密码）和 NO_PROXY。`;
        case 'proxy-login':
          return '代理要求用户名和密码。请写入 HTTPS_PROXY：http://user:password@host:port。';
        case 'certificate':
          return `无法确认 ${facts.host} 的身份（${facts.problem}）。若在公司代理之后，请让 NODE_EXTRA_CA_CERTS 指向其证书。`;
        case 'name':
          return `找不到 ${facts.host}。请检查网络连接，或指定镜像：模型库用 SIDECUT_HUB，Python 软件包用 PIP_INDEX_URL。`;
        case 'connection':
          return `与 ${facts.host} 的连接失败（${facts.problem}）。已下载的部分会保留：请重试。`;
      }
    },
    'http-unauthorized': ({ reason, host, what, status }) =>
      reason === 'no-token'
        ? `${host} 要求提供 ${what} 的令牌（${status}）。请在模型库上接受其条款，然后设置 HF_TOKEN。名称拼写错误也会得到同样的回答。`
        : `${host} 不接受用于 ${what} 的令牌（${status}）。请确认令牌有效，并已接受模型的条款。`,
    'http-not-found': ({ host, what }) =>
      `${host} 上没有 ${what}（404）。请检查名称；可用 SIDECUT_HUB 指定其他镜像。`,
    'http-too-many-requests': (facts) =>
      facts.reason === 'soon'
        ? `${facts.host} 收到来自此处的请求过多（429）。请几分钟后重试；令牌（HF_TOKEN）可提高上限。`
        : `${facts.host} 要求等待${chineseWait(facts.waitSeconds)}（429）。已下载的部分会保留：请届时重试。令牌（HF_TOKEN）可提高上限。`,
    'http-failed': (facts) => {
      switch (facts.reason) {
        case 'status':
          return `${facts.host} 对 ${facts.what} 的回答是 ${facts.status}。${facts.status >= 500 ? '服务器似乎有问题：请稍后重试。' : '请检查 SIDECUT_HUB 中的地址。'}`;
        case 'pieces-only':
          return `${facts.host} 只发送 ${facts.file} 的片段。请在 SIDECUT_HUB 中换一个镜像。`;
        case 'too-many-files':
          return `${facts.repository} 列出的文件过多。`;
        case 'no-hub':
          return `${facts.host} 的回答不像 Hugging Face 模型库。请检查 SIDECUT_HUB 或 HF_ENDPOINT 中的地址。`;
        case 'endless':
          return `${facts.host} 的回答没有尽头。请检查 SIDECUT_HUB 中的地址。`;
        case 'redirect-nowhere':
          return `${facts.host} 重定向但未说明去向。请检查 SIDECUT_HUB 中的地址。`;
        case 'redirect-loop':
          return `${facts.host} 重定向超过 ${facts.maxRedirects} 次。请检查 SIDECUT_HUB 中的地址。`;
        case 'redirect-unprotected':
          return `${facts.host} 重定向到不受保护的地址（${facts.target}），Sidecut 不会前往。`;
      }
    },
    'hash-mismatch': (facts) => {
      if (facts.reason === 'unpacked')
        return `从 Python 软件包中取出的 ${facts.file} 不是 Sidecut 所需的文件，未保留任何内容。`;
      return facts.reason === 'content'
        ? `${facts.file} 两次收到的内容都与 ${facts.host} 声明的不符，已被删除。请稍后重试，或换一个镜像（SIDECUT_HUB；Python 软件包用 PIP_INDEX_URL）。`
        : `${facts.host} 列出的 ${facts.file} 的哈希与实际提供的不同，未保留任何内容。请稍后重试，或在 SIDECUT_HUB 中换一个镜像。`;
    },
  },
};

function englishWait(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}

function chineseWait(seconds: number): string {
  if (seconds < 90) return ` ${Math.ceil(seconds)} 秒`;
  if (seconds < 90 * 60) return ` ${Math.ceil(seconds / 60)} 分钟`;
  return ` ${Math.ceil(seconds / 3600)} 小时`;
}
