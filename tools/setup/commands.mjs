/**
 * The commands of `tools/setup/run.mjs`, what each needs, and which tests belong to which test command.
 *
 * A command without `tests` is a tool: `tools/<command>/main.ts`. The files of `parallel` tests are run in several
 * processes, in the order of the folders: those that take longest come first.
 *
 * @typedef {"dependencies" | "policy-pack" | "engine"} Need
 * @typedef {{ about: string, needs: readonly Need[], tests?: readonly string[], parallel?: true }} Command
 */

/** @type {readonly Need[]} */
const EVERYTHING = ["dependencies", "policy-pack", "engine"];

/** @type {Readonly<Record<string, Command>>} */
const COMMANDS = {
  preview: { about: "show an environment without an AWS account", needs: EVERYTHING },
  report: { about: "tell what the working tree changes, for reviewers", needs: EVERYTHING },
  diff: { about: "tell what `pulumi up` would do to what is deployed", needs: EVERYTHING },
  rehearse: { about: "up, second preview, destroy against the stand-in provider", needs: EVERYTHING },
  bench: { about: "measure the preview, the plan report and the policy pack", needs: EVERYTHING },
  mutants: { about: "change the rules' code: which change does no example notice?", needs: ["dependencies"] },
  golden: { about: "rewrite the golden files", needs: EVERYTHING },
  docs: { about: "rewrite the generated documents", needs: ["dependencies", "policy-pack"] },
  images: { about: "list the images that have to be pushed", needs: ["dependencies"] },
  doctor: { about: "ask AWS what an up would fail at", needs: ["dependencies"] },
  shift: { about: "have CodeDeploy move the functions to their newest versions", needs: ["dependencies"] },
  test: {
    about: "run the tests; further arguments go to mocha",
    needs: EVERYTHING,
    tests: [
      "test/unit/**/*.test.ts",
      "test/config/**/*.test.ts",
      "test/policies/**/*.test.ts",
      "test/golden/**/*.test.ts",
      "test/setup/**/*.test.ts",
      "test/preview/**/*.test.ts",
    ],
  },
  "test-full": {
    about: "run the long tests; further arguments go to mocha",
    needs: EVERYTHING,
    tests: [
      "test/rehearse/**/*.test.ts",
      "test/faults/**/*.test.ts",
      "test/diff/**/*.test.ts",
      "test/layers/**/*.test.ts",
      "test/deletions/**/*.test.ts",
      "test/fuzz/**/*.test.ts",
      "test/framework/**/*.test.ts",
      "test/mutations/**/*.test.ts",
      "test/report/**/*.test.ts",
    ],
    parallel: true,
  },
};

/**
 * @param {string} name
 * @returns {Command | undefined}
 */
export function commandOf(name) {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** @returns {string} the list of commands, one a line */
export function listOfCommands() {
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  return ["Commands (none: set up only):", ...lines].join("\n");
}
