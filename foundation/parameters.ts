import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createStringParameters } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { services } from "../shared/inventory";
import type { FoundationParameterId } from "../shared/inventory";

export type Parameters = Readonly<Record<FoundationParameterId, aws.ssm.Parameter>>;

/** ARN of the secret that RDS made for the master user; the ARN is none itself. */
function masterSecretArn(database: aws.rds.Instance): pulumi.Output<string> {
  return database.masterUserSecrets.apply((secrets) => {
    const arn = secrets[0]?.secretArn;
    if (arn === undefined) throw new Error("RDS names no secret of the database's master user");
    return arn;
  });
}

/**
 * What containers read at run time: where the database is, which secret opens it (it is renewed, so its value is never
 * passed on), how many connections to keep, and where MLflow answers (ORION-03, ORION-43, USDCOP-30).
 */
export function createParameters(context: LayerContext, database: aws.rds.Instance): Parameters {
  const { names, settings } = context;
  return createStringParameters(context, {
    "database/address": database.address,
    "database/port": database.port.apply(String),
    "database/secret-arn": masterSecretArn(database),
    "database/pool-size": String(settings.database.poolSize),
    "mlflow/tracking-uri": `http://${services.mlflow.id}.${names.namespace()}:${services.mlflow.port}`,
  });
}
