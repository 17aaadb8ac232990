import type { BucketId, ParameterId, SecretId, TableId } from "../inventory";
import { RolePolicyBuilder } from "./builder";
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
