/**
 * SSM parameters that carry what AWS alone can name to the containers and functions (decisions.md section 2):
 * `/tradai/{env}/<id>`. None holds a secret.
 */
export const parameterIds = [
  "cognito/user-pool-id",
  "cognito/issuer",
  "cognito/hosted-ui",
  "cognito/api-client-id",
  "cognito/m2m-client-id",
  "cognito/ci-client-id",
] as const;

export type ParameterId = (typeof parameterIds)[number];
