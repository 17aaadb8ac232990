import assert from "node:assert/strict";
import type { Log } from "sarif";
import type { Exemption } from "../../../policy-pack/exemptions/schema";
import { findingsOf, type Finding } from "../../../tools/report/snapshot";
import { firstLines, resource, snapshot, urnOf } from "./plans";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const group = resource(groupType, "security-group-a", { name: "tradai-a-dev", vpcId: "vpc-1" });

function admitted(cidrIpv4: string): ReturnType<typeof resource> {
  return resource(
    ruleType,
    "ingress-a",
    { securityGroupId: "sg-1", cidrIpv4, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
    { propertyDependencies: { securityGroupId: [urnOf(groupType, "security-group-a")] } },
  );
}

const finding: Finding = {
  id: "1",
  rule: "s3-versioned",
  outcome: "violation",
  resources: ["bucket-a"],
  text: "versioning is off",
};

const exemption: Exemption = {
  policy: "s3-versioned",
  layer: "persistent",
  resource: "bucket-a",
  environment: "dev",
  reason: "nobody needs old versions",
  owner: "platform",
  expires: "2027-03-31",
};

describe("a plan report leaves out that", () => {
  it("a port is opened", () => {
    assert.deepEqual(firstLines(snapshot([group]), snapshot([group, admitted("10.0.0.0/16")])).slice(1), [
      "## Network",
      "- opened: `security-group-a` admits tcp 443 from `10.0.0.0/16`",
    ]);
  });

  it("a wider block takes a narrower one's place", () => {
    const [old, now] = [snapshot([group, admitted("10.0.0.0/16")]), snapshot([group, admitted("0.0.0.0/0")])];
    assert.deepEqual(firstLines(old, now).slice(1), [
      "## Network",
      "- opened: `security-group-a` admits tcp 443 from `0.0.0.0/0`",
      "- closed: `security-group-a` admits tcp 443 from `10.0.0.0/16`",
    ]);
  });

  it("a policy fails, and another one does no longer", () => {
    const other: Finding = { ...finding, id: "2", resources: ["bucket-b"] };
    const [old, now] = [snapshot([], { findings: [other] }), snapshot([], { findings: [finding] })];
    assert.deepEqual(firstLines(old, now), [
      "# dev against main: no resource changes",
      "## Policies",
      "- new: violation of `s3-versioned`: **bucket-a**: versioning is off",
      "- gone: violation of `s3-versioned`: **bucket-b**: versioning is off",
    ]);
  });

  it("an exemption is added, lasts longer or is gone", () => {
    const line = "`s3-versioned` for **bucket-a** until 2027-03-31, platform: nobody needs old versions";
    const without = snapshot([]);
    const first = snapshot([], { exemptions: [exemption] });
    const longer = snapshot([], { exemptions: [{ ...exemption, expires: "2027-06-30" }] });
    const told = (old: typeof first, now: typeof first): string | undefined => firstLines(old, now)[2];
    assert.equal(told(without, first), `- added: ${line}`);
    assert.equal(
      told(first, longer),
      `- changed (was until 2027-03-31): ${line.replace("2027-03-31", "2027-06-30")}`,
    );
    assert.equal(told(first, without), `- removed: ${line}`);
  });

  it("which of two exemptions is wrong, where both are in the same way", () => {
    const wrong = (entry: string): object => ({
      ruleId: "exemptions-valid",
      kind: "fail",
      level: "error",
      message: {
        text: `An entry of exemptions.yaml is wrong.\nentry: ${entry}\nfound: nothing uses it\nexpected: the entry removed`,
      },
      partialFingerprints: { "tradaiFinding/v1": entry },
    });
    const log = { version: "2.1.0", runs: [{ results: [wrong("a, layer b"), wrong("a, layer c")] }] };
    const now = snapshot([], { findings: findingsOf(log as unknown as Log) });
    assert.deepEqual(firstLines(snapshot([]), now).slice(1), [
      "## Policies",
      "- new: violation of `exemptions-valid`: a, layer b: nothing uses it",
      "- new: violation of `exemptions-valid`: a, layer c: nothing uses it",
    ]);
  });

  it("a function is larger and its records are kept longer", () => {
    const before = [
      resource("aws:lambda/function:Function", "function-a", { name: "a", memorySize: 256 }),
      resource("aws:cloudwatch/logGroup:LogGroup", "log-a", { name: "/a", retentionInDays: 30 }),
    ];
    const after = [
      resource("aws:lambda/function:Function", "function-a", { name: "a", memorySize: 512 }),
      resource("aws:cloudwatch/logGroup:LogGroup", "log-a", { name: "/a", retentionInDays: 90 }),
    ];
    assert.deepEqual(firstLines(snapshot(before), snapshot(after)).slice(1), [
      "## Sizes",
      "- log-a: `retentionInDays` 30 → 90",
      "- function-a: `memorySize` 256 → 512",
    ]);
  });
});
