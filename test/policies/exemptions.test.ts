import assert from "node:assert/strict";
import { parseMessage } from "../../policy-pack/analysis/message";
import { bucket } from "../../policy-pack/examples/bucket";
import { pool } from "../../policy-pack/examples/user-pool";
import { loadExemptions, parseExemptions } from "../../policy-pack/exemptions/load";
import type { Exemption } from "../../policy-pack/exemptions/schema";
import { UNKNOWN } from "../../policy-pack/graph/values";
import { loadRules } from "../../policy-pack/rules";
import type { Fixture } from "../../policy-pack/rule";
import type { Report } from "./crossguard";
import { runPack, sessionOf } from "./crossguard";

const rules = loadRules().rules.filter(({ name }) => ["s3-versioned", "cognito-hardened"].includes(name));
const valid: Exemption = {
  policy: "s3-versioned",
  layer: "persistent",
  resource: "scratch",
  environment: "prod",
  reason: "holds intermediate files that are made anew every night",
  owner: "platform-team",
  expires: "2027-03-31",
};

async function ask(
  entries: readonly Exemption[],
  resources: readonly Fixture[] = [bucket("scratch")],
  environment = "prod",
): Promise<readonly Report[]> {
  const session = sessionOf(rules, { exemptions: { entries, problems: [] } });
  return await runPack(session, { environment, resources });
}
const problem = (reports: readonly Report[]): string | undefined => {
  const [report] = reports.filter(({ policy }) => policy === "exemptions-valid");
  return report && parseMessage(report.message).fields.found;
};
const policies = (reports: readonly Report[]): string[] => reports.map(({ policy }) => policy);

describe("exemptions of the policy pack", () => {
  it("accept the violation they name and are printed with reason, owner and end", async () => {
    const reports = await ask([valid]);
    assert.deepEqual(policies(reports), ["exemptions-used"]);
    assert.equal(reports[0]?.level, "advisory");
    const { fields } = parseMessage(reports[0]?.message ?? "");
    assert.equal(fields.rule, "s3-versioned");
    assert.equal(fields.reason, valid.reason);
    assert.equal(fields.owner, "platform-team");
    assert.equal(fields.expires, "2027-03-31");
    assert.match(fields.exempted ?? "", /has no versioning/);
  });

  it("accept nothing else: each field is matched exactly", async () => {
    for (const field of ["policy", "layer", "resource", "environment"] as const) {
      const others = {
        policy: "cognito-hardened",
        layer: "compute",
        resource: "scratch-2",
        environment: "dev",
      };
      const reports = await ask(
        [{ ...valid, [field]: others[field] }],
        [bucket("scratch"), bucket("scratch-2")],
      );
      assert.ok(
        reports.some(({ policy, urn }) => policy === "s3-versioned" && urn?.endsWith("::scratch")),
        field,
      );
    }
  });

  it("stop on the day after they expire, and are themselves a violation then", async () => {
    assert.equal(problem(await ask([{ ...valid, expires: "2026-11-21" }])), undefined);
    const reports = await ask([{ ...valid, expires: "2026-11-20" }]);
    assert.deepEqual(policies(reports), ["s3-versioned", "exemptions-valid"]);
    assert.equal(problem(reports), "it expired on 2026-11-20");
    assert.equal(reports[1]?.level, "mandatory");
  });

  it("run at most a year", async () => {
    const reports = await ask([{ ...valid, expires: "2027-11-30" }]);
    assert.match(problem(reports) ?? "", /runs until 2027-11-30/);
    assert.ok(policies(reports).includes("s3-versioned"), "a bad exemption accepts nothing");
  });

  it("name the right spelling of an unknown policy, layer, environment or resource", async () => {
    const misspelt: Readonly<Record<string, readonly [Partial<Exemption>, string]>> = {
      policy: [{ policy: "s3-version" }, "s3-versioned"],
      layer: [{ layer: "persistant" }, "persistent"],
      environment: [{ environment: "production" }, "prod"],
      resource: [{ resource: "scrach" }, "scratch"],
    };
    for (const [field, [changes, right]] of Object.entries(misspelt)) {
      const reports = await ask([{ ...valid, ...changes }]);
      const [report] = reports.filter(({ policy }) => policy === "exemptions-valid");
      assert.ok(report, field);
      assert.match(parseMessage(report.message).fields.expected ?? "", new RegExp(`"${right}"`), field);
    }
  });

  it("are a violation when nothing uses them any more", async () => {
    const versioned = bucket("scratch", { versioning: { enabled: true } });
    assert.match(problem(await ask([valid], [versioned])) ?? "", /nothing uses it/);
  });

  it("are not called unused in a run of another environment or layer, or where the rule could not answer", async () => {
    assert.deepEqual(await ask([{ ...valid, environment: "dev" }], []), []);
    assert.deepEqual(await ask([{ ...valid, layer: "edge" }], []), []);
    const unknown = bucket("scratch", { versioning: { enabled: UNKNOWN } });
    assert.deepEqual(policies(await ask([valid], [unknown])), ["not-evaluated"]);
  });

  it("cannot be given for a control of the mission", async () => {
    const reports = await ask(
      [{ ...valid, policy: "cognito-hardened", resource: "users", environment: "dev" }],
      [pool({ mfaConfiguration: "OFF" })],
      "dev",
    );
    assert.deepEqual(policies(reports), ["cognito-hardened", "exemptions-valid"]);
  });

  it("may not be listed twice", async () => {
    assert.match(problem(await ask([valid, { ...valid }])) ?? "", /listed twice/);
  });
});

describe("exemptions file", () => {
  it("of this repository is in order", () => {
    const { problems } = loadExemptions("policy-pack/exemptions.yaml");
    assert.deepEqual(problems, []);
  });

  it("tells what is wrong with each entry and keeps the good ones", () => {
    const good = JSON.stringify(valid);
    const bad = JSON.stringify({ ...valid, expires: "next year", owner: undefined, ticket: 7 });
    const { entries, problems } = parseExemptions(`exemptions: [${good}, ${bad}]`);
    assert.deepEqual(entries, [valid]);
    assert.equal(problems.length, 3, problems.join("\n"));
    assert.ok(problems.every((each) => each.startsWith("exemptions.yaml: entry 2: ")));
    assert.ok(problems.some((each) => each.includes("expires: must be a date")));
  });

  it("that is missing, no YAML or of another shape is a problem, not an empty list", () => {
    assert.equal(loadExemptions("policy-pack/no-such-file.yaml").problems.length, 1);
    assert.equal(parseExemptions("exemptions: [").problems.length, 1);
    assert.equal(parseExemptions("exemption: []").problems.length, 1);
    assert.equal(parseExemptions("").problems.length, 1);
  });

  it("makes the run fail through exemptions-valid", async () => {
    const session = sessionOf([], {
      exemptions: { entries: [], problems: ["exemptions.yaml is not YAML: x"] },
    });
    const reports = await runPack(session, { resources: [] });
    assert.deepEqual(policies(reports), ["exemptions-valid"]);
  });
});
