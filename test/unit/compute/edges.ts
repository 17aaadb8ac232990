import assert from "node:assert/strict";
import type { Statement } from "../foundation/documents";
import { list } from "../foundation/documents";

/** What a name or an ARN is compared with. */
interface Place {
  readonly environment: string;
  readonly account: string;
}

/** What every function and every task may do beside its work: write its logs, send traces, hand over what failed. */
const overhead = new Set([
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
  // Of those in the VPC alone, which functions.test.ts holds.
  "ec2:DescribeSubnets",
]);

/** The action that makes an edge; the others of the same statement come along with it. */
const makers: readonly (readonly [action: RegExp, resource: RegExp, edge: string])[] = [
  [/^dynamodb:PutItem$/, /:table\/tradai-(.+)-{env}$/, "table $1"],
  [/^s3:PutObject$/, /^arn:aws:s3:::tradai-(.+)-{env}\/(.*)\*$/, "write $1/$2"],
  [/^s3:GetObject$/, /^arn:aws:s3:::tradai-(.+)-{env}\/(.*)\*$/, "read $1/$2"],
  [/^sqs:SendMessage$/, /:tradai-(.+)-{env}(?:\.fifo)?$/, "send $1"],
  [/^sqs:ReceiveMessage$/, /:tradai-(.+)-{env}(?:\.fifo)?$/, "consume $1"],
  [/^sns:Publish$/, /:tradai-(.+)-{env}$/, "publish $1"],
  [/^ssm:GetParameter$/, /:parameter\/tradai\/{env}\/(.+)$/, "parameter $1"],
  [/^states:StartExecution$/, /:stateMachine:tradai-(.+)-{env}$/, "start $1"],
  [/^secretsmanager:GetSecretValue$/, /:secret:tradai\/{env}\/(.+)-\?{6}$/, "secret $1"],
  [/^secretsmanager:GetSecretValue$/, /:secret:rds!db-\*$/, "database secret"],
  [/^events:PutEvents$/, /:event-bus\/default$/, "report drift"],
  [/^ecs:StopTask$/, /:task\/tradai-{env}\/\*$/, "stop tasks"],
  [/^ecs:RunTask$/, /:task-definition\/tradai-(.+)-{env}:\*$/, "run $1"],
  [/^rds:CreateDBSnapshot$/, /:db:tradai-mlflow-{env}$/, "snapshot database"],
  [/^cloudwatch:PutMetricData$/, /^\*$/, "metrics"],
  [/^codeartifact:ReadFromRepository$/, /:repository\/tradai-{env}\/tradai-python-{env}$/, "packages"],
  [/^servicediscovery:DeregisterInstance$/, /:service\/\*$/, "deregister services"],
  [
    /^autoscaling:CompleteLifecycleAction$/,
    /autoScalingGroupName\/tradai-consolidated-asg-{env}$/,
    "end host",
  ],
];

/** What comes along with an edge: a grant of these without its edge is one too many. */
const companions: readonly (readonly [action: RegExp, edge: RegExp])[] = [
  [
    /^dynamodb:(Batch(Get|Write)Item|ConditionCheckItem|DeleteItem|DescribeTable|GetItem|Query|UpdateItem)$/,
    /^table /,
  ],
  [/^s3:(ListBucket|AbortMultipartUpload|DeleteObject|ListMultipartUploadParts)$/, /^(read|write) /],
  [/^sqs:(GetQueueAttributes|GetQueueUrl)$/, /^(send|consume) /],
  [/^sqs:(DeleteMessage|ChangeMessageVisibility)$/, /^consume /],
  [/^ssm:GetParameters$/, /^parameter /],
  [/^secretsmanager:DescribeSecret$/, /secret/],
  [/^ecs:(ListTasks|DescribeTasks)$/, /^(stop tasks|run )/],
  [/^iam:PassRole$/, /^run /],
  [/^rds:(AddTagsToResource|CreateDBSnapshot|DeleteDBSnapshot|DescribeDBSnapshots)$/, /^snapshot /],
  [/^codeartifact:/, /^packages$/],
  [/^sts:GetServiceBearerToken$/, /^packages$/],
  [/^tag:GetResources$/, /^read pulumi-state$/],
  [/^(servicediscovery:|route53:|ec2:DescribeInstances$|autoscaling:Describe)/, /^deregister services$/],
];

/** Whose key a statement on keys may use, by the service that it goes through. */
const throughServices: readonly (readonly [service: string, edge: RegExp])[] = [
  ["dynamodb", /^table /],
  ["s3", /^(read|write) /],
  ["sns", /^publish /],
  // The queue of failed invocations is encrypted as well.
  ["sqs", /.*/],
  ["secretsmanager", /secret/],
];

function placed(text: string, { environment }: Place): string {
  const name = new RegExp(`(?<=[-/])${environment}(?=$|[-/:.*])`, "g");
  return text.replaceAll(name, "{env}");
}

function spelled(edge: string): string {
  // The whole bucket has no prefix; the state's bucket has a name of its own (OPEN-31).
  return edge.replace(/\/$/, (end) => (/ [a-z-]+\/$/.test(edge) ? "" : end)).replace("pulumi-state", "state");
}

function made(action: string, resource: string): string | undefined {
  const [, , edge] = makers.find(([act, where]) => act.test(action) && where.test(resource)) ?? [];
  const [, pattern] = makers.find(([act, where]) => act.test(action) && where.test(resource)) ?? [];
  return edge === undefined || pattern === undefined
    ? undefined
    : (pattern.exec(resource) ?? [])
        .slice(1)
        .reduce((text, part, index) => text.replace(`$${index + 1}`, part), edge);
}

/** The edges that statements grant, each once; what writes a bucket reads it. Throws on a grant that belongs to no edge. */
export function grantedEdges(statements: readonly Statement[], place: Place, where: string): string[] {
  const edges = new Set<string>();
  const pairs = statements.flatMap(({ Action, Resource, Effect }) => {
    assert.equal(Effect, "Allow", where);
    return list(Action).flatMap((action) => list(Resource).map((on) => ({ action, on: placed(on, place) })));
  });
  const loose: { action: string; on: string }[] = [];
  for (const { action, on } of pairs) {
    if (overhead.has(action) || action.startsWith("kms:")) continue;
    if (action === "sqs:SendMessage" && on.endsWith(":tradai-events-dlq-{env}")) continue;
    const edge = made(action, on);
    if (edge === undefined) loose.push({ action, on });
    else edges.add(spelled(edge));
  }
  const all = [...edges];
  for (const { action, on } of loose) {
    const known = companions.some(
      ([act, edge]) =>
        act.test(action) && all.some((one) => edge.test(one.replace("read state", "read pulumi-state"))),
    );
    assert.ok(known, `${where}: ${action} on ${on} belongs to no edge of its`);
  }
  for (const { Action, Condition } of statements) {
    if (!list(Action).some((action) => action.startsWith("kms:"))) continue;
    const via = list(Condition?.StringEquals?.["kms:ViaService"])[0] ?? "";
    const [, edge] = throughServices.find(([service]) => via.startsWith(`${service}.`)) ?? [];
    assert.ok(
      edge && all.concat("failures").some((one) => edge.test(one)),
      `${where}: a key through "${via}"`,
    );
  }
  return all
    .filter((edge) => !(edge.startsWith("read ") && all.includes(edge.replace("read", "write"))))
    .sort();
}

/** Variables by what they lead to. */
const variables: readonly (readonly [name: RegExp, value: RegExp, edge: string])[] = [
  [/^TABLE_/, /^tradai-(.+)-{env}$/, "table $1"],
  [/^BUCKET_/, /^tradai-(.+)-{env}$/, "bucket $1"],
  [/^QUEUE_URL_/, /\/tradai-(.+)-{env}(?:\.fifo)?$/, "send $1"],
  [/^TOPIC_ARN_/, /:tradai-(.+)-{env}$/, "publish $1"],
  [/^PARAMETER_/, /^\/tradai\/{env}\/(.+)$/, "parameter $1"],
  [/^WORKFLOW_ARN_/, /:tradai-(.+)-{env}$/, "start $1"],
  [/^SERVICE_URL_/, /^http:\/\/([a-z-]+?)(?:-sc:|\.tradai-{env}\.local:)\d+$/, "call $1"],
  [/^METRICS_NAMESPACE$/, /^TradAI$/, "metrics"],
  [/^CLUSTER$/, /^tradai-{env}$/, "cluster"],
  [/^DRIFT_EVENT_SOURCE$/, /.+/, "report drift"],
  [/^STATE_BUCKET$/, /.+/, "bucket state"],
  [/^PACKAGE_DOMAIN$/, /^tradai-{env}$/, "packages"],
  [/^NAMESPACE_ID$/, /.+/, "deregister services"],
  [/^GROUP_NAME$/, /^tradai-consolidated-asg-{env}$/, "end host"],
  [/^LOAD_BALANCER_DNS$/, /.+/, "call load balancer"],
  [/^TASK_DEFINITION$/, /^tradai-(.+)-{env}$/, "run $1"],
  [/^DATABASE_IDENTIFIER$/, /^tradai-mlflow-{env}$/, "snapshot database"],
];

/** What a program is told beside its edges. */
const settings =
  /^(ENVIRONMENT|LOG_LEVEL|AWS_REGION|PORT|WEB_CONCURRENCY|STRATEGY|OTEL_.+|DRIFT_EVENT_TYPE|PACKAGE_REPOSITORY|HOOK_NAME|RECONCILE_RULE|DOMAIN|TEST_HEADER_.+|CHECKS|SUBNET_IDS|SECURITY_GROUP_IDS|SNAPSHOT_PREFIX|LIMIT_MINUTES|KEEP_SNAPSHOTS)$/;

/** The edges that variables tell of. Throws on a variable that leads nowhere, or that belongs to no edge. */
export function toldEdges(told: Readonly<Record<string, string>>, place: Place, where: string): string[] {
  return Object.entries(told)
    .flatMap(([name, value]) => {
      if (settings.test(name)) return [];
      const [, pattern, edge] = variables.find(([variable]) => variable.test(name)) ?? [];
      const found = pattern?.exec(placed(value, place));
      assert.ok(edge && found, `${where}: ${name}=${value} leads nowhere`);
      return [edge.replace("$1", found[1] ?? "")];
    })
    .sort();
}

/** What a program has to be told to follow its edges: the bucket, whatever it does there; the cluster whose tasks it stops. */
export function toBeTold(edges: readonly string[]): string[] {
  const told = edges
    .filter((edge) => !/^(consume |secret |database secret$)/.test(edge))
    .map((edge) =>
      edge.replace(/^(read|write) ([a-z-]+)(\/.*)?$/, "bucket $2").replace("stop tasks", "cluster"),
    );
  return [...new Set(told)].sort();
}
