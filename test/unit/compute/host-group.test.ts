import assert from "node:assert/strict";
import { only } from "../support/mocks";
import { describeHost, hosted } from "./host-parts";
import type { Declared } from "./host-parts";

const groupType = "aws:autoscaling/group:Group";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

describeHost("group and template", (environment, registered) => {
  const groupOf = (): Declared =>
    only(registered(), groupType, "name", `tradai-consolidated-asg-${environment}`) as Declared;
  const template = (): Readonly<Record<string, unknown>> =>
    only(registered(), templateType, "name", `tradai-consolidated-${environment}`).inputs;

  it("has another size, is bound to one zone, or is not replaced when its services die", () => {
    const { inputs } = groupOf();
    assert.deepEqual([inputs.minSize, inputs.maxSize, inputs.desiredCapacity], [1, 1, 1]);
    assert.deepEqual(inputs.vpcZoneIdentifiers, ["subnet-a", "subnet-b"]);
    assert.equal(inputs.healthCheckType, "ELB");
    assert.equal(inputs.healthCheckGracePeriod, 180);
    assert.deepEqual(inputs.targetGroupArns, [
      "arn-of-target-group-backend-api",
      "arn-of-target-group-mlflow",
    ]);
    assert.equal(inputs.suspendedProcesses, undefined);
  });

  it("leaves a new image or a new script on the shelf", () => {
    const { inputs } = groupOf();
    assert.deepEqual(inputs.launchTemplate, { id: "id-of-consolidated", version: "7" });
    const refresh = inputs.instanceRefresh as { strategy: string; preferences: Record<string, unknown> };
    assert.equal(refresh.strategy, "Rolling");
    // The next one is ready before the last one leaves.
    for (const percentages of [
      refresh.preferences,
      inputs.instanceMaintenancePolicy as typeof refresh.preferences,
    ]) {
      assert.deepEqual([percentages.minHealthyPercentage, percentages.maxHealthyPercentage], [100, 200]);
    }
    assert.equal(inputs.maxInstanceLifetime, 30 * 24 * 3600);
  });

  it("goes into service before it answers, or ends before anybody has deregistered it", () => {
    const { inputs } = groupOf();
    const hooks = inputs.initialLifecycleHooks as Record<string, unknown>[];
    assert.deepEqual(
      hooks.map(({ name, lifecycleTransition, defaultResult }) => [name, lifecycleTransition, defaultResult]),
      [
        [`tradai-consolidated-launch-${environment}`, "autoscaling:EC2_INSTANCE_LAUNCHING", "CONTINUE"],
        [`tradai-consolidated-terminate-${environment}`, "autoscaling:EC2_INSTANCE_TERMINATING", "CONTINUE"],
      ],
    );
    const [launch, terminate] = hooks.map(({ heartbeatTimeout }) => Number(heartbeatTimeout));
    assert.equal(terminate, 300);
    // A deployment that stops waiting before the hook does would call a good launch a failure.
    const minutes = Number(/^(\d+)m$/.exec(String(inputs.waitForCapacityTimeout))?.[1]);
    assert.ok(minutes * 60 > Number(launch), `waits ${minutes} minutes for a hook of ${launch} s`);
    // Hooks of their own would miss the first instance.
    assert.ok(!registered().some(({ type }) => type === "aws:autoscaling/lifecycleHook:LifecycleHook"));
  });

  for (const earlier of [
    "consolidated-role-policy",
    "namespace",
    "deregistration-target",
    "target-group-backend-api",
    "target-group-mlflow",
    ...hosted.flatMap((id) => [`discovery-${id}`, `service-${id}-logs`]),
  ]) {
    it(`launches the first instance before ${earlier} is there`, () => {
      assert.ok(groupOf().waitsFor.includes(earlier), groupOf().waitsFor.join(", "));
    });
  }

  it("is a machine that cannot run the images, or one that is looked up in a preview", () => {
    assert.equal(template().instanceType, "t3.small");
    assert.equal(
      template().imageId,
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    );
  });

  it("is open to the world, unencrypted, unwatched, or gives its credentials to forged requests", () => {
    const [card, ...cards] = template().networkInterfaces as Record<string, unknown>[];
    assert.deepEqual(cards, []);
    assert.equal(card?.associatePublicIpAddress, "false");
    assert.deepEqual(card.securityGroups, ["sg-c0"]);
    const metadata = template().metadataOptions as Record<string, unknown>;
    assert.deepEqual([metadata.httpTokens, metadata.httpPutResponseHopLimit], ["required", 1]);
    const [disk, ...disks] = template().blockDeviceMappings as { ebs: Record<string, unknown> }[];
    assert.deepEqual(disks, []);
    assert.deepEqual([disk?.ebs.encrypted, disk?.ebs.volumeType], ["true", "gp3"]);
    assert.deepEqual(template().monitoring, { enabled: true });
    assert.equal(template().keyName, undefined);
    const profile = only(
      registered(),
      "aws:iam/instanceProfile:InstanceProfile",
      "role",
      `tradai-consolidated-${environment}`,
    );
    assert.deepEqual(template().iamInstanceProfile, { arn: `arn-of-${profile.name}` });
  });

  it("launches instances and volumes that no budget and no condition finds", () => {
    const tagged = template().tagSpecifications as { resourceType: string; tags: Record<string, string> }[];
    assert.deepEqual(tagged.map(({ resourceType }) => resourceType).sort(), [
      "instance",
      "network-interface",
      "volume",
    ]);
    const propagated = groupOf().inputs.tags as { key: string; value: string; propagateAtLaunch: boolean }[];
    assert.ok(propagated.every(({ propagateAtLaunch }) => propagateAtLaunch));
    const ofGroup = Object.fromEntries(propagated.map(({ key, value }) => [key, value]));
    for (const tags of [ofGroup, ...tagged.map((each) => each.tags)]) {
      assert.deepEqual(
        [tags.Name, tags.env, tags.layer, tags.project],
        [`tradai-consolidated-${environment}`, environment, "compute", "tradai"],
      );
    }
  });

  it("dies without a word", () => {
    const alarm = only(
      registered(),
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "name",
      `tradai-consolidated-status-${environment}`,
    ).inputs;
    assert.deepEqual(alarm.dimensions, { AutoScalingGroupName: `tradai-consolidated-asg-${environment}` });
    assert.deepEqual(
      [alarm.namespace, alarm.metricName, alarm.treatMissingData],
      ["AWS/EC2", "StatusCheckFailed", "breaching"],
    );
    assert.deepEqual(alarm.alarmActions, [
      `arn-of-tradai-alerts-${environment}`,
      `arn-of-tradai-escalation-${environment}`,
    ]);
    assert.match(String(alarm.alarmDescription), /docs\/runbooks\/host\.md$/);
  });
});
