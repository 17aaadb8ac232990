import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { allow, rolePolicy } from "./iam";
import { resource } from "./orphans";

const table = resource("dynamodb/table", "runs", { name: "tradai-runs-prod" });
const parameter = (name: string, label = "parameter"): Fixture => resource("ssm/parameter", label, { name });
const reader = (value: unknown): Fixture =>
  resource("lambda/function", "reader", { environment: { variables: { ADDRESS: value } } });
const key: Fixture = { ...resource("kms/key", "key", {}), outputs: { id: "0a1b-key" } };
const alias = (references: readonly string[] = []): Fixture =>
  resource("kms/alias", "alias", { name: "alias/late", targetKeyId: UNKNOWN }, { targetKeyId: references });
const encrypted = resource("cloudwatch/logGroup", "group", {
  name: "/tradai/prod/worker",
  kmsKeyId: "0a1b-key",
});
const repository = resource("ecr/repository", "images", { name: "tradai/worker-prod" });
const mapping = (references: readonly string[] = []): Fixture =>
  resource(
    "lambda/eventSourceMapping",
    "mapping",
    { eventSourceArn: UNKNOWN },
    { eventSourceArn: references },
  );
const unread = (...changed: readonly object[]): Fixture => ({
  ...rolePolicy(...changed),
  inputs: { name: "late", role: "tradai-worker-prod", policy: UNKNOWN },
});
const machine = resource(
  "autoscaling/group",
  "machines",
  { launchTemplate: UNKNOWN },
  { launchTemplate: ["host"] },
);

export const consumedAtEdges: readonly Example[] = [
  {
    title: "A workflow that a role may start by a version of it",
    resources: [
      resource("sfn/stateMachine", "workflow", { name: "tradai-workflow-prod" }),
      rolePolicy(
        allow({
          Action: "states:StartExecution",
          Resource: "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-workflow-prod:3",
        }),
      ),
    ],
  },
  {
    title: "A key in use, beside an alias of a key that only the update tells",
    resources: [key, encrypted, alias()],
  },
  {
    title: "A parameter that the machine's image is taken from",
    resources: [
      parameter("/tradai/prod/image"),
      resource("ec2/launchTemplate", "host", { imageId: "resolve:ssm:/tradai/prod/image:7" }),
      machine,
    ],
  },
  {
    title: "A workflow by a version of it",
    resources: [
      resource("sfn/stateMachine", "workflow", { name: "tradai-workflow-prod" }),
      resource("scheduler/schedule", "schedule", {
        target: { arn: "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-workflow-prod:3" },
      }),
    ],
  },
];

const orphan = (
  title: string,
  subject: Fixture,
  says: string,
  ...others: readonly Fixture[]
): ViolatingExample => ({
  title,
  resource: subject.name,
  says: `nothing declared ${says}`,
  resources: [subject, ...others],
});

export const orphansAtEdges: readonly ViolatingExample[] = [
  ...["tags", "tagsAll", "description", "policy", "assumeRolePolicy", "policyDocument"].map((property) =>
    orphan(
      `A key that only ${property} of something names`,
      key,
      "is encrypted with the key",
      resource("iam/role", "role", { [property]: "0a1b-key" }),
    ),
  ),
  orphan(
    "A table, and a mapping of something else that only the update tells",
    table,
    "reads or writes the table",
    resource("kinesis/stream", "stream", {}),
    mapping(["stream"]),
  ),
  orphan(
    "A table, and a value that only the update tells where nobody names tables",
    table,
    "reads or writes the table",
    resource("lambda/function", "worker", { timeout: UNKNOWN }),
  ),
  orphan("A key, and a policy that only the update tells", key, "is encrypted with the key", unread()),
  orphan(
    "A repository with which a role may do everything",
    repository,
    "runs an image of it",
    rolePolicy(
      allow({ Action: "*", Resource: "arn:aws:ecr:eu-central-1:600802701449:repository/tradai/worker-prod" }),
    ),
  ),
  orphan(
    "An address beside a machine that looks for another label",
    resource("ec2/eip", "address", { tags: { Name: "tradai-nat-prod" } }),
    "has the address",
    resource("ec2/instance", "machine", {
      userDataBase64: Buffer.from("describe Name=tag:Name,Values=tradai-nat-dev").toString("base64"),
    }),
  ),
  orphan(
    "A parameter whose name another one's path begins with",
    parameter("/tradai/prod", "short"),
    "reads the parameter",
    parameter("/tradai/prod/address"),
    reader("/tradai/prod/address"),
  ),
  orphan(
    "A parameter whose name a longer one begins with",
    parameter("/tradai/prod/address"),
    "reads the parameter",
    reader("/tradai/prod/address-old"),
  ),
];

const open = (
  title: string,
  subject: Fixture,
  says: string,
  ...others: readonly Fixture[]
): UndecidedExample => ({ title, resource: subject.name, says, resources: [subject, ...others] });

export const openOrphans: readonly UndecidedExample[] = [
  {
    title: "A table of one layer, which another one may read",
    scope: "layer",
    resources: [table],
    says: "what consumes a resource may be declared in another layer",
  },
  open(
    "A table of a program that lacks layers",
    table,
    "its consumer may be declared in foundation, compute, edge, which the program lacks",
    { type: "tradai:layer:Persistent", name: "persistent", inputs: {} },
  ),
  open(
    "A table whose name nothing tells yet",
    { ...table, inputs: { name: UNKNOWN } },
    "`name` is known only",
  ),
  open(
    "An address whose label nothing tells yet",
    resource("ec2/eip", "address", { tags: UNKNOWN }),
    "`tags.Name` is known only",
  ),
  open(
    "A key, and an alias of a key that nothing tells yet",
    key,
    "`targetKeyId of a Alias` is known only",
    alias(),
  ),
  open(
    "A table, and a mapping whose source nothing tells yet",
    table,
    "`eventSourceArn of mapping` is known only",
    mapping(),
  ),
  open(
    "A queue, and a sender of failures whose target nothing tells yet",
    resource("sqs/queue", "jobs", { name: "tradai-jobs-prod" }),
    "`target of schedule` is known only",
    resource("scheduler/schedule", "schedule", { target: UNKNOWN }),
  ),
  open(
    "A table, and a policy that nothing tells yet",
    table,
    "`policy of backend-policy` is known only",
    unread(),
  ),
];
