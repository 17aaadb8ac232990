import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import { trustPolicy } from "../../shared/policy";

/** What an account's role for logs needs, all of which API Gateway asks for before it takes the role. */
const writeLogs = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

/**
 * The role with which API Gateway writes the logs of every REST API of an account and region
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html): one setting an account, with one
 * owner, that stays when the stack goes, because the APIs of others log with it too.
 *
 * @returns what a stage with logs has to wait for; nothing where another stack owns the account.
 */
export function createLogAccount(context: LayerContext): readonly aws.apigateway.Account[] {
  const { names, settings } = context;
  if (!settings.ownsAccount) return [];
  const stays = context.options({ retainOnDelete: true });
  const name = names.role("api-logs");
  const role = new aws.iam.Role(
    "api-logs-role",
    {
      name,
      assumeRolePolicy: trustPolicy(settings, "apigateway.amazonaws.com").json,
      permissionsBoundary: context.arns.boundary(),
      tags: context.tags(name),
    },
    stays,
  );
  const policy = new aws.iam.RolePolicyAttachment(
    "api-logs-policy",
    { role: role.name, policyArn: writeLogs },
    stays,
  );
  const account = new aws.apigateway.Account(
    "api-account",
    { cloudwatchRoleArn: role.arn },
    context.options({ retainOnDelete: true, dependsOn: [policy] }),
  );
  return [account];
}
