import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { collector, container, task } from "./containers";
import { mapping, replaced, rollingService, surroundings, targetGroup, twinnedService } from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;

const service = "service-backend-api";
const complete: readonly Fixture[] = [rollingService(), ...surroundings];
const seconds = { interval: 30, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 5 };
const alone = (inputs: Inputs): readonly Fixture[] => [targetGroup("target-group-mlflow", inputs)];
const asking = (command: readonly string[]): Fixture =>
  task([container({ healthCheck: { command, startPeriod: 60 } }), collector()]);
const without = (resources: readonly Fixture[], part: string): readonly Fixture[] =>
  resources.filter(({ name }) => !name.startsWith(part));

export const compliantAsking: readonly Example[] = [
  {
    title: "A group that asks for a connection and no path",
    resources: alone({ protocol: "TCP", healthCheck: seconds }),
  },
  {
    title: "A group that sends requests and asks for a connection",
    resources: alone({ healthCheck: { ...seconds, protocol: "TCP" } }),
  },
  {
    title: "A container that asks itself for a path, and a balancer that asks for a connection",
    resources: replaced(complete, targetGroup(undefined, { healthCheck: { ...seconds, protocol: "TCP" } })),
  },
  {
    title: "A command that says more behind its URL",
    resources: replaced(complete, asking(["CMD", "curl", "http://127.0.0.1:8000/api/v1/health", "--fail"])),
  },
  {
    title: "Machines as targets of a task that shares their address",
    resources: replaced(
      complete,
      task(undefined, { networkMode: "bridge", requiresCompatibilities: ["EC2"] }),
      targetGroup(undefined, { targetType: "instance" }),
    ),
  },
  {
    title: "A target group of another program",
    resources: [
      rollingService({
        loadBalancers: [
          {
            ...mapping,
            targetGroupArn:
              "arn:aws:elasticloadbalancing:eu-central-1:600802701449:targetgroup/other/0123456789abcdef",
          },
        ],
      }),
      task(),
    ].map((each) =>
      each.name === service ? { ...each, references: { taskDefinition: ["task-backend-api"] } } : each,
    ),
  },
  {
    title: "Twins of which the second is called only while somebody deploys",
    resources: [
      twinnedService(),
      ...surroundings.filter(({ name }) => name !== "listener-rule-backend-api-test"),
    ].map((each) =>
      each.name === service
        ? {
            ...each,
            references: {
              ...each.references,
              loadBalancers: [
                "target-group-backend-api",
                "target-group-backend-api-alternate",
                "listener-rule-backend-api",
              ],
            },
          }
        : each,
    ),
  },
];

const left = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: alone(inputs),
  resource: "target-group-mlflow",
  says,
});

export const violatingAsking: readonly ViolatingExample[] = [
  left(
    "A group of HTTPS without a path",
    { protocol: "HTTPS", healthCheck: seconds },
    "leaves path, matcher to ELB",
  ),
  left(
    "A group that asks by HTTPS without a path",
    { protocol: "TCP", healthCheck: { ...seconds, protocol: "HTTPS" } },
    "leaves path, matcher to ELB",
  ),
  left(
    "A group without protocol, which is HTTP",
    { protocol: undefined, healthCheck: seconds },
    "leaves path, matcher",
  ),
  left(
    "A group that says nothing but the path",
    { healthCheck: { path: "/", matcher: "200" } },
    "leaves interval, timeout, healthyThreshold, unhealthyThreshold to ELB",
  ),
  left(
    "The first refusal at the end of a range",
    { healthCheck: { ...seconds, path: "/", matcher: "200-400" } },
    'takes "200-400"',
  ),
  {
    title: "A service whose target group leaves the path to ELB",
    resources: replaced(complete, targetGroup(undefined, { healthCheck: { ...seconds, matcher: "200" } })),
    resource: "target-group-backend-api",
    says: "leaves path to ELB",
  },
  {
    title: "A container whose mapping says no port",
    resources: replaced(complete, task([container({ portMappings: [{ name: "api" }] }), collector()])),
    resource: service,
    says: "calls backend-api on 8000, and it answers on no port",
  },
  {
    title: "Twins that nobody calls",
    resources: [twinnedService(), ...without(surroundings, "listener-rule")].map((each) =>
      each.name === service
        ? {
            ...each,
            references: {
              ...each.references,
              loadBalancers: ["target-group-backend-api", "target-group-backend-api-alternate"],
            },
          }
        : each,
    ),
    resource: service,
    says: "to target-group-backend-api, target-group-backend-api-alternate: ECS",
  },
];

export const undecidedAsking: readonly UndecidedExample[] = [
  {
    title: "A listener that forwards to a group that nothing tells",
    resources: complete.map((each) =>
      each.name.startsWith("listener-rule")
        ? {
            ...each,
            inputs: { ...each.inputs, actions: [{ type: "forward", targetGroupArn: UNKNOWN }] },
            references: { listenerArn: ["listener"] },
          }
        : each,
    ),
    resource: service,
    says: "a listener's target group",
  },
];
