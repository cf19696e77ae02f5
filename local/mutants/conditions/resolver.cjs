const { join } = require('node:path');

const TABLE = join(process.cwd(), 'functions/store/table.ts');

/**
 * jest's resolver: whoever opens a table opens a watched one, the lambdas of the product included, and only the watched one the real.
 * CommonJS, since jest loads it by `require`.
 * @param {string} request
 * @param {{ basedir: string, defaultResolver: (request: string, options: object) => string }} options
 */
module.exports = (request, options) => {
  const found = options.defaultResolver(request, options);
  return found === TABLE && options.basedir !== __dirname ? join(__dirname, 'watched-table.ts') : found;
};
