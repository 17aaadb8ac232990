import type { BucketId, ParameterId, QueueId, SecretId, TableId, TopicId } from "../inventory";
import { RolePolicyBuilder } from "./builder";
import {
  databaseSecretRead,
  failedInvocations,
  imagePull,
  logsWrite,
  packagesRead,
  passRole,
  queueConsume,
  queueSend,
  requestsQueued,
  topicPublish,
} from "./grants/calls";
import { dynamoDbCrud, parametersRead, s3Read, s3ReadWrite, secretsRead } from "./grants/data";
import type { ObjectScope } from "./grants/data";
import type { Grant, RowOrId } from "./grants/grant";

/**
 * Policy of a role, written as it is read aloud. See `index.ts` for examples with their result.
 *
 * The methods by service take rows of the inventory or their ids and add, where the environment encrypts with its own
 * keys, what the key needs.
 */
export class PolicyBuilder extends RolePolicyBuilder {
  /** Read, write, delete and query items of tables and their indexes; never Scan (ORION-10). */
  withDynamoDbCrud(tables: readonly RowOrId<TableId>[]): this {
    return this.grant(dynamoDbCrud(this.scope, tables));
  }

  /** Read, write, delete and list the objects of a bucket, or those below a prefix. */
  withS3ReadWrite(bucket: RowOrId<BucketId>, where: ObjectScope = {}): this {
    return this.grant(s3ReadWrite(this.scope, bucket, where));
  }

  /** Read and list the objects of a bucket, or those below a prefix. */
  withS3Read(bucket: RowOrId<BucketId>, where: ObjectScope = {}): this {
    return this.grant(s3Read(this.scope, bucket, where));
  }

  /** Read the values of secrets. */
  withSecretsRead(...secrets: readonly RowOrId<SecretId>[]): this {
    return this.grant(secretsRead(this.scope, secrets));
  }

  /** Read parameters; none holds a secret. */
  withParametersRead(...parameters: readonly ParameterId[]): this {
    return this.grant(parametersRead(this.scope, parameters));
  }

  /** Send to queues. */
  withQueueSend(...queues: readonly RowOrId<QueueId>[]): this {
    return this.grant(queueSend(this.scope, queues));
  }

  /** Receive from queues and delete what was handled. */
  withQueueConsume(...queues: readonly RowOrId<QueueId>[]): this {
    return this.grant(queueConsume(this.scope, queues));
  }

  /** Have the failed asynchronous invocations of a function sent to a queue. */
  withFailedInvocations(queue: RowOrId<QueueId>): this {
    return this.grant(failedInvocations(this.scope, queue));
  }

  /** Have what clients post to the API sent to a queue. */
  withRequestsQueued(queue: RowOrId<QueueId>): this {
    return this.grant(requestsQueued(this.scope, queue));
  }

  /** Publish to topics. */
  withTopicPublish(...topics: readonly RowOrId<TopicId>[]): this {
    return this.grant(topicPublish(this.scope, topics));
  }

  /** Write to log groups that exist already. @param groups ARNs without the `:*` of their streams. */
  withLogsWrite(...groups: readonly string[]): this {
    return this.grant(logsWrite(groups));
  }

  /** Pull images of repositories. */
  withImagePull(...repositories: readonly string[]): this {
    return this.allowWithoutResource(
      "ecr:GetAuthorizationToken",
      "sign in to the registry, which has no resource",
    ).grant(imagePull(repositories));
  }

  /** Read packages. @param domain and @param repository are ARNs. */
  withPackagesRead(domain: string, repository: string): this {
    return this.grant(packagesRead(domain, repository)).allowWithoutResource(
      "sts:GetServiceBearerToken",
      "take the token of the package domain",
      { StringEquals: { "sts:AWSServiceName": "codeartifact.amazonaws.com" } },
    );
  }

  /** Publish metrics of one namespace, and of no other. */
  withMetrics(namespace: string): this {
    return this.allowWithoutResource("cloudwatch:PutMetricData", `publish metrics of ${namespace}`, {
      StringEquals: { "cloudwatch:namespace": namespace },
    });
  }

  /** Send traces. X-Ray has no resource for them. */
  withTracing(): this {
    return this.allowWithoutResource(
      [
        // The SDKs fetch the sampling rules and report how many requests they matched.
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ],
      "send traces, which have no resource",
    );
  }

  /** Hand roles to one service, which then acts as them. */
  withPassRole(roles: readonly string[], service: string): this {
    return this.grant(passRole(roles, service));
  }

  /** Read the master secret that RDS manages for this environment's database. */
  withDatabaseSecretRead(): this {
    return this.grant(databaseSecretRead(this.scope));
  }

  private grant(grants: readonly Grant[]): this {
    for (const { actions, resources, conditions, why } of grants) {
      this.draft("Allow", actions)
        .on(resources)
        .when(conditions ?? {})
        .because(why);
    }
    return this;
  }
}
