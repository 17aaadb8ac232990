import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FunctionResources } from "./function";
import type { LayerContext } from "./layer";

/** What starts a function, and for how long an event waits for it. */
export interface EventTriggerArgs {
  readonly started: FunctionResources;
  readonly when: Pick<aws.cloudwatch.EventRuleArgs, "description" | "eventPattern" | "scheduleExpression">;
  /** Seconds after which an event that was not taken is put aside. */
  readonly maximumEventAge: number;
  /** ARN of the queue in which it is put aside. */
  readonly deadLetters: pulumi.Input<string>;
}

/**
 * A rule on the default bus that starts the live version of a function, with its permission, its retries and its
 * dead-letter path (ORION-22).
 *
 * @param logicalName of the rule; target and permission are named after it.
 * @param id what the rule is about; its physical name is made of it.
 * @returns everything that has to be there before the first event.
 */
export function createEventTrigger(
  context: LayerContext,
  logicalName: string,
  id: string,
  { started, when, maximumEventAge, deadLetters }: EventTriggerArgs,
): readonly pulumi.Resource[] {
  const name = context.names.eventRule(id);
  const rule = new aws.cloudwatch.EventRule(
    logicalName,
    { name, ...when, tags: context.tags(name) },
    context.options(),
  );
  const permission = new aws.lambda.Permission(
    `${logicalName}-permission`,
    {
      statementId: id,
      action: "lambda:InvokeFunction",
      function: started.function.name,
      qualifier: started.alias.name,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    },
    context.options(),
  );
  const target = new aws.cloudwatch.EventTarget(
    `${logicalName}-target`,
    {
      rule: rule.name,
      targetId: id,
      arn: started.alias.arn,
      retryPolicy: { maximumEventAgeInSeconds: maximumEventAge, maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: deadLetters },
    },
    context.options(),
  );
  return [rule, permission, target];
}
