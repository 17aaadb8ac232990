"use strict";

/** mocha's `spec` on the screen; totals and what failed, each with its message, as JSON in the file that TRADAI_TEST_SUMMARY names. */
const { writeFileSync } = require("node:fs");
const process = require("node:process");
const { reporters, Runner } = require("mocha");

module.exports = class extends reporters.Spec {
  constructor(/** @type {Mocha.Runner} */ runner, /** @type {Mocha.MochaOptions} */ options) {
    super(runner, options);
    const file = process.env.TRADAI_TEST_SUMMARY;
    if (file === undefined) throw new Error("TRADAI_TEST_SUMMARY names no file");
    /** @type {{ title: string, message: string }[]} */
    const failed = [];
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test, error) => {
      failed.push({ title: test.fullTitle(), message: String(error?.message ?? error) });
    });
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => {
      failed.push({ title: test.fullTitle(), message: "skipped" });
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats ?? {};
      writeFileSync(file, JSON.stringify({ passes, failures, pending, failed }));
    });
  }
};
