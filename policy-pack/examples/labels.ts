import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { resource } from "./orphans";

type Inputs = Readonly<Record<string, unknown>>;

const queue = (inputs: Inputs, more: Partial<Fixture> = {}): Fixture => ({
  ...resource("sqs/queue", "backtests", {
    name: "tradai-backtests-prod.fifo",
    tags: { layer: "persistent", Name: "tradai-backtests-prod" },
    ...inputs,
  }),
  ...more,
});
const group = (...tags: readonly Inputs[]): Fixture =>
  resource("autoscaling/group", "host", { name: "tradai-host-prod", tags });
const ownPlace = { layer: "persistent", Name: "shared" };
const layer = { key: "layer", value: "persistent", propagateAtLaunch: true };
const ownTags = { project: "tradai", env: "prod", owner: "platform-team", "managed-by": "pulumi" };

export const labelled: readonly Example[] = [
  { title: "A queue with name and tags", resources: [queue({})] },
  {
    title: "A name that is the same everywhere",
    resources: [
      resource("cognito/resourceServer", "scopes", { identifier: "tradai-api" }),
      resource("sqs/queue", "metrics", { name: "tradai-waf-metrics", tags: ownPlace }),
      resource("cloudwatch/logGroup", "figures", { name: "RDSOSMetrics", tags: ownPlace }),
    ],
  },
  {
    title: "A name that AWS gives",
    resources: [
      resource("cloudwatch/logGroup", "errors", {
        name: "API-Gateway-Execution-Logs_0a1b2c3d4e/v1",
        tags: { layer: "persistent", Name: "API-Gateway-Execution-Logs_0a1b2c3d4e/v1" },
      }),
    ],
  },
  {
    title: "A name of which only the beginning is chosen",
    resources: [resource("ec2/launchTemplate", "host", { namePrefix: "tradai-host-prod-", tags: ownPlace })],
  },
  {
    title: "A resource below no layer, in a layer's own project",
    scope: "layer",
    resources: [queue({}, { layer: "none" })],
  },
  {
    title: "A resource below no layer, which tells its layer itself",
    resources: [queue({ tags: { layer: "compute", Name: "tradai-backtests-prod" } }, { layer: "none" })],
  },
  {
    title: "A resource below no layer, whose provider says that of all its resources",
    resources: [
      queue(
        { tags: { Name: "tradai-backtests-prod" } },
        { layer: "none", provider: { defaultTags: { tags: { ...ownTags, layer: "none" } } } },
      ),
    ],
  },
  { title: "Tags in a list", resources: [group(layer, { key: "Name", value: "tradai-host-prod" })] },
  {
    title: "A provider of which the engine has read the default tags",
    resources: [queue({}, { provider: { defaultTags: { tags: ownTags } } })],
  },
  {
    title: "Tags of its own, and a provider whose default tags nobody can read",
    resources: [
      queue(
        { tags: { ...ownTags, layer: "persistent", Name: "tradai-backtests-prod" } },
        { provider: { defaultTags: "{" } },
      ),
    ],
  },
];

const wrong = (subject: Fixture, title: string, says: string, environment = "prod"): ViolatingExample => ({
  title,
  environment,
  resources: [subject],
  resource: subject.name,
  says,
});

/** The argument that names each type, where it is one that programs often set. */
const namedBy: readonly (readonly [short: string, property: string])[] = [
  ...[
    ...["dynamodb/table", "ecr/repository", "kms/alias", "secretsmanager/secret", "ssm/parameter"],
    ...["ssm/document", "cloudwatch/logGroup", "cloudtrail/trail", "iam/role", "iam/policy"],
    ...["iam/instanceProfile", "sqs/queue", "sns/topic", "lambda/function", "sfn/stateMachine"],
    ...["cloudwatch/eventRule", "cloudwatch/metricAlarm", "ecs/cluster", "ecs/service"],
    ...["rds/subnetGroup", "rds/parameterGroup", "rds/clusterParameterGroup"],
    ...["elasticache/subnetGroup", "backup/vault", "backup/plan", "backup/selection"],
    ...["backup/restoreTestingPlan", "cognito/userPool", "cognito/userPoolClient", "autoscaling/group"],
    ...["ec2/launchTemplate", "lb/loadBalancer", "codedeploy/application"],
    "servicediscovery/privateDnsNamespace",
  ].map((short) => [short, "name"] as const),
  ["s3/bucket", "bucket"],
  ["ecr/pullThroughCacheRule", "ecrRepositoryPrefix"],
  ["ecs/taskDefinition", "family"],
  ["rds/instance", "identifier"],
  ["codeartifact/domain", "domain"],
  ["codeartifact/repository", "repository"],
  ["cognito/userPoolDomain", "domain"],
  ["cognito/resourceServer", "identifier"],
  ["cloudwatch/compositeAlarm", "alarmName"],
  ["codedeploy/deploymentGroup", "deploymentGroupName"],
  ["codedeploy/deploymentConfig", "deploymentConfigName"],
];

export const mislabelled: readonly ViolatingExample[] = [
  ...namedBy.map(([short, property]) =>
    wrong(
      resource(short, "thing", { [property]: "tradai-thing", tags: { layer: "persistent", Name: "thing" } }),
      `A name without environment: ${short}`,
      `\`${property}\` is "tradai-thing", which names no environment`,
    ),
  ),
  wrong(queue({}), "The name of another environment", "names prod", "dev"),
  wrong(
    queue({ name: "tradai-backtests-dev-to-prod.fifo" }),
    "A name that holds another environment too",
    "names dev",
  ),
  wrong(
    queue({ tags: undefined }, { outputs: { tagsAll: { project: "tradai" } } }),
    "Default tags alone",
    "lacks the tags layer, Name",
  ),
  wrong(
    queue({}, { provider: { region: "eu-central-1" } }),
    "A provider without default tags",
    "lacks the tags project, env, owner, managed-by",
  ),
  wrong(
    queue({ tags: { layer: "compute", Name: "tradai-backtests-prod" } }),
    "The tag of another layer",
    'the tag layer is "compute"',
  ),
  {
    title: "A resource below no layer, in another layer's own project",
    scope: "layer",
    resources: [queue({ tags: { layer: "compute", Name: "tradai-backtests-prod" } }, { layer: "none" })],
    resource: "backtests",
    says: 'the tag layer is "compute"',
  },
  wrong(
    queue({ tags: { layer: "", Name: "tradai-backtests-prod" } }),
    "A tag that says nothing",
    "lacks the tags layer",
  ),
  wrong(group(layer, { key: "Name", value: "" }), "A tag in a list that says nothing", "lacks the tags Name"),
  wrong(group(layer), "A list of tags that lacks one", "lacks the tags Name"),
];

export const unlabelled: readonly UndecidedExample[] = [
  {
    title: "Tags that only the update tells",
    resources: [queue({ tags: UNKNOWN })],
    resource: "backtests",
    says: "`tags` is known only after the update",
  },
  {
    title: "Default tags that only the update tells",
    resources: [queue({}, { provider: { defaultTags: UNKNOWN } })],
    resource: "backtests",
    says: "`defaultTags.tags` is known only after the update",
  },
];
