import assert from "node:assert/strict";
import { families, resourcesOf, sizes } from "../../../bench/mix";
import { contestants, type Entry } from "../../../tools/bench/peers/contestants";
import { raceEvidence } from "../../../tools/bench/peers/evidence";
import { partNames, usageOf } from "../../../tools/bench/peers/parts";
import { goals, type Lane } from "../../../tools/bench/peers/race";

function entry(wall: number, memory: number): Entry {
  return {
    usage: {
      wall,
      cpu: wall,
      memory,
      parts: [{ command: "/bin/pulumi preview --stack dev", cpu: 70, memory: 8 }],
    },
    made: { resources: 1, findings: 2 },
  };
}

/** Two sizes of all contestants, of which ours takes `ours` milliseconds and bytes and every other 1000. */
function lanes(ours: readonly number[]): readonly Lane[] {
  return [1, 10].flatMap((units, index) =>
    contestants.map((contestant) => {
      const own = contestant.side === "pulumi" ? (ours[index] ?? 0) : 1000;
      return { contestant, units, entries: [entry(own, own)] };
    }),
  );
}

describe("the race", () => {
  it("is run at other sizes than about 60, 600 and 3,000 resources", () => {
    assert.deepEqual(
      sizes.map((units) => resourcesOf("pulumi", units)),
      [60, 600, 3000],
    );
  });

  it("gives our side less to build than the other for any thing", () => {
    for (const { what, pulumi, cdk } of Object.values(families)) assert.ok(pulumi >= cdk, what);
  });

  it("calls a missed goal met", () => {
    assert.deepEqual(
      goals(lanes([600, 750]), [1, 10]).map(({ limit, found }) => [limit, found]),
      [
        [0.8, 0.75],
        [2, 1.25],
        [0.7, 0.75],
      ],
    );
    assert.equal(raceEvidence(lanes([600, 700]), [1, 10], 1, []).ok, true);
    assert.equal(raceEvidence(lanes([600, 750]), [1, 10], 1, []).ok, false);
  });

  it("has a row too few or many, or a share that is not of the compiled CDK app", () => {
    const [results] = raceEvidence(lanes([600, 750]), [1, 10], 1, []).tables;
    assert.equal(results?.rows.length, 2 * contestants.length);
    assert.deepEqual(results?.rows[0]?.slice(2, 6), [1, 2, "0.60 (0.60-0.60)", "0.60"]);
  });

  it("makes the calls that cannot be removed look cheaper or dearer than three that do no work", () => {
    const link = (before: number, served: number) => ({ calls: 10, before, served });
    const noted = {
      "ResourceProvider/Check": link(20, 10),
      "Analyzer/Remediate": link(8, 4),
      "Analyzer/Analyze": link(10, 8),
      "Analyzer/AnalyzeStack": { calls: 1, before: 5, served: 500 },
    };
    const { tables } = raceEvidence(lanes([600, 750]), [1, 10], 1, [noted]);
    const chain = tables.find(({ title }) => title.endsWith("at 10 units"));
    assert.deepEqual(chain?.rows.at(-1)?.slice(2), [
      30,
      "0.80 (0.80-0.80)",
      "0.40 (0.40-0.40)",
      "0.04 (0.04-0.04)",
    ]);
    assert.deepEqual(chain?.rows[0]?.slice(2, 5), [10, "2.00 (2.00-2.00)", "1.00 (1.00-1.00)"]);
  });

  it("leaves a part of our wall time out of the phases, or gives it to another one", () => {
    const runs = [[500, 100, 700, 400, 200, 100]];
    const longer = [
      [500, 100, 700, 3000, 600, 100],
      [500, 100, 700, 3200, 600, 100],
    ];
    const timed = lanes([600, 750]).map((lane) => {
      const phases = lane.units === 1 ? runs : longer;
      return { ...lane, entries: phases.map((each) => ({ ...entry(1, 1), phases: each })) };
    });
    const { tables } = raceEvidence(timed, [1, 10], 1, []);
    const found = tables.find(({ title }) => title.startsWith("Where our wall time goes"));
    assert.deepEqual(found?.header, ["phase", "1 unit, s", "10 units, s"]);
    assert.deepEqual(found.rows.slice(-4), [
      ["program and its registrations", "0.40 (0.40-0.40)", "3.10 (3.00-3.20)"],
      ["stack policies, end of the engine", "0.20 (0.20-0.20)", "0.60 (0.60-0.60)"],
      ["summary, end of the process", "0.10 (0.10-0.10)", "0.10 (0.10-0.10)"],
      ["all", "2.00 (2.00-2.00)", "5.10 (5.00-5.20)"],
    ]);
  });

  it("counts the engine's time to another process of ours", () => {
    const parts = [
      { command: "/opt/pulumi preview --stack dev", cpu: 5, memory: 50 },
      { command: "node /x/tools/setup/bin/pulumi-analyzer-policy-nodejs 127.0.0.1:1 .", cpu: 7, memory: 70 },
      { command: "node tools/setup/run.mjs bench program 1", cpu: 11, memory: 110 },
      { command: "/x/esbuild --service", cpu: 13, memory: 130 },
    ];
    assert.deepEqual(
      partNames.map((name) => usageOf(parts, name).cpu),
      [11, 5, 7, 13],
    );
  });
});
