import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { service as complete } from "./containers";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const recording = (changes: Inputs = {}): Inputs => ({
  executeCommandConfiguration: {
    logging: "OVERRIDE",
    logConfiguration: { cloudWatchLogGroupName: "/tradai/prod/execute-command" },
    ...changes,
  },
});
const cluster = (inputs: Inputs = {}): Fixture => ({
  type: "aws:ecs/cluster:Cluster",
  name: "cluster",
  inputs: {
    name: "tradai-prod",
    settings: [{ name: "containerInsights", value: "enhanced" }],
    configuration: recording(),
    ...inputs,
  },
});
/** A service without its task, which nobody asks about here. */
const service = (inputs: Inputs = {}): Fixture => ({ ...complete(inputs), references: {} });
const elsewhere = service({ cluster: "tradai-other-prod", enableExecuteCommand: true });

export const compliantClusters: readonly Example[] = [
  {
    title: "A cluster that records, and a service that lets people in",
    resources: [cluster(), service({ enableExecuteCommand: true })],
  },
  {
    title: "A record in a bucket",
    resources: [
      cluster({ configuration: recording({ logConfiguration: { s3BucketName: "tradai-logs-prod" } }) }),
    ],
  },
  { title: "A service that lets nobody in", resources: [service()] },
];

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [cluster(inputs)],
  resource: "cluster",
  says,
});
const wrongService = (title: string, says: string, subject: Fixture): ViolatingExample => ({
  title,
  resources: [subject],
  resource: "service-backend-api",
  says,
});

export const violatingClusters: readonly ViolatingExample[] = [
  wrong("No figures", { settings: undefined }, "Container Insights is nothing"),
  wrong(
    "Figures of the cluster alone",
    { settings: [{ name: "containerInsights", value: "enabled" }] },
    'Container Insights is "enabled"',
  ),
  wrong("Nothing kept", { configuration: undefined }, "logging` is nothing"),
  wrong("Keeping switched off", { configuration: recording({ logging: "NONE" }) }, 'logging` is "NONE"'),
  wrong(
    "Kept nowhere",
    { configuration: recording({ logConfiguration: undefined }) },
    "names neither group nor bucket",
  ),
  wrongService("The default cluster", "it names no cluster", service({ cluster: undefined })),
  wrongService(
    "The default cluster, and a shell in it",
    "it names no cluster",
    service({ cluster: undefined, enableExecuteCommand: true }),
  ),
  wrongService(
    "A shell in a cluster that nothing declares",
    'in the cluster "tradai-other-prod", which nothing declares',
    elsewhere,
  ),
];

export const undecidedClusters: readonly UndecidedExample[] = [
  {
    title: "A shell in a cluster that nothing tells",
    resources: [service({ cluster: unknown, enableExecuteCommand: true })],
    resource: "service-backend-api",
    says: "`cluster` is known only after the update",
  },
  {
    title: "A shell in a cluster that another layer may hold",
    scope: "layer",
    resources: [elsewhere],
    resource: "service-backend-api",
    says: "the cluster may be declared in another layer",
  },
];
