import assert from "node:assert/strict";
import { parseCommandLine } from "../../../tools/doctor/command-line";

describe("command line of npm run doctor", () => {
  it("asks for other checks than those that are named", () => {
    const all = parseCommandLine(["staging"]);
    assert.equal(all.environment, "staging");
    assert.deepEqual(
      all.checks.map(({ id }) => id),
      ["settings", "place", "images", "quotas", "names", "zone", "aws-roles", "singletons", "versions"],
    );
    const some = parseCommandLine(["--only", "zone", "prod", "--only", "images", "--only", "zone"]);
    assert.equal(some.environment, "prod");
    assert.deepEqual(
      some.checks.map(({ id }) => id),
      ["images", "zone"],
    );
  });

  for (const { args, says } of [
    { args: [], says: /missing required argument 'env'/ },
    { args: ["prd"], says: /unknown environment "prd": .*did you mean prod\?/ },
    { args: ["dev", "prod"], says: /too many arguments/ },
    { args: ["dev", "--fix"], says: /unknown option '--fix'/ },
    { args: ["dev", "--only"], says: /argument missing/ },
    { args: ["dev", "--only", "quota"], says: /unknown check "quota": .*did you mean quotas\?/ },
  ]) {
    it(`takes "${args.join(" ")}" for an order`, () => {
      assert.throws(() => parseCommandLine(args), { message: says });
    });
  }
});
