import { queueRows, topicRows } from "../../inventory";
import type { QueueId, TopicId } from "../../inventory";
import { Arns } from "../../naming";
import type { PolicyScope } from "../environment";
import type { Grant, RowOrId } from "./grant";
import { idOf, keyUse, rowOf } from "./grant";

/** Use of the keys that encrypt queues; a class of key that the environment lacks needs no grant. */
function queueKeys(
  scope: PolicyScope,
  queues: readonly RowOrId<QueueId>[],
  access: "read" | "write",
): readonly Grant[] {
  const keys = new Set(queues.map((queue) => rowOf("queue", queueRows, idOf(queue)).key));
  return [...keys]
    .filter((key) => key === "alerts" || scope.customerKeys)
    .map((key) => keyUse(scope, key, "sqs", access));
}

function queueArns(scope: PolicyScope, queues: readonly RowOrId<QueueId>[]): readonly string[] {
  return queues.map((queue) => new Arns(scope).queue(rowOf("queue", queueRows, idOf(queue)).id));
}

/** Send to queues. */
export function queueSend(scope: PolicyScope, queues: readonly RowOrId<QueueId>[]): readonly Grant[] {
  return [
    {
      actions: [
        // Health checks and the SDKs ask for the queue's URL first.
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:SendMessage",
      ],
      resources: queueArns(scope, queues),
      why: "send to its queues",
    },
    ...queueKeys(scope, queues, "write"),
  ];
}

/** Receive from queues: what an event source mapping calls, and nothing else. */
export function queueConsume(scope: PolicyScope, queues: readonly RowOrId<QueueId>[]): readonly Grant[] {
  return [
    {
      actions: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
      ],
      resources: queueArns(scope, queues),
      why: "receive from its queues",
    },
    ...queueKeys(scope, queues, "read"),
  ];
}

/** Send to a queue whose address is known, and ask nothing of it. */
function sendAlone(scope: PolicyScope, queue: RowOrId<QueueId>, why: string): readonly Grant[] {
  return [
    { actions: ["sqs:SendMessage"], resources: queueArns(scope, [queue]), why },
    ...queueKeys(scope, [queue], "write"),
  ];
}

/** Have failed asynchronous invocations sent to a queue: Lambda sends them with the function's own role. */
export function failedInvocations(scope: PolicyScope, queue: RowOrId<QueueId>): readonly Grant[] {
  return sendAlone(scope, queue, "hand over invocations that failed");
}

/** Have requests sent to a queue: API Gateway sends them with a role that the route names. */
export function requestsQueued(scope: PolicyScope, queue: RowOrId<QueueId>): readonly Grant[] {
  return sendAlone(scope, queue, "hand over what clients post");
}

/** Publish to topics. They are on the alerts key in every environment (decisions.md section 8). */
export function topicPublish(scope: PolicyScope, topics: readonly RowOrId<TopicId>[]): readonly Grant[] {
  const arns = new Arns(scope);
  return [
    {
      actions: ["sns:Publish"],
      resources: topics.map((topic) => arns.topic(rowOf("topic", topicRows, idOf(topic)).id)),
      why: "publish to its topics",
    },
    keyUse(scope, "alerts", "sns", "write"),
  ];
}

/**
 * Write to log groups that exist already: no `logs:CreateLogGroup` (decisions.md section 3). The logs service uses the
 * group's key itself.
 *
 * @param groups ARNs of the groups, without the `:*` that stands for their streams.
 */
export function logsWrite(groups: readonly string[]): readonly Grant[] {
  return [
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: groups.map((group) => `${group}:*`),
      why: "write its logs",
    },
  ];
}

/** Pull images. The registry decrypts the layers through grants of its own, so the puller needs no key. */
export function imagePull(repositories: readonly string[]): readonly Grant[] {
  return [
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: repositories,
      why: "pull its images",
    },
  ];
}

/** Read packages of a repository. The registry uses the domain's key itself. */
export function packagesRead(domain: string, repository: string): readonly Grant[] {
  return [
    { actions: ["codeartifact:GetAuthorizationToken"], resources: [domain], why: "get a token for packages" },
    {
      actions: ["codeartifact:GetRepositoryEndpoint", "codeartifact:ReadFromRepository"],
      resources: [repository],
      why: "read packages",
    },
  ];
}

/**
 * Hand roles to a service, which then acts as them.
 *
 * @param service the only service that may be given them, for example `ecs-tasks.amazonaws.com`.
 */
export function passRole(roles: readonly string[], service: string): readonly Grant[] {
  return [
    {
      actions: ["iam:PassRole"],
      resources: roles,
      conditions: { StringEquals: { "iam:PassedToService": service } },
      why: `pass roles to ${service.replace(/\.amazonaws\.com$/, "")}`,
    },
  ];
}

/**
 * Read the secret that RDS manages for the master user. Its name is random; the tag that RDS puts on it is not. It is
 * on the data key where the environment has one.
 */
export function databaseSecretRead(scope: PolicyScope): readonly Grant[] {
  const { region, account } = scope;
  return [
    {
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: [`arn:aws:secretsmanager:${region}:${account}:secret:rds!db-*`],
      conditions: {
        StringEquals: { "aws:ResourceTag/aws:rds:primaryDBInstanceArn": new Arns(scope).database() },
      },
      why: "read the master secret of the database",
    },
    ...(scope.customerKeys ? [keyUse(scope, "data", "secretsmanager", "read")] : []),
  ];
}
