import assert from "node:assert/strict";
import { blueGreenServices, serviceFacts } from "../../facts/compute";
import { groupId, privateSubnets } from "./below";
import { describeComputeLayer } from "./layer";

const serviceType = "ecs/service:Service";

/** What the provider takes as text or as a number. */
const number = (value: unknown): number => Number(value);

describeComputeLayer("services", ({ facts, named, ofType, valuesOf, made }) => {
  const onEcs = serviceFacts.filter(({ onHost }) => !(onHost && facts.consolidated));
  const pairs = facts.consolidated ? [] : blueGreenServices;

  it("names the cluster otherwise, watches it less, or forgets what is typed into a container", () => {
    const { inputs } = made("cluster");
    assert.equal(ofType("ecs/cluster:Cluster").length, 1);
    assert.equal(inputs.name, named("tradai-{env}"));
    assert.deepEqual(inputs.settings, [{ name: "containerInsights", value: "enhanced" }]);
    const { executeCommandConfiguration } = inputs.configuration as {
      executeCommandConfiguration: { logging: string; logConfiguration: Record<string, unknown> };
    };
    assert.equal(executeCommandConfiguration.logging, "OVERRIDE");
    const group = String(executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName);
    assert.ok(valuesOf("cloudwatch/logGroup:LogGroup", "name").includes(group), group);
  });

  it("has a service too many, too few or by another name", () => {
    assert.equal(onEcs.length, facts.consolidated ? 2 : 6);
    assert.deepEqual(
      valuesOf(serviceType, "name"),
      onEcs.map(({ id }) => named(`tradai-${id}-{env}`)).sort(),
    );
  });

  for (const { id, port, singleton, behind } of onEcs) {
    describe(id, () => {
      const inputs = (): Readonly<Record<string, unknown>> => made(`service-${id}`).inputs;

      it("runs in public, in another group, or on another platform", () => {
        assert.deepEqual(inputs().networkConfiguration, {
          subnets: Object.values(privateSubnets),
          securityGroups: [groupId(id)],
          assignPublicIp: false,
        });
        assert.equal(inputs().launchType, "FARGATE");
        assert.equal(inputs().cluster, "arn-of-cluster");
        assert.equal(inputs().taskDefinition, `arn-of-task-${id}`);
        assert.equal(inputs().enableExecuteCommand, false);
      });

      it("trades before anybody has started it, or is down when a zone is", () => {
        if (singleton) assert.equal(inputs().desiredCount, 0);
        else assert.ok(number(inputs().desiredCount) >= 2);
      });

      it("runs twice at once, or not at all, while a new version takes over", () => {
        const percentages = [inputs().deploymentMinimumHealthyPercent, inputs().deploymentMaximumPercent];
        assert.deepEqual(percentages, singleton ? [0, 100] : [100, 200]);
        assert.equal(inputs().availabilityZoneRebalancing, singleton ? "DISABLED" : "ENABLED");
      });

      it("keeps a version that fails", () => {
        assert.deepEqual(inputs().deploymentCircuitBreaker, { enable: true, rollback: true });
        const alarms = inputs().alarms as { enable: boolean; rollback: boolean; alarmNames: string[] };
        assert.deepEqual([alarms.enable, alarms.rollback], [true, true]);
        const declared = valuesOf("cloudwatch/metricAlarm:MetricAlarm", "name");
        assert.ok(alarms.alarmNames.length > 0);
        assert.deepEqual(
          alarms.alarmNames.filter((name) => !declared.includes(name) || !name.includes(id)),
          [],
        );
      });

      it("takes over in another way than decided", () => {
        const deployment = inputs().deploymentConfiguration as Record<string, unknown>;
        assert.deepEqual(inputs().deploymentController, { type: "ECS" });
        assert.equal(deployment.strategy, pairs.includes(id) ? "BLUE_GREEN" : "ROLLING");
        const hooks = (deployment.lifecycleHooks ?? []) as Record<string, unknown>[];
        const expected = !pairs.includes(id)
          ? []
          : [
              "deployment-gate POST_TEST_TRAFFIC_SHIFT",
              // Its schema is changed before its new version starts (EDGAR-20).
              ...(id === "mlflow" ? ["migration-gate PRE_SCALE_UP"] : []),
            ];
        assert.deepEqual(
          hooks
            .map(({ hookTargetArn, lifecycleStages }) =>
              [
                String(hookTargetArn).replace("arn-of-function-", "").replace("-live", ""),
                ...(lifecycleStages as string[]),
              ].join(" "),
            )
            .sort(),
          expected,
        );
        if (pairs.includes(id)) assert.ok(number(deployment.bakeTimeInMinutes) > 0);
      });

      it("is not behind the load balancer, is killed while it starts, or has a second half too many", () => {
        const balancers = inputs().loadBalancers as Record<string, unknown>[];
        assert.equal(balancers.length, behind ? 1 : 0);
        assert.equal(inputs().healthCheckGracePeriodSeconds, behind ? 180 : undefined);
        const [balancer] = balancers;
        if (balancer === undefined) return;
        assert.equal(balancer.targetGroupArn, `arn-of-target-group-${id}`);
        assert.deepEqual([balancer.containerName, balancer.containerPort], [id, port]);
        assert.deepEqual(
          balancer.advancedConfiguration,
          pairs.includes(id)
            ? {
                alternateTargetGroupArn: `arn-of-target-group-${id}-alternate`,
                productionListenerRule: `arn-of-listener-rule-${id}`,
                testListenerRule: `arn-of-listener-rule-${id}-test`,
                roleArn: "arn-of-ecs-load-balancer-role",
              }
            : undefined,
        );
      });

      it("is not found by its documented name", () => {
        assert.deepEqual(inputs().serviceRegistries, { registryArn: `arn-of-discovery-${id}` });
      });

      it("is called in the clear, or by a name that is taken", () => {
        const connect = inputs().serviceConnectConfiguration as
          { enabled: boolean; namespace: string; services: Record<string, unknown>[] } | undefined;
        if (facts.consolidated) {
          assert.equal(connect, undefined);
          return;
        }
        assert.ok(connect?.enabled);
        assert.equal(connect.namespace, "arn-of-namespace");
        // The API alone calls the backend, through the load balancer.
        assert.equal(connect.services.length, id === "backend-api" ? 0 : 1);
        for (const { clientAlias, discoveryName, ingressPortOverride, tls } of connect.services) {
          assert.equal(discoveryName, `${id}-sc`);
          assert.deepEqual(clientAlias, [{ dnsName: `${id}-sc`, port }]);
          // The load balancer and functions reach the container's own port outside the proxy.
          assert.notEqual(ingressPortOverride, port);
          assert.ok(number(ingressPortOverride) > 1024);
          assert.deepEqual(tls, {
            issuerCertAuthority: { awsPcaAuthorityArn: "arn-of-service-connect-ca" },
            roleArn: "arn-of-service-connect-tls-role",
          });
        }
      });

      it("grows without bounds, or trades twice because it grows", () => {
        const target = made(`scaling-${id}`).inputs;
        assert.equal(target.resourceId, named(`service/tradai-{env}/tradai-${id}-{env}`));
        const policies = ofType("appautoscaling/policy:Policy").filter(
          ({ inputs: policy }) => policy.resourceId === target.resourceId,
        );
        if (singleton) {
          assert.deepEqual([target.minCapacity, target.maxCapacity, policies.length], [0, 1, 0]);
          return;
        }
        assert.ok(number(target.minCapacity) >= 2);
        assert.ok(number(target.maxCapacity) > number(target.minCapacity));
        assert.deepEqual(
          policies.map(({ name }) => name).sort(),
          ["cpu", "memory", "requests"].map((kind) => `scaling-${id}-${kind}`),
        );
      });

      it("starts before its roles may do anything, or before the load balancer knows its target group", () => {
        const { waitsFor } = made(`service-${id}`);
        const rule = behind ? [`listener-rule-${id}`] : [];
        for (const earlier of [`task-${id}-policy`, `execution-${id}-policy`, ...rule]) {
          assert.ok(waitsFor.includes(earlier), `${earlier}; it waits for ${waitsFor.join(", ")}`);
        }
      });
    });
  }

  it("has a private authority where services do not speak TLS, or one that ECS may not use", () => {
    const authorities = ofType("acmpca/certificateAuthority:CertificateAuthority");
    assert.equal(authorities.length, facts.consolidated ? 0 : 1);
    for (const { inputs } of authorities) {
      assert.equal((inputs.tags as Record<string, string>).AmazonECSManaged, "true");
      assert.equal(inputs.usageMode, "SHORT_LIVED_CERTIFICATE");
      const activation = made("service-connect-ca-activation").inputs;
      assert.equal(activation.certificateAuthorityArn, "arn-of-service-connect-ca");
      for (const { id } of onEcs) {
        assert.ok(made(`service-${id}`).waitsFor.includes("service-connect-ca-activation"), id);
      }
    }
  });

  it("has no host where services share one, or one where they do not", () => {
    const groups = ofType("autoscaling/group:Group");
    assert.deepEqual(
      groups.map(({ inputs }) => inputs.name),
      facts.consolidated ? [named("tradai-consolidated-asg-{env}")] : [],
    );
    for (const { inputs } of groups) {
      assert.deepEqual([inputs.minSize, inputs.maxSize, inputs.desiredCapacity], [1, 1, 1]);
      assert.deepEqual(inputs.vpcZoneIdentifiers, Object.values(privateSubnets));
      assert.equal(inputs.healthCheckType, "ELB");
      assert.deepEqual(
        (inputs.targetGroupArns as string[]).sort(),
        ["arn-of-target-group-backend-api", "arn-of-target-group-mlflow"].sort(),
      );
    }
    const templates = ofType("ec2/launchTemplate:LaunchTemplate");
    assert.deepEqual(
      templates.map(({ inputs }) => inputs.instanceType),
      facts.consolidated ? ["t3.small"] : [],
    );
  });
});
