import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { at, global, machines, named, namedOnes, ofUnknownKind } from "./arn-kinds";
import { allow, rolePolicy, table } from "./iam";
import { resource } from "./orphans";

const naming = (...arns: readonly string[]): Fixture => rolePolicy(allow({ Resource: arns }));

export const runs = resource("dynamodb/table", "runs", { name: "tradai-deployments-prod" });
const layer = (name: string): Fixture => ({
  type: `tradai:layer:${name}`,
  name: name.toLowerCase(),
  inputs: {},
});
export const everyLayer = ["Persistent", "Foundation", "Compute", "Edge"].map(layer);
const firstLayer = layer("Persistent");

const group = resource("cloudwatch/logGroup", "group", { name: "/tradai/prod/worker" });
const queuePolicy = (conditions: Readonly<Record<string, unknown>>): Fixture =>
  resource("sqs/queuePolicy", "queue-policy", {
    queueUrl: UNKNOWN,
    policy: JSON.stringify({
      Statement: [
        {
          ...{ Sid: "Events", Effect: "Allow", Principal: { Service: "events.amazonaws.com" } },
          ...{ Action: "sqs:SendMessage", Resource: "*", Condition: { ArnLike: conditions } },
        },
      ],
    }),
  });
const nightly = resource("cloudwatch/eventRule", "nightly", { name: "tradai-nightly-prod" });

export const namingWhatExists: readonly Example[] = [
  {
    title: "Each kind of resource by its ARNs",
    resources: [naming(...named.flatMap(([, , ...arns]) => arns)), ...namedOnes],
  },
  ...["ec2/instance", "ec2/launchTemplate"].map((short) => ({
    title: `Machines and their interfaces, of an ${short}`,
    resources: [naming(...machines), resource(short, "machine", {})],
  })),
  {
    title: "A log group in any region, and those of a name",
    resources: [
      naming(
        "arn:aws:logs:*:600802701449:log-group:/tradai/prod/worker:log-stream:main",
        at("logs", "log-group:/tradai/*/worker:*"),
      ),
      group,
    ],
  },
  {
    title: "Tables of a name, in a program that lacks layers",
    resources: [naming(table.replace("deployments", "*")), runs, firstLayer],
  },
  {
    title: "Everything, what is others', and what AWS owns or makes",
    resources: [
      naming(
        "*",
        "arn:aws:s3:::nightly-prices/*",
        at("sqs", "jobs").replace("600802701449", "111122223333"),
        global("root"),
        global("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
      ),
      resource("iam/role", "role", { name: "tradai-worker-prod" }),
    ],
  },
  {
    title: "What bootstrap makes, backups, a canary's own log group and executions of a procedure",
    resources: [
      naming(
        "arn:aws:s3:::tradai-pulumi-state-prod/stacks/prod.json",
        at("kms", "alias/tradai-pulumi-state-prod"),
        at("rds", "snapshot:tradai-mlflow-migration-prod-17"),
        at("backup", "recovery-point:0a1b"),
        at("logs", "log-group:/aws/lambda/cwsyn-tradai-prod-0a1b:*"),
        at("ssm", "automation-execution/0a1b"),
      ),
      ...namedOnes,
    ],
  },
  {
    title: "An alias that is bound to its function after the update, and one of another program's function",
    resources: [
      naming(
        at("lambda", "function:tradai-worker-prod:live"),
        at("lambda", "function:tradai-others-prod:live"),
      ),
      resource("lambda/function", "worker", { name: "tradai-worker-prod" }),
      {
        ...resource("lambda/alias", "alias", { name: "live", functionName: UNKNOWN }),
        references: { functionName: ["worker"] },
      },
      resource("lambda/alias", "others", { name: "live", functionName: "tradai-others-prod" }),
    ],
  },
  {
    title: "A queue that takes events from a declared rule, from everybody, and from any topic",
    resources: [
      queuePolicy({
        "aws:SourceArn": [
          ...[at("events", "rule/tradai-nightly-prod"), at("events", "rule/tradai-*-prod"), at("sns", "*")],
        ],
        "aws:PrincipalArn": "*",
        "aws:ResourceTag/Source": at("events", "rule/tradai-gone-prod"),
      }),
      nightly,
      resource("sns/topic", "alerts", { name: "tradai-alerts-prod" }),
    ],
  },
];

const secret = resource("secretsmanager/secret", "secret", { name: "tradai/prod/exchange" });
const dangling = (
  title: string,
  holder: Fixture,
  says: string,
  ...others: readonly Fixture[]
): ViolatingExample => ({
  title,
  resource: holder.name,
  says: `${says}, which nothing declares`,
  resources: [holder, ...others],
});

export const namingWhatIsGone: readonly ViolatingExample[] = [
  dangling(
    "An alias of a function that has none of this name",
    naming(at("lambda", "function:tradai-worker-prod:gone")),
    "function:tradai-worker-prod:gone",
    resource("lambda/function", "worker", { name: "tradai-worker-prod" }),
    resource("lambda/alias", "alias", { name: "live", functionName: "tradai-worker-prod" }),
  ),
  dangling(
    "A version in the middle of a function's name",
    naming(at("lambda", "function:tradai-worker:1-prod")),
    "function:tradai-worker:1-prod",
    resource("lambda/function", "worker", { name: "tradai-worker-prod" }),
  ),
  ...["exchange-old-a1B2c3", "exchange-old-*"].map((name) =>
    dangling(
      `A secret whose name another one's begins: ${name}`,
      naming(at("secretsmanager", `secret:tradai/prod/${name}`)),
      name,
      secret,
    ),
  ),
  dangling(
    "A log group by a pattern with a letter too few",
    naming(at("logs", "log-group:/tradai/prod/wor??")),
    "wor??",
    group,
  ),
  dangling(
    "A pattern of rules that no declared one matches",
    queuePolicy({ "aws:SourceArn": at("events", "rule/tradai-hourly-*") }),
    "rule/tradai-hourly-*",
    nightly,
  ),
  dangling("Something of a table that tables have not", naming(`${table}/partition/1`), "/partition/1", runs),
  dangling(
    "A misspelt table of a program that lacks layers",
    naming(`${table}s`),
    "tradai-deployments-prods",
    runs,
    firstLayer,
  ),
  dangling(
    "Everything but a table that is gone",
    rolePolicy({ Effect: "Deny", Action: "dynamodb:*", NotResource: `${table}s` }),
    "tradai-deployments-prods",
    runs,
  ),
  dangling(
    "A pattern for a kind of which nothing is declared",
    naming(at("sqs", "tradai-*-prod")),
    "tradai-*-prod",
  ),
  ...["aws:SourceArn", "aws:principalArn"].map((key) =>
    dangling(
      `A rule that is gone, in ${key}`,
      queuePolicy({ [key]: at("events", "rule/tradai-gone-prod") }),
      "Events names arn:aws:events:eu-central-1:600802701449:rule/tradai-gone-prod",
      nightly,
    ),
  ),
  dangling(
    "A source of a kind of which nothing is declared",
    queuePolicy({ "aws:SourceArn": at("events", "rule/tradai-gone-prod") }),
    "rule/tradai-gone-prod",
  ),
];

const open = (
  title: string,
  holder: Fixture,
  says: string,
  ...others: readonly Fixture[]
): UndecidedExample => ({
  title,
  resource: holder.name,
  says,
  resources: [holder, ...others],
});

export const namingWhoKnowsWhat: readonly UndecidedExample[] = [
  {
    title: "A policy whose account nobody tells",
    resources: [naming(table), runs].map((each) => ({ ...each, provider: {} })),
    resource: "backend-policy",
    says: "neither configuration nor provider tells the account",
  },
  {
    title: "A policy of one layer, which may name what others declare",
    scope: "layer",
    resources: [naming(table)],
    says: "what policies name may be declared in another layer",
  },
  open(
    "Kinds that nothing tells how to find",
    naming(...ofUnknownKind),
    `nothing of the kind of ${[...ofUnknownKind].sort().join(", ")} is declared`,
    ...namedOnes,
  ),
  open("A pattern, in a program that lacks layers", naming(`${table}s-*`), `${table}s-*`, runs, firstLayer),
  open(
    "A kind of which nothing is declared, in a program that lacks layers",
    naming(table),
    table,
    firstLayer,
  ),
  open(
    "Sources of a kind of which nothing is declared",
    queuePolicy({ "aws:SourceArn": at("events", "rule/tradai-*-prod") }),
    "rule/tradai-*-prod",
  ),
];
