import type { Example, Fixture, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const sized = (type: string, inputs: Inputs): Fixture => ({ type, name: "sized", inputs });
const template = (inputs: Inputs): Fixture => sized("aws:ec2/launchTemplate:LaunchTemplate", inputs);
const database = (inputs: Inputs): Fixture => sized("aws:rds/instance:Instance", inputs);
const lambda = (inputs: Inputs): Fixture => sized("aws:lambda/function:Function", inputs);
const task = (inputs: Inputs): Fixture => sized("aws:ecs/taskDefinition:TaskDefinition", inputs);
const cache = (inputs: Inputs): Fixture => sized("aws:elasticache/replicationGroup:ReplicationGroup", inputs);
const canary = (expression: string): Fixture =>
  sized("aws:synthetics/canary:Canary", { schedule: { expression } });
const group = (instanceType: string): Fixture =>
  sized("aws:autoscaling/group:Group", {
    mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "t3.small" }, { instanceType }] } },
  });
const inDev = (title: string, says: string, resource: Fixture): ViolatingExample => ({
  title,
  environment: "dev",
  resources: [resource],
  resource: "sized",
  says,
});

export const paidSizes: readonly Example[] = [
  {
    title: "Small machines in dev",
    environment: "dev",
    resources: [
      { ...template({ instanceType: "t4g.nano" }), name: "nat" },
      {
        ...database({ instanceClass: "db.t4g.micro", allocatedStorage: 20, maxAllocatedStorage: 100 }),
        name: "db",
      },
      { ...lambda({ memorySize: 512, ephemeralStorage: { size: 1024 } }), name: "function" },
      { ...task({ cpu: "512", memory: "1 GB" }), name: "task" },
      { ...canary("rate(15 minutes)"), name: "canary" },
      { ...group("t3.medium"), name: "group" },
    ],
  },
  {
    title: "Larger ones in prod",
    resources: [
      { ...database({ instanceClass: "db.t4g.medium" }), name: "db" },
      { ...task({ cpu: "2048", memory: "4096" }), name: "task" },
      { ...canary("rate(5 minutes)"), name: "canary" },
    ],
  },
  {
    title: "A task whose containers have the sizes",
    resources: [task({ family: "tradai-mlflow-prod" })],
  },
  {
    title: "A canary that runs when it is told",
    environment: "dev",
    resources: [canary("rate(0 minute)")],
  },
  {
    title: "A canary that does not say when it runs, and the fourth part of a processor",
    environment: "dev",
    resources: [
      { ...sized("aws:synthetics/canary:Canary", {}), name: "canary" },
      { ...task({ cpu: ".25 vCPU", memory: "1GB" }), name: "task" },
    ],
  },
];

export const unpaidSizes: readonly ViolatingExample[] = [
  inDev("A machine for production", '"m7g.4xlarge"', template({ instanceType: "m7g.4xlarge" })),
  inDev("A database for production", '"db.t4g.medium"', database({ instanceClass: "db.t4g.medium" })),
  inDev(
    "A disk that grows without end",
    "`maxAllocatedStorage` is 65536",
    database({ maxAllocatedStorage: 65536 }),
  ),
  inDev("A large cache", '"cache.r7g.large"', cache({ nodeType: "cache.r7g.large" })),
  inDev("A function with too much memory", "`memorySize` is 10240", lambda({ memorySize: 10_240 })),
  inDev(
    "A function with too much disk",
    "`ephemeralStorage.size` is 10240",
    lambda({ ephemeralStorage: { size: 10_240 } }),
  ),
  inDev("A task of four processors", "`cpu` is 4096", task({ cpu: "4 vCPU" })),
  inDev("A task with too much memory", "`memory` is 30720", task({ memory: "30720" })),
  inDev("A canary every minute", "every 60 seconds", canary("rate(1 minute)")),
  inDev("A group that mixes in a large machine", '"m7i.2xlarge"', group("m7i.2xlarge")),
  {
    title: "Even prod has an end",
    resources: [database({ instanceClass: "db.r7g.16xlarge" })],
    resource: "sized",
    says: '"db.r7g.16xlarge"',
  },
  inDev("A task with much memory by its unit", "`memory` is 30720", task({ memory: "30 GB" })),
  inDev(
    "A host for production",
    '"m7g.4xlarge"',
    sized("aws:ec2/instance:Instance", { instanceType: "m7g.4xlarge" }),
  ),
  inDev(
    "A database of a cluster for production",
    '"db.t4g.medium"',
    sized("aws:rds/clusterInstance:ClusterInstance", { instanceClass: "db.t4g.medium" }),
  ),
  inDev("A large disk", "`allocatedStorage` is 65536", database({ allocatedStorage: 65_536 })),
  inDev(
    "A large cache of one machine",
    '"cache.r7g.large"',
    sized("aws:elasticache/cluster:Cluster", { nodeType: "cache.r7g.large" }),
  ),
];
