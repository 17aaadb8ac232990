import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createFunction, handlerBundle } from "../shared/components";
import type { FunctionResources, LayerContext } from "../shared/components";
import { functions } from "../shared/inventory";
import { PolicyBuilder } from "../shared/policy";
import type { NatParts } from "./nat";
import { natRouteUpdaterActions } from "./nat-route-updater/permissions";
import type { Queues } from "./queues";
import { alarmTopics } from "./topics";

/** Seconds for which a launched instance waits; after them it goes into service whatever became of the routes. */
const heartbeat = 600;

/** Rule that has the routes compared with the living instance every five minutes. */
const reconcileRule = "nat-reconcile";

/**
 * The hook that holds a launched instance until its routes are there. It is part of the group: a hook that comes after it
 * would miss the first instance. Where the updater fails, the instance goes into service, because the tables that were
 * updated lead to it; the alarm tells of the others.
 */
export function launchHook({ names }: LayerContext): aws.types.input.autoscaling.GroupInitialLifecycleHook {
  return {
    name: names.natLaunchHook(),
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeatTimeout: heartbeat,
    defaultResult: "CONTINUE",
  };
}

function rights({ settings, arns, names }: LayerContext): PolicyBuilder {
  return new PolicyBuilder(settings)
    .allow(natRouteUpdaterActions.onRouteTables)
    .on(arns.anyEc2("route-table"))
    .when({
      StringEquals: { "aws:ResourceTag/env": settings.environment, "aws:ResourceTag/tier": "private" },
    })
    .because("point the private subnets at the instance")
    .allowWithoutResource(
      natRouteUpdaterActions.withoutResource,
      "find the instance and the route tables, which has no resource",
    )
    .allow(natRouteUpdaterActions.onGroup)
    .on(arns.autoScalingGroup(names.nat()))
    .because("let the instance into service");
}

/** Launches of the NAT instance and of nothing else. */
function launches({ names }: LayerContext): string {
  return JSON.stringify({
    source: ["aws.autoscaling"],
    "detail-type": ["EC2 Instance-launch Lifecycle Action"],
    detail: { AutoScalingGroupName: [names.nat()], LifecycleHookName: [names.natLaunchHook()] },
  });
}

/** A rule on the default bus that starts the updater, with its permission and its dead-letter path. */
function startedBy(
  context: LayerContext,
  id: string,
  updater: FunctionResources,
  queues: Queues,
  when: Pick<aws.cloudwatch.EventRuleArgs, "description" | "eventPattern" | "scheduleExpression">,
): readonly pulumi.Resource[] {
  const name = context.names.eventRule(id);
  const rule = new aws.cloudwatch.EventRule(
    id,
    { name, ...when, tags: context.tags(name) },
    context.options(),
  );
  const permission = new aws.lambda.Permission(
    `${id}-permission`,
    {
      statementId: id,
      action: "lambda:InvokeFunction",
      function: updater.function.name,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    },
    context.options(),
  );
  const target = new aws.cloudwatch.EventTarget(
    `${id}-target`,
    {
      rule: rule.name,
      targetId: functions.natRouteUpdater.id,
      arn: updater.function.arn,
      // Later the hook has given up by itself, and the next comparison has been made.
      retryPolicy: { maximumEventAgeInSeconds: heartbeat, maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: queues["events-dlq"].arn },
    },
    context.options(),
  );
  return [rule, permission, target];
}

/**
 * The function that keeps the private default routes on the living NAT instance, and the rules that start it: at each
 * launch (architecture.md 1.2, OPEN-21), and every five minutes for a launch that was missed (TRADAI-H-20). It runs outside the VPC: inside it could not reach EC2 while there is no NAT.
 *
 * @returns everything that has to be there before the first instance is launched.
 */
export function createNatRouteUpdater(
  context: LayerContext,
  { persistent, queues, topics }: NatParts,
): readonly pulumi.Resource[] {
  const { names, settings } = context;
  // Before any resource: code that is not there ends the run at once.
  const archive = handlerBundle("foundation/nat-route-updater");
  const updater = createFunction(context, functions.natRouteUpdater, {
    code: { archive },
    policy: rights(context),
    environment: {
      GROUP_NAME: names.nat(),
      HOOK_NAME: names.natLaunchHook(),
      ENVIRONMENT: settings.environment,
      TIER: "private",
      RECONCILE_RULE: context.arns.eventRule(reconcileRule),
    },
    logKeyArn: persistent.keys.logs?.arn,
    deadLetters: queues["events-dlq"],
    maximumEventAge: heartbeat,
    topics: alarmTopics(topics),
  });
  const started = [
    startedBy(context, "nat-launch", updater, queues, {
      description: "A NAT instance was launched",
      eventPattern: launches(context),
    }),
    // For a launch that was missed: a rule's first events can be lost, and so can any event for good.
    startedBy(context, reconcileRule, updater, queues, {
      description: "The private routes are compared with the NAT instance",
      scheduleExpression: `rate(${functions.natRouteUpdater.trigger.reconcileEveryMinutes} minutes)`,
    }),
  ];
  return [...updater.ready, ...started.flat()];
}
