/**
 * SSM parameters that carry what AWS alone can name to the containers and functions (decisions.md section 2):
 * `/tradai/{env}/<id>`. None holds a secret. Listed by the layer that writes them.
 */
export const persistentParameterIds = [
  "cognito/user-pool-id",
  "cognito/issuer",
  "cognito/hosted-ui",
  "cognito/api-client-id",
  "cognito/m2m-client-id",
  "cognito/ci-client-id",
] as const;

export const foundationParameterIds = [
  "database/address",
  "database/port",
  "database/secret-arn",
  "database/pool-size",
  "mlflow/tracking-uri",
] as const;

export type PersistentParameterId = (typeof persistentParameterIds)[number];
export type FoundationParameterId = (typeof foundationParameterIds)[number];
export type ParameterId = PersistentParameterId | FoundationParameterId;
