import type { Row } from "../row";

/** Document 000: logs, alarms and the dashboard, images and packages. */
export const tradaiHostingRecords: readonly Row[] = [
  {
    id: "TRADAI-H-10",
    finding: "The log group of Container Insights was empty and kept its records for one day.",
    state: "closed",
    answer:
      "The cluster has enhanced insights, and their group is declared with the environment's retention. On the host the CloudWatch agent measures memory, disk and swap.",
    evidence: {
      resources: [
        { are: ["aws.ecs.Cluster cluster", "aws.cloudwatch.LogGroup cluster-insights-logs"] },
        { are: ["aws.ec2.LaunchTemplate consolidated"], in: ["dev", "staging"] },
      ],
      rules: ["ecs-cluster-observed", "logs-owned", "logs-retained-encrypted", "no-dangling-reference"],
      tests: [
        { file: "test/mutations/compute-services.test.ts", title: "a cluster without insights" },
        {
          file: "test/unit/compute/host-boot.test.ts",
          title: "measures nothing of memory, disk and swap, or under another name",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-11",
    finding: "Two nearly empty log groups of ECS stood beside the one that held everything.",
    state: "closed",
    answer:
      "Each service has one declared group, whether it runs on the host or on Fargate, and no group has two writers.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.LogGroup task-backend-api-logs",
            "aws.cloudwatch.LogGroup task-data-collection-logs",
            "aws.cloudwatch.LogGroup task-strategy-service-logs",
            "aws.cloudwatch.LogGroup task-mlflow-logs",
          ],
        },
      ],
      rules: ["logs-owned"],
      tests: [
        {
          file: "test/unit/compute/logs.test.ts",
          title: "has a group too many or too few: two for one producer, or none",
        },
        {
          file: "test/unit/compute/logs.test.ts",
          title: "keeps a group that several wrote to, or one whose name tells no environment",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-12",
    finding: "The alarm on MLflow's latency went on and off all the time.",
    state: "partly",
    answer:
      "The alarm looks at one in twenty answers and goes off when three of five minutes are slow. A second alarm learns what is usual.",
    rest: "How fast MLflow answers is its own code and the size of its machine.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.MetricAlarm alarm-mlflow-high-latency",
            "aws.cloudwatch.MetricAlarm alarm-mlflow-latency-anomaly",
          ],
        },
      ],
      rules: ["alarm-coverage", "alarm-actioned"],
      tests: [
        {
          file: "test/unit/compute/alarms.test.ts",
          title: "flaps: one slow minute of a service calls somebody",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-13",
    finding: "Nobody had checked CodeArtifact.",
    state: "closed",
    answer:
      "The domain and its repositories are declared with policies for this account alone. Tasks and the host read packages from our own repository.",
    evidence: {
      resources: [
        {
          are: [
            "aws.codeartifact.Domain packages",
            "aws.codeartifact.Repository packages-python",
            "aws.codeartifact.RepositoryPermissionsPolicy packages-python-policy",
          ],
        },
      ],
      rules: ["codeartifact-guarded", "no-orphans", "no-dangling-reference", "naming-and-tags"],
      tests: [
        {
          file: "test/unit/persistent/secrets.test.ts",
          title: "connects our own packages to the outside, or has no package repository",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-15",
    finding: "Nobody had checked the dashboard.",
    state: "closed",
    answer:
      "The dashboard is made from the inventory, shows every service, queue, workflow and function, and charts nothing that does not exist.",
    evidence: {
      resources: [{ are: ["aws.cloudwatch.Dashboard dashboard"] }],
      rules: ["dashboard-present"],
      tests: [
        {
          file: "test/unit/edge/dashboard.test.ts",
          title: "lacks a service, a queue, a dead-letter queue or a workflow",
        },
        { file: "test/mutations/edge-watching.test.ts", title: "an environment without dashboard" },
      ],
    },
  },
  {
    id: "TRADAI-H-21",
    finding: "Service images ran by a tag that moves.",
    state: "closed",
    answer:
      "Repositories refuse to move a tag, and every task, function and container of the host runs an image by version or digest.",
    evidence: {
      resources: [{ are: ["aws.ecr.Repository backend-api", "aws.ecr.Repository mlflow"] }],
      rules: ["image-pinned", "ecr-immutable-scanned"],
      tests: [
        { file: "test/mutations/compute-services.test.ts", title: "a container on `latest`" },
        { file: "test/mutations/compute-host.test.ts", title: "a container of the host on `latest`" },
        {
          file: "test/unit/persistent/repositories.test.ts",
          title:
            "lets a tag move, skips the scan, drops the lifecycle or encrypts otherwise than the switch says",
        },
      ],
    },
  },
  {
    id: "TRADAI-H-22",
    finding: "The names of two log groups did not tell their environment.",
    state: "closed",
    answer: "Every group's name holds the environment, but for the few that AWS imposes.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudwatch.LogGroup trail-logs",
            "aws.cloudwatch.LogGroup task-backend-api-logs",
            "aws.cloudwatch.LogGroup task-mlflow-logs",
          ],
        },
      ],
      rules: ["logs-retained-encrypted", "naming-and-tags", "logs-owned"],
      tests: [
        {
          file: "test/unit/compute/logs.test.ts",
          title: "keeps a group that several wrote to, or one whose name tells no environment",
        },
        { file: "test/unit/naming/names.test.ts", title: "lets two environments share a name" },
      ],
    },
  },
  {
    id: "TRADAI-H-23",
    finding: "Two image repositories of strategies were outside the expected set.",
    state: "closed",
    answer:
      "The configuration lists the strategies, and each gets its repository beside the 24 of functions and services, with the same lifecycle.",
    evidence: {
      resources: [
        { are: ["aws.ecr.Repository strategy-momentum", "aws.ecr.Repository strategy-mean-reversion"] },
      ],
      rules: ["image-pinned", "ecr-lifecycle", "naming-and-tags"],
      tests: [
        {
          file: "test/unit/persistent/repositories.test.ts",
          title: "has an image repository too many, too few or by another name",
        },
        {
          file: "test/config/committed-files.test.ts",
          title: "would miss a repository of the two documented strategies",
        },
      ],
    },
  },
];
