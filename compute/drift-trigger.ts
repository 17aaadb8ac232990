import * as aws from "@pulumi/aws";
import { createRole, driftEventType } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";
import { PolicyBuilder, trustPolicy } from "../shared/policy";
import type { Workflows } from "./workflows/workflows";

const id = "drift-detected";

/**
 * A model that no longer fits starts the retraining, instead of waiting for the next schedule (USDCOP-14). The role lets
 * this rule start this workflow, and nothing else.
 */
export function createDriftTrigger(
  context: LayerContext,
  { queues }: FoundationOutputs,
  workflows: Workflows,
): void {
  const { arns, names, settings } = context;
  const roleName = names.role("events");
  const role = createRole(
    context,
    "events-role",
    roleName,
    trustPolicy(settings, "events.amazonaws.com", { sourceArn: arns.eventRule(id) }),
  );
  const policy = new aws.iam.RolePolicy(
    "events-policy",
    {
      name: "work",
      role: role.name,
      policy: new PolicyBuilder(settings)
        .allow("states:StartExecution")
        .on(arns.stateMachine("retraining-workflow"))
        .because("start the retraining")
        .build().json,
    },
    context.options(),
  );
  const name = names.eventRule(id);
  const rule = new aws.cloudwatch.EventRule(
    id,
    {
      name,
      description: "A model no longer fits the market",
      eventPattern: JSON.stringify({
        source: [names.eventSource("drift")],
        "detail-type": [driftEventType],
        account: [settings.account],
      }),
      tags: context.tags(name),
    },
    context.options(),
  );
  new aws.cloudwatch.EventTarget(
    `${id}-target`,
    {
      rule: rule.name,
      targetId: "retraining",
      arn: workflows["retraining-workflow"].arn,
      roleArn: role.arn,
      // The workflow's input is what the event says of the model.
      inputPath: "$.detail",
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: queues["events-dlq"].arn },
    },
    context.options({ dependsOn: [policy] }),
  );
}
