import assert from "node:assert/strict";
import { textOf, unknown, type Values } from "../../../tools/stand-in/values";
import { Harness, trust } from "./harness";

const here = "eu-central-1:111122223333";
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}";
const lambda = `arn:aws:lambda:${here}:function:f`;
const balancer = `arn:aws:elasticloadbalancing:${here}:loadbalancer/app/a/0123456789abcdef`;
const listener = `arn:aws:elasticloadbalancing:${here}:listener/app/a/0123456789abcdef/fedcba9876543210`;
const authority = `arn:aws:acm-pca:${here}:certificate-authority/${uuid}`;
const scaled: Values = {
  serviceNamespace: "ecs",
  resourceId: "service/c/s",
  scalableDimension: "ecs:service:DesiredCount",
};
const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** As in `outputs.test.ts`: the forms of AWS's pages; outputs as JSON without quotes. */
const forms: { type: string; inputs: Values; id: string; outputs: Record<string, string> }[] = [
  {
    type: "aws:lambda/alias:Alias",
    inputs: { functionName: lambda, functionVersion: "1", name: "live" },
    id: `${lambda}:live`,
    outputs: {
      arn: `${lambda}:live`,
      invokeArn: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${lambda}:live/invocations`,
    },
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    inputs: { functionName: "f", qualifier: "live" },
    id: "f:live",
    outputs: {},
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    inputs: { eventSourceArn: "q", functionName: `${lambda}:live` },
    id: uuid,
    outputs: { uuid, functionArn: `${lambda}:live`, state: "Enabled" },
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    inputs: { functionName: "f", eventSourceArn: "q" },
    id: uuid,
    outputs: { arn: `arn:aws:lambda:${here}:event-source-mapping:${uuid}`, functionArn: lambda },
  },
  {
    type: "aws:codedeploy/application:Application",
    inputs: { computePlatform: "Lambda", name: "a" },
    id: `${uuid}:a`,
    outputs: { arn: `arn:aws:codedeploy:${here}:application:a`, applicationId: uuid },
  },
  {
    type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
    inputs: { serviceRoleArn: "r", appName: "a", deploymentGroupName: "g" },
    id: uuid,
    outputs: { arn: `arn:aws:codedeploy:${here}:deploymentgroup:a/g`, computePlatform: "Lambda" },
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    inputs: { roleArn: "r", definition: "{}", name: "m" },
    id: `arn:aws:states:${here}:stateMachine:m`,
    outputs: { arn: `arn:aws:states:${here}:stateMachine:m`, stateMachineVersionArn: "", revisionId: uuid },
  },
  {
    type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
    inputs: { vpc: "vpc-1", name: "n.local" },
    id: "ns-[a-z0-9]{16}",
    outputs: {
      arn: `arn:aws:servicediscovery:${here}:namespace/ns-[a-z0-9]{16}`,
      hostedZone: "Z[A-Z0-9]{20}",
    },
  },
  {
    type: "aws:servicediscovery/service:Service",
    inputs: { name: "s", dnsConfig: { namespaceId: "ns-1", dnsRecords: [{ ttl: 10, type: "A" }] } },
    id: "srv-[a-z0-9]{16}",
    outputs: {
      arn: `arn:aws:servicediscovery:${here}:service/srv-[a-z0-9]{16}`,
      namespaceId: "ns-1",
      type: "DNS_HTTP",
    },
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { name: "a", internal: true },
    id: `arn:aws:elasticloadbalancing:${here}:loadbalancer/app/a/[0-9a-f]{16}`,
    outputs: {
      arnSuffix: "app/a/[0-9a-f]{16}",
      dnsName: "internal-a-[1-9]{10}\\.eu-central-1\\.elb\\.amazonaws\\.com",
      zoneId: "Z215JYRZR1TBD5",
    },
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { name: "a" },
    id: `arn:aws:elasticloadbalancing:${here}:loadbalancer/app/a/[0-9a-f]{16}`,
    outputs: { dnsName: "a-[1-9]{10}\\.eu-central-1\\.elb\\.amazonaws\\.com" },
  },
  {
    type: "aws:lb/listener:Listener",
    inputs: { defaultActions: [], loadBalancerArn: balancer },
    id: `arn:aws:elasticloadbalancing:${here}:listener/app/a/0123456789abcdef/[0-9a-f]{16}`,
    outputs: { arn: `arn:aws:elasticloadbalancing:${here}:listener/app/a/0123456789abcdef/[0-9a-f]{16}` },
  },
  {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: { actions: [], conditions: [], listenerArn: listener },
    id: `arn:aws:elasticloadbalancing:${here}:listener-rule/app/a/0123456789abcdef/fedcba9876543210/[0-9a-f]{16}`,
    outputs: {},
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: { port: 8000, protocol: "HTTP", name: "tradai-mlflow-p" },
    id: `arn:aws:elasticloadbalancing:${here}:targetgroup/tradai-mlflow-p/[0-9a-f]{16}`,
    outputs: { arnSuffix: "targetgroup/tradai-mlflow-p/[0-9a-f]{16}", targetType: "instance" },
  },
  {
    type: taskDefinition,
    inputs: { containerDefinitions: "[]", family: "t" },
    id: "t",
    outputs: {
      arn: `arn:aws:ecs:${here}:task-definition/t:1`,
      arnWithoutRevision: `arn:aws:ecs:${here}:task-definition/t`,
      revision: "1",
    },
  },
  {
    type: "aws:ecs/service:Service",
    inputs: { name: "s", launchType: "FARGATE", cluster: `arn:aws:ecs:${here}:cluster/c` },
    id: `arn:aws:ecs:${here}:service/c/s`,
    outputs: { arn: `arn:aws:ecs:${here}:service/c/s`, launchType: "FARGATE", platformVersion: "LATEST" },
  },
  {
    type: "aws:ecs/service:Service",
    inputs: { name: "s", capacityProviderStrategies: [{ capacityProvider: "FARGATE" }], cluster: "c" },
    id: `arn:aws:ecs:${here}:service/c/s`,
    outputs: { launchType: "", platformVersion: "LATEST" },
  },
  {
    type: "aws:appautoscaling/target:Target",
    inputs: { ...scaled, minCapacity: 1, maxCapacity: 2 },
    id: "service/c/s",
    outputs: { arn: `arn:aws:application-autoscaling:${here}:scalable-target/[0-9a-f]{32}` },
  },
  {
    type: "aws:appautoscaling/policy:Policy",
    inputs: { ...scaled, name: "p", policyType: "TargetTrackingScaling" },
    id: "p",
    outputs: {
      arn: `arn:aws:autoscaling:${here}:scalingPolicy:${uuid}:resource/ecs/service/c/s:policyName/p`,
      alarmArns:
        `\\[arn:aws:cloudwatch:${here}:alarm:TargetTracking-service/c/s-AlarmHigh-${uuid},` +
        `arn:aws:cloudwatch:${here}:alarm:TargetTracking-service/c/s-AlarmLow-${uuid}\\]`,
    },
  },
  {
    type: "aws:autoscaling/group:Group",
    inputs: { name: "g", minSize: 1, maxSize: 2 },
    id: "g",
    outputs: { desiredCapacity: "1", healthCheckType: "EC2", defaultCooldown: "300" },
  },
  {
    type: "aws:acmpca/certificateAuthority:CertificateAuthority",
    inputs: { certificateAuthorityConfiguration: {}, type: "ROOT" },
    id: authority,
    outputs: {
      arn: authority,
      certificate: "",
      certificateSigningRequest:
        "-----BEGIN CERTIFICATE REQUEST-----\\\\nMII\\w{61}\\\\n-----END CERTIFICATE REQUEST-----\\\\n",
    },
  },
  {
    type: "aws:acmpca/certificate:Certificate",
    inputs: { certificateAuthorityArn: `arn:aws:acm-pca:${here}:certificate-authority/u` },
    id: `arn:aws:acm-pca:${here}:certificate-authority/u/certificate/[0-9a-f]{32}`,
    outputs: { certificate: "-----BEGIN CERTIFICATE-----\\\\nMII.*", certificateChain: "" },
  },
  {
    type: "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
    inputs: { certificate: "c", certificateAuthorityArn: "arn:u" },
    id: "arn:u",
    outputs: {},
  },
];

describe("stand-in ids, ARNs and outputs of the compute layer's types", () => {
  for (const { type, inputs, id, outputs } of forms) {
    it(`have AWS's form for ${type} ${Object.keys(inputs).at(-1) ?? ""}`, () => {
      const made = new Harness({ outputs: "predicted" }).preview(type, inputs);
      assert.match(made.id, new RegExp(`^${id}$`));
      for (const [name, form] of Object.entries(outputs)) {
        assert.match(JSON.stringify(made.outputs[name]).replaceAll('"', ""), new RegExp(`^${form}$`), name);
      }
    });
  }

  it("name a load balancer and its target groups by the digits of their ARNs, as metrics do", () => {
    for (const [type, inputs] of [
      ["aws:lb/loadBalancer:LoadBalancer", { name: "a" }],
      ["aws:lb/targetGroup:TargetGroup", { name: "t" }],
    ] as const) {
      const { id, outputs } = new Harness({ outputs: "predicted" }).preview(type, inputs);
      const suffix = textOf(outputs.arnSuffix) ?? "nothing";
      assert.ok(id.endsWith(suffix), `${id} does not end in ${suffix}`);
    }
  });

  it("leave ids, revisions and ARNs of what does not exist yet unknown in a preview", () => {
    const shown = (type: string, inputs: Values, output: string): unknown =>
      new Harness().preview(type, inputs).outputs[output];
    assert.equal(shown(taskDefinition, { family: "t", containerDefinitions: "[]" }, "arn"), unknown);
    assert.equal(shown(taskDefinition, { family: "t", containerDefinitions: "[]" }, "revision"), unknown);
    assert.equal(shown("aws:lb/targetGroup:TargetGroup", { name: "t" }, "arnSuffix"), unknown);
  });

  it("count the revisions of a task definition on, whatever was deleted in between", () => {
    const harness = new Harness();
    const task = (name: string): Values => ({
      family: "t",
      containerDefinitions: JSON.stringify([{ name, image: "i" }]),
    });
    const [old, next] = [task("a"), task("b")];
    const made = harness.create(taskDefinition, old);
    assert.equal(harness.diff(taskDefinition, old, next).deleteFirst, false);
    const second = harness.create(taskDefinition, next);
    assert.deepEqual(
      [made, second].map(({ outputs }) => [outputs.revision, outputs.arn]),
      [
        [1, `arn:aws:ecs:${here}:task-definition/t:1`],
        [2, `arn:aws:ecs:${here}:task-definition/t:2`],
      ],
    );
    for (let time = 0; time < 2; time += 1) harness.delete(taskDefinition, "t", made.outputs);
    assert.deepEqual(
      harness.cloud.list(taskDefinition).map(({ arn }) => arn),
      [second.outputs.arn],
    );
    harness.delete(taskDefinition, "t", second.outputs);
    assert.equal(harness.create(taskDefinition, next).outputs.revision, 3);
  });

  it("keep apart what bears one id under two parents", () => {
    const harness = new Harness();
    for (const name of ["f", "g"]) {
      harness.create("aws:iam/role:Role", { name, assumeRolePolicy: trust("lambda.amazonaws.com") });
      harness.create("aws:lambda/function:Function", {
        name,
        role: `arn:aws:iam::111122223333:role/${name}`,
      });
      harness.create(
        "aws:lambda/permission:Permission",
        {
          statementId: "s",
          function: name,
          principal: "events.amazonaws.com",
          action: "lambda:InvokeFunction",
        },
        name,
      );
    }
    const permissions = (): unknown[] =>
      harness.cloud.list("aws:lambda/permission:Permission").map(({ inputs }) => inputs.function);
    assert.deepEqual(permissions(), ["f", "g"]);
    harness.delete("aws:lambda/permission:Permission", "s", {}, "g");
    assert.deepEqual(permissions(), ["f"]);
  });
});
