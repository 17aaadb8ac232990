import {
  healthChecked,
  isReadable,
  limited,
  logs,
  notRoot,
  readOnlyRoot,
  stopsInTime,
  unprivileged,
} from "../checks/container-guard";
import { credentialsReach, dockerGuarded } from "../checks/docker-guard";
import { instanceTypes } from "../checks/instance-hardening";
import { ofType } from "../checks/of-type";
import { apart, mountsEncrypted, platformCurrent, rolesApart } from "../checks/task-settings";
import { collector, container, host, service, task } from "../examples/containers";
import { role } from "../examples/deployment";
import { serviceType, taskType } from "../graph/ecs";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const taskChecks: readonly Check[] = [
  ...[isReadable, notRoot, readOnlyRoot, unprivileged, limited],
  ...[logs, stopsInTime, healthChecked, apart, mountsEncrypted, rolesApart],
];

const dockerOptions = [
  ...["--detach", "--network host", "--user 10001:10001", "--read-only", "--tmpfs /tmp"],
  ...["--cap-drop ALL", "--memory 512m"],
];
const run = (...options: readonly string[]): string =>
  `docker run --name backend-api \\\n  ${options.join(" \\\n  ")} \\\n  "$image" serve --user root`;
const without = (option: string, ...instead: readonly string[]): string =>
  run(...dockerOptions.filter((each) => !each.startsWith(option)), ...instead);

const wrong = (title: string, changes: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [service(), task([container(changes), collector()])],
  resource: "task-backend-api",
  says,
});
const wrongTask = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "task-backend-api",
  says,
});
const wrongHost = (title: string, line: string, says: string): ViolatingExample => ({
  title,
  environment: "dev",
  resources: [host([line])],
  resource: "consolidated",
  says,
});

const rule: Rule = {
  name: "container-hardened",
  title: "Containers are confined, bounded and asked how they are",
  description:
    "Every container runs as a user other than root on a file system it cannot write to, without capabilities, within limits, with its logs kept and its health asked for; on a host with one hop to its credentials it shares the host's network.",
  rationale:
    "A container of root with a writable file system gives an intruder a place to stay; one without limit or health check takes its neighbours down, and nobody replaces it.",
  remediation: "Set the property that the message names on the container, its task or its `docker run`.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["ECS.3", "ECS.4", "ECS.5", "ECS.9", "ECS.10", "ECS.17", "ECS.18", "ECS.20"],
    cdkNag: ["ECS7"],
    checkov: ["CKV_AWS_97", "CKV_AWS_249", "CKV_AWS_332", "CKV_AWS_334", "CKV_AWS_335", "CKV_AWS_336"],
  },
  findings: ["EDGAR-02", "EDGAR-04", "EDGAR-70"],
  types: [taskType, serviceType, ...instanceTypes],
  checks: [
    ...taskChecks.map((check) => ofType([taskType], check)),
    ofType([serviceType], platformCurrent),
    ofType(instanceTypes, dockerGuarded),
    ofType(instanceTypes, credentialsReach),
  ],
  examples: {
    compliant: [
      { title: "A service with its collector", resources: [service(), task()] },
      {
        title: "A container that takes as long to stop as Fargate allows",
        resources: [service(), task([container({ stopTimeout: 120 }), collector()])],
      },
      {
        title: "A task that runs to its end by itself, which no health check would stop",
        resources: [task([container({ healthCheck: undefined })])],
      },
      {
        title: "A first step of a service, whose end the others wait for",
        resources: [
          service(),
          task([
            container({ dependsOn: [{ containerName: "prepare", condition: "SUCCESS" }] }),
            collector({ name: "prepare", healthCheck: undefined }),
          ]),
        ],
      },
      {
        title: "Limits of the containers on a machine that others share",
        resources: [
          task([container({ cpu: 256, memory: 512 })], {
            cpu: undefined,
            memory: undefined,
            networkMode: "bridge",
          }),
        ],
      },
      {
        title: "Two roles, and a volume that is encrypted on its way",
        resources: [
          ...[role("ecs-task", "ecs-tasks.amazonaws.com"), role("ecs-execution", "ecs-tasks.amazonaws.com")],
          service({ platformVersion: "LATEST" }),
          task(undefined, {
            taskRoleArn: "tradai-ecs-task-prod",
            executionRoleArn: "tradai-ecs-execution-prod",
            volumes: [
              { name: "tmp" },
              { name: "models", efsVolumeConfiguration: { transitEncryption: "ENABLED" } },
            ],
          }),
        ],
      },
      {
        title: "A host whose container shares its network",
        environment: "dev",
        resources: [host([run(...dockerOptions)])],
      },
      {
        title:
          "A host whose container behind a bridge is let through by the hop limit, which another rule judges",
        environment: "dev",
        resources: [
          host([without("--network")], {
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
          }),
        ],
      },
    ],
    violating: [
      wrong("Nobody named as user", { user: undefined }, "runs as nothing"),
      wrong("Root by number", { user: "0:0" }, 'runs as "0:0"'),
      wrong("A file system to write to", { readonlyRootFilesystem: false }, "can write"),
      wrong("A privileged container", { privileged: true }, "is privileged"),
      wrong("Docker's own capabilities", { linuxParameters: undefined }, "keeps the capabilities"),
      wrong(
        "A capability added",
        { linuxParameters: { capabilities: { drop: ["ALL"], add: ["SYS_PTRACE"] } } },
        "is given SYS_PTRACE",
      ),
      wrong("No logs", { logConfiguration: undefined }, "is lost"),
      wrong(
        "Logs without a prefix",
        { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/tradai/prod/api" } } },
        "lack awslogs-region, awslogs-stream-prefix",
      ),
      wrong("A stop of ECS's choice", { stopTimeout: undefined }, "is nothing"),
      wrong("A stop that Fargate refuses", { stopTimeout: 300 }, "is 300"),
      wrong("No health check", { healthCheck: undefined }, "nobody asks the container backend-api"),
      wrong("A health check of nothing", { healthCheck: { command: ["NONE"] } }, "nobody asks"),
      wrong(
        "No time to start",
        { healthCheck: { command: ["CMD-SHELL", "true"], interval: 30 } },
        "no time to start",
      ),
      wrongTask(
        "A sidecar that may take the service's memory",
        "container collector may take all memory",
        service(),
        task([container(), collector({ memory: undefined })]),
      ),
      wrongTask(
        "No limit of memory",
        "may take all memory",
        service(),
        task([container({ cpu: 256 }), collector({ cpu: 32 })], { cpu: undefined, memory: undefined }),
      ),
      wrongTask(
        "No share of the processor",
        "may take every processor",
        task([container({ memory: 512 })], { cpu: undefined }),
      ),
      wrongTask(
        "A list that is none",
        "no container that can be read",
        task([], { containerDefinitions: "{" }),
      ),
      wrongTask(
        "The network of the machine",
        '`networkMode` is "host"',
        task(undefined, { networkMode: "host" }),
      ),
      wrongTask(
        "A directory of the machine",
        "mounts /var/run",
        task(undefined, { volumes: [{ name: "docker", hostPath: "/var/run" }] }),
      ),
      wrongTask(
        "A volume in plain text",
        "the volume models crosses",
        task(undefined, {
          volumes: [{ name: "models", efsVolumeConfiguration: { fileSystemId: "fs-0a1b2c3d4e5f60718" } }],
        }),
      ),
      wrongTask(
        "One role for starting and for running",
        "both starts the task",
        role("ecs-task", "ecs-tasks.amazonaws.com"),
        task(undefined, {
          taskRoleArn: "tradai-ecs-task-prod",
          executionRoleArn: "arn:aws:iam::600802701449:role/tradai-ecs-task-prod",
        }),
      ),
      {
        title: "A platform of last year",
        resources: [service({ platformVersion: "1.3.0" }), task()],
        resource: "service-backend-api",
        says: '"1.3.0"',
      },
      wrongHost(
        "A host's container as root",
        without("--user"),
        "backend-api of the start script runs as root",
      ),
      wrongHost("A host's container as root by name", without("--user", "-u root"), "runs as root"),
      wrongHost("A host's container that writes", without("--read-only"), "can write"),
      wrongHost("A host's container with capabilities", without("--cap-drop"), "keeps the capabilities"),
      wrongHost("A host's container without limit", without("--memory"), "all memory of the machine"),
      wrongHost("A privileged container of a host", run(...dockerOptions, "--privileged"), "is privileged"),
      wrongHost("A capability on a host", run(...dockerOptions, "--cap-add=NET_ADMIN"), "given capabilities"),
      wrongHost(
        "A container that holds Docker",
        run(...dockerOptions, "-v /var/run/docker.sock:/var/run/docker.sock"),
        "the socket of Docker",
      ),
      wrongHost(
        "A bridge behind a hop limit of one",
        without("--network", "--publish 8000:8000"),
        "it gets no credentials",
      ),
      wrongHost("A network of its own name", without("--network", "--net=tradai"), "it gets no credentials"),
    ],
  },
};

export default rule;
