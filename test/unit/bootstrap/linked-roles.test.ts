import assert from "node:assert/strict";
import type { Environment } from "../../../shared/naming";
import { describeBootstrap } from "./project";

/** AWS's "using service-linked roles" pages of the services that the layers use. */
const everywhere = [
  ...[
    "autoscaling",
    "backup",
    "ecr",
    "ecs",
    "ecs.application-autoscaling",
    "elasticloadbalancing",
    "ops.apigateway",
  ],
  ...["pullthroughcache.ecr", "rds", "restore-testing.backup", "wafv2"],
];
const whereThreatsAreLookedFor = [
  ...["access-analyzer", "agentless.inspector2", "config", "guardduty", "inspector2"],
  ...["malware-protection.guardduty", "securityhub"],
];
const expected: Readonly<Record<Environment, readonly string[]>> = {
  dev: everywhere,
  staging: [...everywhere, ...whereThreatsAreLookedFor],
  prod: [...everywhere, ...whereThreatsAreLookedFor],
};

describeBootstrap("service-linked roles", ({ environment, declared }) => {
  it("are missing, so that the first deployment races with them, or are of a service that is not used", () => {
    const made = declared().filter(({ type }) => type === "aws:iam/serviceLinkedRole:ServiceLinkedRole");
    assert.deepEqual(
      made.map(({ inputs }) => inputs.awsServiceName).sort(),
      expected[environment].map((service) => `${service}.amazonaws.com`).sort(),
    );
  });
});
