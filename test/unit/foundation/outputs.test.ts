import assert from "node:assert/strict";
import {
  addedRoles,
  functionDeployments,
  functionNames,
  parameterFacts,
  queueFacts,
  rolesEverywhere,
  rolesOfNatInstance,
  topicFacts,
} from "../../facts/foundation";
import { valuesOf } from "../support/mocks";
import { identifierOf } from "./aws";
import { describeFoundationLayer } from "./layer";

describeFoundationLayer("names and outputs", ({ environment, facts, named, outputs, registered, ofType }) => {
  const arn = (service: string, rest: string): string =>
    `arn:aws:${service}:eu-central-1:${facts.account}:${rest}`;
  const ofNatInstance = (names: readonly string[]): readonly string[] => (facts.natInstance ? names : []);

  it("has a role too many, too few or by another name", () => {
    assert.deepEqual(
      valuesOf(registered(), "aws:iam/role:Role", "name"),
      [...rolesEverywhere, ...ofNatInstance(rolesOfNatInstance), ...addedRoles].map(named).sort(),
    );
  });

  it("has a function of this layer too many or too few, by another name or without its log group", () => {
    assert.equal(functionNames.length, 18);
    assert.deepEqual(
      valuesOf(registered(), "aws:lambda/function:Function", "name"),
      ofNatInstance(["tradai-nat-route-updater-{env}"]).map(named),
    );
    assert.deepEqual(
      valuesOf(registered(), "aws:cloudwatch/logGroup:LogGroup", "name"),
      [
        "RDSOSMetrics",
        ...ofNatInstance(["/aws/lambda/tradai-nat-route-updater-{env}"]),
        "/aws/rds/instance/tradai-mlflow-{env}/postgresql",
        "/aws/vpc/tradai-{env}/flow-logs",
      ]
        .map(named)
        .sort(),
    );
  });

  it("has other event rules than the documented one for the NAT instance and its reconciler, and none without", () => {
    assert.deepEqual(
      valuesOf(registered(), "aws:cloudwatch/eventRule:EventRule", "name"),
      facts.natInstance ? ["tradai-nat-launch-{env}", "tradai-nat-reconcile-{env}"].map(named) : [],
    );
  });

  it("has a parameter too many, too few or by another name", () => {
    assert.deepEqual(
      valuesOf(registered(), "aws:ssm/parameter:Parameter", "name"),
      parameterFacts.map(named).sort(),
    );
  });

  it("gives two resources of a type one name, of which AWS accepts the first alone", () => {
    const names = registered().flatMap(({ type, inputs }) =>
      [inputs.name, inputs.identifier]
        .filter((name) => typeof name === "string")
        .map((name) => `${type} ${name}`),
    );
    // An inline policy is named within its role.
    const physical = names.filter((name) => !name.startsWith("aws:iam/rolePolicy:"));
    assert.equal(new Set(physical).size, physical.length);
    assert.ok(physical.length > 30, String(physical.length));
  });

  it("is not marked as this layer's, or has no readable name", () => {
    const tagged = registered().filter(
      ({ inputs }) => typeof inputs.tags === "object" && !Array.isArray(inputs.tags),
    );
    assert.ok(tagged.length > 50, String(tagged.length));
    for (const { name, inputs } of tagged) {
      const { layer, Name } = inputs.tags as { layer?: string; Name?: string };
      assert.equal(layer, "foundation", name);
      assert.ok(Name, name);
    }
  });

  it("hands to the layers above something else than what it made", () => {
    const subnets = (tier: string): object => ({
      "eu-central-1a": identifierOf("aws:ec2/subnet:Subnet", `subnet-${tier}-a`),
      "eu-central-1b": identifierOf("aws:ec2/subnet:Subnet", `subnet-${tier}-b`),
    });
    const groups = ofType("aws:ec2/securityGroup:SecurityGroup").map(({ type, name }) => [
      name.replace("security-group-", ""),
      identifierOf(type, name),
    ]);
    const idOf = (name: string): string =>
      name.replace("tradai-", "").replace("-{env}", "").replace(".fifo", "");
    const group = `/aws/vpc/tradai-${environment}/flow-logs`;
    assert.deepEqual(outputs(), {
      vpc: { id: identifierOf("aws:ec2/vpc:Vpc", "vpc"), cidr: "10.0.0.0/16" },
      subnets: { public: subnets("public"), private: subnets("private"), database: subnets("database") },
      securityGroups: Object.fromEntries(groups) as object,
      ...(facts.domain === undefined ? {} : { certificate: { arn: arn("acm", "certificate/1a2b") } }),
      database: {
        identifier: `tradai-mlflow-${environment}`,
        arn: arn("rds", `db:tradai-mlflow-${environment}`),
      },
      queues: Object.fromEntries(
        queueFacts.map(({ name }) => [
          idOf(name),
          {
            name: named(name),
            arn: arn("sqs", named(name)),
            url: `https://sqs.eu-central-1.amazonaws.com/${facts.account}/${named(name)}`,
          },
        ]),
      ),
      topics: Object.fromEntries(
        topicFacts.map(({ name }) => [idOf(name), { name: named(name), arn: arn("sns", named(name)) }]),
      ),
      parameters: Object.fromEntries(
        parameterFacts.map((name) => [name.replace("/tradai/{env}/", ""), named(name)]),
      ),
      flowLogGroup: { name: group, arn: arn("logs", `log-group:${group}`) },
      functionDeployments: {
        application: named(functionDeployments),
        roleArn: `arn:aws:iam::${facts.account}:role/${named("tradai-function-deployments-{env}")}`,
      },
    });
  });
});
