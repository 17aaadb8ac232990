import type { Example, Fixture, ViolatingExample } from "../rule";
import { collector, container, task } from "./containers";
import {
  alternate,
  mapping,
  replaced,
  rollingService,
  surroundings,
  targetGroup,
  twinnedService,
} from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;

const complete: readonly Fixture[] = [rollingService(), ...surroundings];
const healthCheck = targetGroup().inputs.healthCheck as Inputs;

const wrongGroup = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [targetGroup("target-group-mlflow", inputs)],
  resource: "target-group-mlflow",
  says,
});
const wrongCheck = (title: string, changes: Inputs, says: string): ViolatingExample =>
  wrongGroup(title, { healthCheck: { ...healthCheck, ...changes } }, says);
const wrong = (title: string, says: string, ...changed: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: replaced(complete, ...changed),
  resource: "service-backend-api",
  says,
});
const mapped = (changes: Inputs): Fixture => rollingService({ loadBalancers: [{ ...mapping, ...changes }] });

export const compliantGroups: readonly Example[] = [
  { title: "A service behind its target group", resources: complete },
  {
    title: "Redirects taken for health, and just the time until a task is given up",
    resources: replaced(
      complete,
      rollingService({ healthCheckGracePeriodSeconds: 150 }),
      targetGroup(undefined, { healthCheck: { ...healthCheck, matcher: "200-399" } }),
    ),
  },
  { title: "A service with a twin", resources: [twinnedService(), ...surroundings] },
  {
    title: "A function, which has no health check and drains nothing",
    resources: [
      {
        type: "aws:alb/targetGroup:TargetGroup",
        name: "functions",
        inputs: { name: "tradai-functions-p", targetType: "lambda" },
      },
    ],
  },
  {
    title: "A container that asks itself without a URL",
    resources: replaced(
      complete,
      task([container({ healthCheck: { command: ["CMD", "/healthcheck"], startPeriod: 60 } })]),
    ),
  },
];

export const violatingGroups: readonly ViolatingExample[] = [
  wrongGroup("No health check", { healthCheck: undefined }, "nobody asks its targets"),
  wrongCheck("A health check switched off", { enabled: false }, "nobody asks its targets"),
  wrongCheck("The path of ELB's choice", { path: undefined }, "leaves path to ELB"),
  wrongCheck("A refusal taken for health", { matcher: "200-499" }, 'takes "200-499"'),
  wrongCheck("An answer of nothing found", { matcher: "200,404" }, 'takes "200,404"'),
  wrongCheck("Waiting longer than asking", { timeout: 30 }, "waits 30 s"),
  wrongGroup("A drain of ELB's choice", { deregistrationDelay: undefined }, "left to ELB"),
  wrongGroup("No drain", { deregistrationDelay: 0 }, "in the middle of a request"),
  wrong("A container that is not there", "which task-backend-api lacks", mapped({ containerName: "api" })),
  wrong("A port on which nobody answers", "calls backend-api on 8001", mapped({ containerPort: 8001 })),
  wrong(
    "Instances as targets of tasks with addresses",
    "takes targets of kind instance",
    targetGroup(undefined, { targetType: undefined }),
  ),
  wrong(
    "Two paths",
    "ECS asks backend-api for /api/v1/health and target-group-backend-api for /health",
    targetGroup(undefined, { healthCheck: { ...healthCheck, path: "/health" } }),
  ),
  {
    title: "Two paths of twins",
    resources: replaced(
      [twinnedService(), ...surroundings],
      alternate({ healthCheck: { ...healthCheck, path: "/" } }),
    ),
    resource: "service-backend-api",
    says: "target-group-backend-api-alternate for /",
  },
  wrong(
    "Two paths, of which the container's is the root",
    "ECS asks backend-api for / and",
    task([
      container({ healthCheck: { command: ["CMD", "wget", "http://127.0.0.1:8000"], startPeriod: 9 } }),
      collector(),
    ]),
  ),
  wrong(
    "No time to start",
    "is 60, and its target group gives a task up after 150 s",
    rollingService({ healthCheckGracePeriodSeconds: 60 }),
  ),
  wrong("No grace at all", "is nothing", rollingService({ healthCheckGracePeriodSeconds: undefined })),
  {
    title: "A target group that nobody calls",
    resources: complete.filter(({ type }) => !type.includes("listenerRule")),
    resource: "service-backend-api",
    says: "ECS refuses the service",
  },
];
