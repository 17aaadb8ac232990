import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { collector, container, service, task } from "./containers";
import { role } from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const subject = "task-backend-api";
const onMachine = { cpu: undefined, memory: undefined, networkMode: "bridge" } as const;
const roles = [role("ecs-task", "ecs-tasks.amazonaws.com"), role("ecs-execution", "ecs-tasks.amazonaws.com")];
/** The service of another task, which asks for the health of its own. */
const other: readonly Fixture[] = [
  {
    ...service({ name: "tradai-other-prod" }),
    name: "service-other",
    references: { taskDefinition: ["task-other"] },
  },
  { ...task(undefined, { family: "tradai-other-prod" }), name: "task-other" },
];

export const compliantContainers: readonly Example[] = [
  { title: "A service with its collector", resources: [service(), task()] },
  {
    title: "A container that takes as long to stop as Fargate allows",
    resources: [service(), task([container({ stopTimeout: 120 }), collector()])],
  },
  {
    title: "A task that runs to its end by itself, which no health check would stop, beside a service",
    resources: [task([container({ healthCheck: undefined })]), ...other],
  },
  ...["SUCCESS", "COMPLETE"].map((condition) => ({
    title: `A first step of a service, whose end the others wait for: ${condition}`,
    resources: [
      service(),
      task([
        container({
          dependsOn: [
            { containerName: "collector", condition: "START" },
            { containerName: "prepare", condition },
          ],
        }),
        collector({ memory: 64 }),
        collector({ name: "prepare", healthCheck: undefined }),
      ]),
    ],
  })),
  {
    title: "Limits of the containers on a machine that others share",
    resources: [task([container({ cpu: 256, memory: 512 })], onMachine)],
  },
  {
    title: "A user by number, a driver of another kind, and capabilities in small letters",
    resources: [
      task([
        container({
          user: 10_001,
          linuxParameters: { capabilities: { drop: ["all"] } },
          logConfiguration: { logDriver: "awsfirelens" },
        }),
      ]),
    ],
  },
  {
    title: "Two roles, and a volume that is encrypted on its way",
    resources: [
      ...roles,
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
    title: "A platform by its number, and the roles of another program",
    resources: [
      service({ platformVersion: "1.4.0" }),
      task(undefined, {
        taskRoleArn: "arn:aws:iam::600802701449:role/shared",
        executionRoleArn: "arn:aws:iam::600802701449:role/shared",
      }),
    ],
  },
];

const wrongTask = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: subject,
  says,
});
const wrong = (title: string, changes: Inputs, says: string): ViolatingExample =>
  wrongTask(title, says, service(), task([container(changes), collector()]));

export const violatingContainers: readonly ViolatingExample[] = [
  wrong("Nobody named as user", { user: undefined }, "runs as nothing"),
  wrong("Root by number", { user: "0:0" }, 'runs as "0:0"'),
  wrong("Root by a number that is no text", { user: 0 }, "runs as 0:"),
  wrong("Root by two zeros", { user: "00" }, 'runs as "00"'),
  wrong("Root by name", { user: "root:10001" }, 'runs as "root:10001"'),
  wrong("No user but a group", { user: ":10001" }, 'runs as ":10001"'),
  wrong("A file system to write to", { readonlyRootFilesystem: false }, "can write"),
  wrong("A file system of which nothing is said", { readonlyRootFilesystem: undefined }, "can write"),
  wrong(
    "A container without a name that can write",
    { name: undefined, readonlyRootFilesystem: false },
    "the container containerDefinitions[0] can write",
  ),
  wrong("A privileged container", { privileged: true }, "is privileged"),
  wrong("Docker's own capabilities", { linuxParameters: undefined }, "keeps the capabilities"),
  wrong(
    "One capability less",
    { linuxParameters: { capabilities: { drop: ["NET_RAW"] } } },
    "keeps the capabilities",
  ),
  wrong(
    "Two capabilities added",
    { linuxParameters: { capabilities: { drop: ["NET_RAW", "ALL"], add: ["SYS_PTRACE", "NET_ADMIN"] } } },
    "is given SYS_PTRACE, NET_ADMIN",
  ),
  wrong("No logs", { logConfiguration: undefined }, "is lost"),
  wrong("A driver in a list", { logConfiguration: { logDriver: ["awslogs"] } }, "is lost"),
  wrong("Logs that nobody keeps", { logConfiguration: { logDriver: "none" } }, "is lost"),
  wrong(
    "Logs without a prefix",
    { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/tradai/prod/api" } } },
    "lack awslogs-region, awslogs-stream-prefix",
  ),
  wrong(
    "Logs without a group",
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "api" },
      },
    },
    "lack awslogs-group",
  ),
  wrong("A stop of ECS's choice", { stopTimeout: undefined }, "is nothing"),
  wrong("A stop that Fargate refuses", { stopTimeout: 121 }, "is 121"),
  ...["30s", "PT30", [30]].map((stopTimeout) =>
    wrong(`A time to stop that is no number: ${JSON.stringify(stopTimeout)}`, { stopTimeout }, "is nothing"),
  ),
  wrong("No health check", { healthCheck: undefined }, "nobody asks the container backend-api"),
  wrong("A health check of nothing", { healthCheck: { command: ["NONE"] } }, "nobody asks"),
  wrong(
    "No time to start",
    { healthCheck: { command: ["CMD-SHELL", "true"], interval: 30 } },
    "the container backend-api has no time to start",
  ),
  wrong(
    "No second to start",
    { healthCheck: { command: ["CMD-SHELL", "true"], interval: 30, startPeriod: 0 } },
    "the container backend-api has no time to start",
  ),
  wrongTask(
    "A container whose start the others wait for, and whose health nobody asks",
    "nobody asks the container collector whether it is well",
    service(),
    task([
      container({ dependsOn: [{ containerName: "collector", condition: "START" }] }),
      collector({ healthCheck: undefined }),
    ]),
  ),
  wrongTask(
    "A container beside a first step whose health nobody asks",
    "nobody asks the container collector whether it is well",
    service(),
    task([
      container({ dependsOn: [{ containerName: "prepare", condition: "SUCCESS" }] }),
      collector({ name: "prepare", memory: 64 }),
      collector({ healthCheck: undefined }),
    ]),
  ),
  wrongTask(
    "A sidecar that may take the service's memory",
    "container collector may take all memory",
    service(),
    task([container(), collector({ memory: undefined })]),
  ),
  wrongTask(
    "No limit of memory",
    "the container backend-api may take all memory",
    service(),
    task([container({ cpu: 256 }), collector({ cpu: 32 })], { cpu: undefined, memory: undefined }),
  ),
  wrongTask(
    "A limit of nothing",
    "the container backend-api may take all memory",
    service(),
    task([container({ cpu: 256, memory: 0 }), collector({ cpu: 32 })], { cpu: undefined, memory: "0" }),
  ),
  wrongTask(
    "No share of the processor",
    "may take every processor",
    task([container({ memory: 512 })], { cpu: undefined }),
  ),
  wrongTask(
    "A share of nothing",
    "may take every processor",
    task([container({ memory: 512, cpu: 0 })], { cpu: "0" }),
  ),
  ...["{", "{}"].map((containerDefinitions) =>
    wrongTask(
      `A list that is none: ${containerDefinitions}`,
      "no container that can be read",
      task([], { containerDefinitions }),
    ),
  ),
  ...["networkMode", "pidMode", "ipcMode"].map((property) =>
    wrongTask(
      `The machine's own by ${property}`,
      `\`${property}\` is "host"`,
      task(undefined, { [property]: "host" }),
    ),
  ),
  wrongTask(
    "A directory of the machine",
    "mounts /var/run",
    task(undefined, { volumes: [{ name: "docker", hostPath: "/var/run" }] }),
  ),
  wrongTask(
    "A volume in plain text",
    'the volume "models" crosses',
    task(undefined, {
      volumes: [{ name: "models", efsVolumeConfiguration: { fileSystemId: "fs-0a1b2c3d4e5f60718" } }],
    }),
  ),
  wrongTask(
    "One role for starting and for running",
    "ecs-task both starts the task",
    ...roles.slice(0, 1),
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
];

export const undecidedContainers: readonly UndecidedExample[] = [
  {
    title: "A task that a service may run of which nothing tells",
    resources: [{ ...service(), references: {} }, task()],
    resource: subject,
    says: "`taskDefinition` is known only after the update",
  },
];
