const { TestEnvironment } = require('jest-environment-node');

/** A mutant needs one failing test: what comes after it in a file is left out. CommonJS, since Stryker loads it by `require`. */
module.exports = class FailFastEnvironment extends TestEnvironment {
  #failed = false;

  /** @override */
  async setup() {
    await super.setup();
    // Where it failed is of no interest, and to look that up in a bundle takes longer than the tests.
    this.global.Error.stackTraceLimit = 0;
  }

  /** @param {import('@jest/types').Circus.Event} event */
  handleTestEvent(event) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#failed = true;
    if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip';
  }
};
