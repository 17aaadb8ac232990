import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import type { Result, Run } from "sarif";
import { loadRules } from "../../policy-pack/rules";
import type { PolicyReport } from "../../tools/engine/policy-results";
import { policySummary } from "../../tools/preview/policy-summary";
import { sarifOf } from "../../tools/preview/sarif";

const { rules } = loadRules();

const urnOf = (name: string): string =>
  `urn:pulumi:dev::tradai::tradai:layer:Persistent$aws:s3/bucket:Bucket::${name}`;
const stack = "urn:pulumi:dev::tradai::pulumi:pulumi:Stack::tradai-dev";

function report(policy: string, urn: string, message: string, mandatory = false): PolicyReport {
  return { policy, mandatory, urn, message };
}
const violation = (name: string, found: string): PolicyReport =>
  report(
    "s3-versioned",
    urnOf(name),
    `Buckets keep versions.\nresource: ${name} (s3/bucket, layer persistent, dev)\nfound: ${found}\nexpected: Enabled\nfix: turn it on\ndocs: docs/policies.md#s3-versioned`,
    true,
  );
const open = (name: string): PolicyReport =>
  report(
    "not-evaluated",
    urnOf(name),
    `Not evaluated.\nrule: s3-tls-only\nresource: ${name} (s3/bucket, layer persistent, dev)\nreason: \`policy\` is known only after the update`,
  );
const reports: readonly PolicyReport[] = [
  violation("results", "no versioning"),
  violation("configs", "it is suspended"),
  { ...violation("logs", "no versioning"), mandatory: false },
  open("results"),
  open("configs"),
  report(
    "exemptions-used",
    urnOf("scratch"),
    "Exemption used.\nrule: s3-versioned\nresource: scratch (s3/bucket, layer persistent, dev)\nexempted: no versioning\nreason: made anew every night\nowner: ann\nexpires: 2027-01-01",
  ),
  report(
    "exemptions-valid",
    stack,
    "An entry of exemptions.yaml is wrong.\nentry: a, b\nfound: it expired on 2026-11-20\nexpected: a new date",
    true,
  ),
  report(
    "configuration-used",
    stack,
    "Changed by the configuration.\nsetting: logDays in dev\nvalue: 7\npreset: 30",
  ),
];

const github = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "tradai/infrastructure",
  GITHUB_SHA: "0123abcd",
};
const facts = { environment: "dev", rules, version: "0.1.0", env: {} };

function runOf(given: readonly PolicyReport[] = reports, env: NodeJS.ProcessEnv = {}): Run {
  const [run] = sarifOf(given, { ...facts, env }).runs;
  assert.ok(run);
  return run;
}
const resultsOf = (given?: readonly PolicyReport[]): readonly Result[] => runOf(given).results ?? [];
const resultOf = (text: string): Result => {
  const result = resultsOf().find(({ message }) => message.text?.includes(text));
  assert.ok(result, `nothing says "${text}"`);
  return result;
};

describe("SARIF of a preview", () => {
  it("is accepted by the schema of SARIF 2.1.0, in CI and elsewhere", () => {
    const file = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    const { id, $schema, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    assert.match(String(id), /sarif-2\.1\.0/);
    assert.match(String($schema), /draft-04/);
    const valid = new Ajv({
      strict: false,
      allErrors: true,
      unicodeRegExp: false,
      formats: { uri: (text: string) => URL.canParse(text), "uri-reference": true, "date-time": true },
    }).compile(schema);
    for (const env of [{}, github]) {
      assert.ok(valid(sarifOf(reports, { ...facts, env })), JSON.stringify(valid.errors, undefined, 2));
    }
    assert.equal(
      valid({ ...sarifOf(reports, facts), version: "2.0.0" }),
      false,
      "the schema was not applied",
    );
  });

  it("tells violations, advice, what was not evaluated, exemptions and changes apart", () => {
    const kinds = resultsOf().map(({ ruleId, kind, level, suppressions }) =>
      [ruleId, kind, level, ...(suppressions === undefined ? [] : ["suppressed"])].join(" "),
    );
    assert.deepEqual(kinds, [
      "exemptions-valid fail error",
      "s3-versioned fail error",
      "s3-versioned fail error",
      "s3-versioned fail warning",
      "s3-tls-only open none",
      "s3-versioned fail error suppressed",
      "configuration-used informational none",
    ]);
    const [suppression] = resultOf("exempted: ").suppressions ?? [];
    assert.deepEqual(
      [suppression?.kind, suppression?.status, suppression?.justification],
      ["external", "accepted", "made anew every night (ann, until 2027-01-01)"],
    );
  });

  it("names the resource, and the file of its layer so that GitHub shows it", () => {
    const [location] = resultOf("suspended").locations ?? [];
    assert.deepEqual(location?.logicalLocations, [
      { name: "configs", fullyQualifiedName: urnOf("configs"), kind: "resource" },
    ]);
    assert.equal(location.physicalLocation?.artifactLocation?.uri, "persistent/layer.ts");
    const [entry] = resultOf("it expired").locations ?? [];
    assert.equal(entry?.physicalLocation?.artifactLocation?.uri, "policy-pack/exemptions.yaml");
    assert.equal(entry.logicalLocations, undefined, "the stack is no resource");
  });

  it("says one reason once, with every resource that it kept from an answer", () => {
    const { locations, message } = resultOf("known only after the update");
    assert.deepEqual(
      locations?.flatMap(({ logicalLocations }) => logicalLocations?.map(({ name }) => name)),
      ["configs", "results"],
    );
    assert.doesNotMatch(message.text ?? "", /results|configs/);
  });

  it("says what the summary says, word for word", () => {
    const summary = policySummary({ reports, passed: [] }).replaceAll(/ +/g, " ");
    for (const { message, kind, level } of resultsOf()) {
      if (kind !== "fail" || level === "none" || message.text?.includes("exempted:")) continue;
      const [, ...lines] = (message.text ?? "").split("\n");
      for (const line of lines) assert.ok(summary.includes(line), line);
      assert.ok(lines.length >= 2);
    }
  });

  it("describes every rule with its severity, catalogue ids and help", () => {
    const descriptors = runOf().tool.driver.rules ?? [];
    for (const rule of rules) {
      const described = descriptors.find(({ id }) => id === rule.name);
      assert.equal(described?.fullDescription?.text, rule.description);
      assert.match(described.help?.text ?? "", new RegExp(`docs/policies\\.md#${rule.name}$`));
    }
    const described = descriptors.find(({ id }) => id === "cognito-urls");
    assert.equal(described?.properties?.["security-severity"], "9.5");
    assert.ok(described.properties.tags?.includes("relation:33"));
    assert.equal(described.helpUri, undefined, "no address is known outside CI");
    for (const { ruleId = "", ruleIndex = -1 } of resultsOf()) {
      assert.equal(descriptors[ruleIndex]?.id, ruleId);
    }
  });

  it("links to the documentation of the commit that CI checked out", () => {
    const described = runOf(reports, github).tool.driver.rules?.find(({ id }) => id === "s3-versioned");
    assert.equal(
      described?.helpUri,
      "https://github.com/tradai/infrastructure/blob/0123abcd/docs/policies.md#s3-versioned",
    );
  });

  it("tells two entries of the exemptions that are wrong in the same way from one another", () => {
    const unused = (entry: string): PolicyReport =>
      report(
        "exemptions-valid",
        stack,
        `An entry of exemptions.yaml is wrong.\nentry: ${entry}\nfound: nothing uses it\nexpected: the entry removed`,
        true,
      );
    const prints = resultsOf([unused("a, b"), unused("a, c")]).map(({ partialFingerprints }) =>
      JSON.stringify(partialFingerprints),
    );
    assert.equal(new Set(prints).size, 2);
  });

  it("has the same bytes for the same findings in any order, and a fingerprint of each that stays", () => {
    const turned = [...reports].reverse();
    assert.equal(JSON.stringify(sarifOf(turned, facts)), JSON.stringify(sarifOf(reports, facts)));
    const prints = resultsOf().map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    assert.equal(new Set(prints).size, prints.length);
    const alone = violation("results", "no versioning");
    const elsewhere = { ...alone, urn: alone.urn?.replace("::tradai::", "::tradai-persistent::") };
    const [inLayer] = resultsOf([elsewhere]);
    const whole = resultsOf().find(
      ({ level, locations }) =>
        level === "error" && locations?.[0]?.logicalLocations?.[0]?.name === "results",
    );
    assert.deepEqual(inLayer?.partialFingerprints, whole?.partialFingerprints);
  });
});
