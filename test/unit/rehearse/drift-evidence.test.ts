import assert from "node:assert/strict";
import { ownedAtRuntime } from "../../../shared/inventory";
import { drifts } from "../../../tools/rehearse/drift/drifts";
import { driftEvidence } from "../../../tools/rehearse/drift/evidence";
import { ownersDrifts, type OwnersDrift } from "../../../tools/rehearse/drift/owned";
import type { DriftOutcome } from "../../../tools/rehearse/drift/rehearsal";

const drift = {
  ...{ done: "the threshold raised", owner: "operators", property: "threshold" },
  resource: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "alarm-rds-cpu" },
  change: () => ({ threshold: 1 }),
} satisfies OwnersDrift;
const urn = "urn:pulumi:dev::tradai-foundation::aws:cloudwatch/metricAlarm:MetricAlarm::alarm-rds-cpu";

type Outcome = DriftOutcome<OwnersDrift>;
const mended: Outcome = { drift, urn, shown: "threshold", did: "update", now: "as before" };
const left: Outcome = { drift, urn, shown: "", did: "", now: "as changed" };

describe("the evidence of drift", () => {
  it("is good where refresh names what is changed, up puts it back, and the owner's value stays", () => {
    const evidence = driftEvidence({ mended: [mended], left: [left], surprises: [] });
    assert.deepEqual([evidence.ok, evidence.failures], [true, []]);
    assert.equal(evidence.verdict, "2 changes: 1 mended, 1 left to their owners, 0 wrong, 0 surprises");
  });

  const bad: readonly { title: string; outcomes: Parameters<typeof driftEvidence>[0] }[] = [
    {
      title: "refresh does not see the change",
      outcomes: { mended: [{ ...mended, shown: "" }], left: [], surprises: [] },
    },
    {
      title: "up leaves the change in the account",
      outcomes: { mended: [{ ...mended, now: "as changed" }], left: [], surprises: [] },
    },
    {
      title: "the resource that was to be changed has another name by now",
      outcomes: { mended: [{ drift, shown: "", did: "", now: "as before" }], left: [], surprises: [] },
    },
    {
      title: "up writes its own value over the owner's",
      outcomes: { mended: [], left: [{ ...left, did: "update", now: "as before" }], surprises: [] },
    },
    {
      title: "refresh reports as drift what the owner did",
      outcomes: { mended: [], left: [{ ...left, shown: "threshold" }], surprises: [] },
    },
    {
      title: "something else was changed",
      outcomes: { mended: [], left: [], surprises: ["users: up changed it, and nobody had"] },
    },
  ];
  for (const { title, outcomes } of bad) {
    it(`is bad where ${title}`, () => {
      const evidence = driftEvidence(outcomes);
      assert.deepEqual([evidence.ok, evidence.failures.length], [false, 1]);
    });
  }

  it("does not count an owner's resource that this shape of the environment lacks", () => {
    const absent: Outcome = { drift, shown: "", did: "", now: "as before" };
    const evidence = driftEvidence({ mended: [], left: [absent], surprises: [] });
    assert.deepEqual([evidence.ok, evidence.tables[1]?.rows[0]?.at(-1)], [true, "no such resource here"]);
  });
});

describe("the drifts that are rehearsed", () => {
  it("leave out no property that somebody owns at run time", () => {
    const owned = ownedAtRuntime.flatMap(({ type, properties }) =>
      properties.map((property) => `${type} ${property}`),
    );
    const tried = ownersDrifts.map(({ resource, property }) => `${resource.type} ${property}`);
    assert.deepEqual(tried.sort(), owned.sort());
  });

  it("change something else each, so that none hides another", () => {
    const names = drifts.map(({ resource }) => `${resource.type} ${resource.name}`);
    assert.deepEqual([...new Set(names)], names);
  });
});
