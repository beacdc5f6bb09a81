/* Whether the connection to the internet is paid for by volume, where the system knows it. Plain Node, as set-up is. */

const questions = {
  // NMMetered of NetworkManager: 1 yes, 3 guessed so.
  linux: {
    command: [
      'busctl',
      'get-property',
      'org.freedesktop.NetworkManager',
      '/org/freedesktop/NetworkManager',
      'org.freedesktop.NetworkManager',
      'Metered',
    ],
    yes: /^u [13]\s*$/,
  },
  // NetworkCostType of Windows.Networking.Connectivity.
  win32: {
    command: [
      'powershell',
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      '[void][Windows.Networking.Connectivity.NetworkInformation,Windows,ContentType=WindowsRuntime]; [Windows.Networking.Connectivity.NetworkInformation]::GetInternetConnectionProfile().GetConnectionCost().NetworkCostType',
    ],
    yes: /^(Fixed|Variable)\s*$/,
  },
};

export function isMetered(platform, run) {
  const question = questions[platform];
  if (!question) return false;
  const { status, stdout } = run(question.command);
  return status === 0 && question.yes.test(stdout ?? '');
}
