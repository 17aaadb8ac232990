import assert from "node:assert/strict";
import { resolve } from "node:path";
import { parseCommandLine } from "../../../tools/diff/command-line";

describe("command line of npm run diff", () => {
  for (const [args, request] of [
    [["prod"], { environment: "prod", failOn: [] }],
    [["dev", "--state", "states"], { environment: "dev", failOn: [], state: { folder: resolve("states") } }],
    [
      ["dev", "--state", "s3://b?region=x"],
      { environment: "dev", failOn: [], state: { url: "s3://b?region=x" } },
    ],
    [["dev", "--state", "file://."], { environment: "dev", failOn: [], state: { url: "file://." } }],
    [
      ["dev", "--fail-on", "data-loss,permission-widening", "--output", "out.md"],
      { environment: "dev", failOn: ["data-loss", "permission-widening"], output: resolve("out.md") },
    ],
  ] as const) {
    it(`misreads "${args.join(" ")}"`, () => {
      assert.deepEqual(parseCommandLine(args), request);
    });
  }

  for (const { args, says } of [
    { args: [], says: /missing required argument 'env'/ },
    { args: ["prd"], says: /unknown environment "prd": allowed are dev, staging, prod; did you mean prod\?/ },
    { args: ["dev", "prod"], says: /too many arguments/ },
    { args: ["dev", "--stat", "a"], says: /unknown option '--stat'/ },
    { args: ["dev", "--state"], says: /argument missing/ },
    {
      args: ["dev", "--fail-on", "data-los"],
      says: /unknown --fail-on "data-los": .*; did you mean data-loss\?/,
    },
  ]) {
    it(`takes "${args.join(" ")}" for a request`, () => {
      assert.throws(() => parseCommandLine(args), { message: says });
    });
  }
});
