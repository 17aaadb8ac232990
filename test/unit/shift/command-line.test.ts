import assert from "node:assert/strict";
import { chosen, parseCommandLine } from "../../../tools/shift/command-line";
import { reportText } from "../../../tools/shift/report";

describe("command line of npm run shift", () => {
  it("is read as something else", () => {
    assert.deepEqual(parseCommandLine(["staging"]), {
      environment: "staging",
      only: [],
      dryRun: false,
      ignoreAlarms: false,
      timeoutMinutes: 30,
    });
    assert.deepEqual(
      parseCommandLine([
        "--only",
        "health-check",
        "dev",
        "--only",
        "drift-monitor",
        "--dry-run",
        "--timeout",
        "5",
      ]),
      {
        environment: "dev",
        only: ["health-check", "drift-monitor"],
        dryRun: true,
        ignoreAlarms: false,
        timeoutMinutes: 5,
      },
    );
    const { ignoreAlarms } = parseCommandLine(["dev", "--ignore-alarms", "--only", "health-check"]);
    assert.equal(ignoreAlarms, true);
  });

  for (const { args, says } of [
    { args: [], says: /missing required argument 'env'/ },
    { args: ["prd"], says: /unknown environment "prd": allowed are dev, staging, prod; did you mean prod\?/ },
    { args: ["dev", "staging"], says: /too many arguments/ },
    { args: ["dev", "--dry"], says: /unknown option '--dry'/ },
    { args: ["dev", "--only"], says: /argument missing/ },
    // It is for a function that fails, and not for all that are behind.
    { args: ["dev", "--ignore-alarms"], says: /^--ignore-alarms: name each function .* --only <function>$/ },
    ...["0", "181", "1.5", "soon"].map((minutes) => ({
      args: ["dev", "--timeout", minutes],
      says: /^--timeout .*: allowed are 1 to 180 whole minutes$/,
    })),
  ]) {
    it(`takes "${args.join(" ")}" for an order`, () => {
      assert.throws(() => parseCommandLine(args), { message: says });
    });
  }

  it("shifts all functions where one was misspelt, or one twice", () => {
    const ids = ["drift-monitor", "health-check"] as const;
    assert.throws(() => chosen(["helth-check"], ids), {
      message: /unknown function "helth-check": .*did you mean health-check\?/,
      exitCode: 2,
    });
    assert.deepEqual(chosen(["health-check", "health-check"], ids), ["health-check"]);
    assert.deepEqual(chosen([], ids), ids);
  });
});

describe("report of npm run shift", () => {
  const done = {
    function: "drift-monitor",
    from: "3",
    to: "10",
    deployment: "d-1",
    seconds: 312,
    ok: true,
  } as const;

  it("has columns that do not align, or buries a failure", () => {
    const rows = [
      { ...done, verdict: "shifted" },
      { function: "health-check", seconds: 0, ok: false, verdict: "it has no published version" } as const,
    ];
    assert.equal(
      reportText("dev", rows, 19),
      [
        "  function       from  to  deployment  seconds  verdict",
        "  drift-monitor     3  10  d-1             312  shifted",
        "  health-check      -   -  -                 0  FAILED: it has no published version",
        "",
        "dev: 1 of 2 FAILED",
        "",
      ].join("\n"),
    );
  });

  it("does not say that all went well", () => {
    assert.match(
      reportText("prod", [{ ...done, verdict: "shifted" }], 1),
      /\n\nprod: all 1 as they should be\n$/,
    );
    assert.equal(reportText("prod", [], 1), "prod: nothing to do, 1 function is at the newest version\n");
  });
});
