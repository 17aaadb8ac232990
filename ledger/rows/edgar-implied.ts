import type { Row } from "../row";

/** EDGAR (document 001): what it shows without calling it a finding. */
export const edgarImplied: readonly Row[] = [
  {
    id: "EDGAR-69",
    finding: "Images of functions came from a public registry.",
    state: "closed",
    answer:
      "Every function, task and host runs images of the account's own repositories, by version. The collector's public image comes by digest through a pull-through cache.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ecr.PullThroughCacheRule image-cache",
            "aws.ecr.Repository backend-api",
            "aws.ecr.Repository lambda-backtest-consumer",
          ],
        },
      ],
      rules: ["image-pinned"],
      tests: [
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "runs an image that nobody pinned, or that another environment pushed",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "runs code that nobody pinned, or that another environment pushed",
        },
        { file: "test/mutations/compute-functions.test.ts", title: "a function on a floating tag" },
      ],
    },
  },
  {
    id: "EDGAR-70",
    finding: "Only some containers had a read-only file system.",
    state: "closed",
    answer:
      "Every container, on ECS and on the host, runs as another user than root, without capabilities, on a file system that it may read alone but for /tmp.",
    evidence: {
      resources: [
        {
          are: ["aws.ecs.TaskDefinition task-live-trading", "aws.ecs.TaskDefinition task-strategy-momentum"],
        },
        { are: ["aws.ecs.TaskDefinition task-backend-api"], in: ["prod"] },
        { are: ["aws.ec2.LaunchTemplate consolidated"], in: ["dev", "staging"] },
      ],
      rules: ["container-hardened", "iam-roles-used"],
      tests: [
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "runs as root, writes to its image, or can do more than its work",
        },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a container that may write to its root file system",
        },
        {
          file: "test/unit/compute/host-boot.test.ts",
          title: "unpinned, as root, unbounded or on a network without credentials",
        },
      ],
    },
  },
  {
    id: "EDGAR-71",
    finding: "All state lay under one key of one bucket, and nothing said that it has versions.",
    state: "closed",
    answer:
      "Every layer of every environment is a stack with a state of its own. The bootstrap project makes each environment's bucket, with versions, a key of its own and TLS alone, and the policies hold it as every other bucket.",
    evidence: {
      rules: ["s3-versioned", "s3-tls-only"],
      tests: [
        { file: "test/unit/bootstrap/state.test.ts", title: "is lost with a version that somebody deletes" },
        { file: "test/preview/bootstrap.test.ts", title: "breaks a policy before any layer exists" },
        {
          file: "test/layers/layers.test.ts",
          title: "plans in its own folder what the inline preview shows",
        },
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a drift detector without what it has to look at, so that it returns at once",
        },
      ],
      files: ["bootstrap/state-bucket.ts", "bootstrap/state-key.ts", "docs/deploying.md"],
    },
  },
  {
    id: "EDGAR-72",
    finding: "How services find one another and how load is balanced was still to be assessed.",
    state: "closed",
    answer:
      "Both are TradAI's own findings and closed there: as TRADAI-H-01 and TRADAI-H-18. Names are given and taken back by declared paths, and the internal load balancer's target groups are asserted by rule.",
    evidence: {
      resources: [
        {
          are: [
            "aws.servicediscovery.PrivateDnsNamespace namespace",
            "aws.servicediscovery.Service discovery-live-trading",
            "aws.lb.LoadBalancer alb",
          ],
        },
        {
          are: [
            "aws.cloudwatch.EventTarget consolidated-terminate-target",
            "aws.cloudwatch.EventTarget deregistration-reconcile-target",
          ],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sd-lifecycle-closed", "alb-not-bypassing-edge"],
      tests: [
        {
          file: "test/unit/compute/deregistration/reconcile.test.ts",
          title: "lets one of the nine dead entries survive, or removes 10.0.11.129",
        },
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "opens the load balancer to the world, or puts it into other subnets",
        },
      ],
    },
  },
];
