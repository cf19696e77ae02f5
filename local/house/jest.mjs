/** How jest is started, without the node in front: the suites are ES modules. */
export const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  // Jest takes this from the command line alone when there are several projects; a slow machine is no failure.
  '--testTimeout=180000',
];
