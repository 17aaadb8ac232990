import assert from "node:assert/strict";
import { computeContract, publishCompute, readLayer } from "../../shared/contracts";
import type { ComputeOutputs, ComputeState } from "../../shared/contracts";
import { storedStack } from "./support/stored";

const { engineWith, refused } = storedStack("compute", "edge");
const account = "600802701449";
const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-central-1:${account}:${rest}`;

function record<Id extends string, T>(ids: readonly Id[], make: (id: Id) => T): Record<Id, T> {
  return Object.fromEntries(ids.map((id) => [id, make(id)])) as Record<Id, T>;
}

const images = [
  "health-check",
  "orphan-scanner",
  "trading-heartbeat-check",
  "drift-monitor",
  "retraining-scheduler",
  "pulumi-drift-detector",
  "validate-strategy",
  "data-collection-proxy",
  "update-status",
  "notify-completion",
  "check-retraining-needed",
  "compare-models",
  "cleanup-resources",
  "backtest-consumer",
  "promote-model",
  "model-rollback",
  "sqs-consumer",
] as const;

/** What both shapes have. */
function common(): Omit<ComputeState, "services" | "functions" | "hostGroup"> {
  const balancer = "loadbalancer/app/tradai-dev/50dc6c495c0c9188";
  return {
    loadBalancer: {
      arn: arn("elasticloadbalancing", balancer),
      dnsName: "internal-tradai-dev-1.eu-central-1.elb.amazonaws.com",
      arnSuffix: "app/tradai-dev/50dc6c495c0c9188",
      listenerArn: arn("elasticloadbalancing", "listener/app/tradai-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"),
    },
    targetGroups: record(["backend-api", "mlflow", "live-trading", "dry-run-trading"], (id) => ({
      arn: arn("elasticloadbalancing", `targetgroup/tradai-${id}-d/73e2d6bc24d8a067`),
      arnSuffix: `targetgroup/tradai-${id}-d/73e2d6bc24d8a067`,
    })),
    cluster: { name: "tradai-dev", arn: arn("ecs", "cluster/tradai-dev") },
    workflows: record(["backtest-workflow", "retraining-workflow"], (id) => ({
      name: `tradai-${id}-dev`,
      arn: arn("states", `stateMachine:tradai-${id}-dev`),
    })),
    namespace: { id: "ns-e4anhexample", name: "tradai-dev.local" },
  };
}

const service = (id: string): { name: string; arn: string } => ({
  name: `tradai-${id}-dev`,
  arn: arn("ecs", `service/tradai-dev/tradai-${id}-dev`),
});

function functionOf(id: string): { name: string; arn: string; aliasArn: string } {
  const name = `tradai-${id}-dev`;
  return {
    name,
    arn: arn("lambda", `function:${name}`),
    aliasArn: arn("lambda", `function:${name}:live`),
  };
}

/** Outputs of the compute layer as an operator would find them where a host runs four of the services. */
function sample(): ComputeState {
  return {
    ...common(),
    services: record(["live-trading", "dry-run-trading"], service),
    functions: record([...images, "deregistration"], functionOf),
    hostGroup: { name: "tradai-consolidated-asg-dev" },
  };
}

/** The same where each service runs on Fargate. */
function onFargate(): ComputeState {
  return {
    ...common(),
    services: record(
      ["backend-api", "data-collection", "strategy-service", "mlflow", "live-trading", "dry-run-trading"],
      service,
    ),
    functions: record([...images, "deployment-gate", "migration-gate"], functionOf),
  };
}

/** One thing that is wrong, and the line that it costs. */
const faults: readonly (readonly [title: string, change: (s: ComputeState) => object, line: string])[] = [
  [
    "what the API calls",
    (s) => ({ ...s, loadBalancer: { ...s.loadBalancer, listenerArn: undefined } }),
    "loadBalancer.listenerArn: missing, expected an ARN of elasticloadbalancing",
  ],
  [
    "what dashboards call the load balancer",
    (s) => ({ ...s, loadBalancer: { ...s.loadBalancer, arnSuffix: "" } }),
    'loadBalancer.arnSuffix: found "", expected the end of the ARN of the load balancer',
  ],
  [
    "the target group of a service",
    (s) => ({ ...s, targetGroups: { ...s.targetGroups, mlflow: undefined } }),
    "targetGroups.mlflow: missing, expected a map",
  ],
  [
    "an alias of a function",
    (s) => ({
      ...s,
      functions: { ...s.functions, "health-check": { ...functionOf("health-check"), aliasArn: undefined } },
    }),
    "functions.health-check.aliasArn: missing, expected an ARN of lambda",
  ],
  [
    "an ARN of the right service",
    (s) => ({ ...s, cluster: { name: "tradai-dev", arn: arn("eks", "cluster/tradai-dev") } }),
    `cluster.arn: found "${arn("eks", "cluster/tradai-dev")}", expected an ARN of ecs`,
  ],
  [
    "the name of a service",
    (s) => ({ ...s, services: { ...s.services, "live-trading": { arn: service("live-trading").arn } } }),
    "services.live-trading.name: missing, expected the name of the service live-trading",
  ],
  [
    "a workflow",
    (s) => ({ ...s, workflows: { ...s.workflows, "retraining-workflow": undefined } }),
    "workflows.retraining-workflow: missing, expected a map",
  ],
  [
    "the form of the namespace's identifier",
    (s) => ({ ...s, namespace: { ...s.namespace, id: "tradai-dev.local" } }),
    'namespace.id: found "tradai-dev.local", expected the identifier of the namespace, ns-...',
  ],
  [
    "the type of the host group's name",
    (s) => ({ ...s, hostGroup: { name: 7 } }),
    "hostGroup.name: found 7, expected the name of the host's Auto Scaling group",
  ],
];

describe("what the compute layer hands on", () => {
  for (const [shape, outputs] of [
    ["a host runs four services", sample()],
    ["each service runs on Fargate", onFargate()],
  ] as const) {
    it(`is refused although it is as agreed where ${shape}`, async () => {
      await engineWith(outputs);
      assert.deepEqual(await refused(() => publishCompute(outputs)), []);
      assert.deepEqual(await refused(() => readLayer("compute", computeContract)), []);
    });
  }

  for (const [title, change, line] of faults) {
    it(`lacks ${title}, and the producer does not say which field of which stack`, async () => {
      const outputs = change(sample());
      await engineWith({});
      assert.deepEqual(await refused(() => publishCompute(outputs as ComputeOutputs)), [line]);
    });

    it(`lacks ${title}, and the reader does not say which field of which stack`, async () => {
      await engineWith(JSON.parse(JSON.stringify(change(sample()))) as object);
      assert.deepEqual(await refused(() => readLayer("compute", computeContract)), [line]);
    });
  }

  it("holds a service or a function that nobody agreed to, or a secret", async () => {
    await engineWith(sample(), ["loadBalancer"]);
    const { services, functions } = sample();
    const more = {
      ...sample(),
      services: { ...services, redis: service("redis") },
      // Foundation's.
      functions: { ...functions, "nat-route-updater": functionOf("nat-route-updater") },
    } as ComputeOutputs;
    assert.deepEqual(await refused(() => publishCompute(more)), [
      "services.redis: not part of the contract",
      "functions.nat-route-updater: not part of the contract",
    ]);
    assert.deepEqual(await refused(() => readLayer("compute", computeContract)), [
      "loadBalancer: a secret, expected plain outputs",
    ]);
  });
});
