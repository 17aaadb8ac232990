import { inCluster, insightsOn, shellsAllowed, shellsRecorded } from "../checks/cluster-observed";
import { ofType } from "../checks/of-type";
import { service } from "../examples/containers";
import { clusterType, serviceType } from "../graph/ecs";
import type { Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;

const recording = (changes: Inputs = {}): Inputs => ({
  executeCommandConfiguration: {
    logging: "OVERRIDE",
    logConfiguration: { cloudWatchLogGroupName: "/tradai/prod/execute-command" },
    ...changes,
  },
});
const cluster = (inputs: Inputs = {}): Fixture => ({
  type: clusterType,
  name: "cluster",
  inputs: {
    name: "tradai-prod",
    settings: [{ name: "containerInsights", value: "enhanced" }],
    configuration: recording(),
    ...inputs,
  },
});
const open = service({ enableExecuteCommand: true });

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [cluster(inputs)],
  resource: "cluster",
  says,
});
const wrongService = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "service-backend-api",
  says,
});
const withoutTask = (fixture: Fixture): Fixture => ({ ...fixture, references: {} });

const rule: Rule = {
  name: "ecs-cluster-observed",
  title: "Clusters show what runs in them and record who looks inside",
  description:
    "Every cluster shows its tasks and containers in Container Insights and keeps what people type into them; every service names its cluster, and lets nobody in where that is not kept.",
  rationale:
    "A shell in a container holds the keys of its service: without a record nobody knows afterwards what was read or changed there, and without figures nobody sees a task that eats its memory.",
  remediation: "Set the property that the message names on the cluster or the service.",
  severity: "medium",
  kind: "stack",
  catalogue: {
    securityHub: ["ECS.12"],
    cdkNag: ["ECS4"],
    checkov: ["CKV_AWS_65", "CKV_AWS_223", "CKV_AWS_224"],
  },
  findings: ["TRADAI-H-10", "ORION-19"],
  types: [clusterType, serviceType],
  checks: [
    ofType([clusterType], insightsOn),
    ofType([clusterType], shellsRecorded),
    ofType([serviceType], inCluster),
    ofType([serviceType], shellsAllowed),
  ],
  examples: {
    compliant: [
      { title: "A cluster that records, and a service that lets people in", resources: [cluster(), open] },
      {
        title: "A record in a bucket",
        resources: [
          cluster({ configuration: recording({ logConfiguration: { s3BucketName: "tradai-logs-prod" } }) }),
        ],
      },
      { title: "A service that lets nobody in", resources: [service()] },
    ].map((example) => ({ ...example, resources: example.resources.map(withoutTask) })),
    violating: [
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
        "A shell in a cluster that nothing declares",
        "in the cluster tradai-other-prod, which nothing declares",
        service({ cluster: "tradai-other-prod", enableExecuteCommand: true }),
      ),
    ].map((example) => ({ ...example, resources: example.resources.map(withoutTask) })),
  },
};

export default rule;
