import type * as aws from "@pulumi/aws";
import { alarmTopics } from "../shared/alarms";
import type * as pulumi from "@pulumi/pulumi";
import { createEventTrigger, createFunction, handlerBundle } from "../shared/components";
import type { EventTriggerArgs, LayerContext } from "../shared/components";
import { functions } from "../shared/inventory";
import { PolicyBuilder } from "../shared/policy";
import type { NatParts } from "./nat";
import { natRouteUpdaterActions } from "./nat-route-updater/permissions";

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

/**
 * The function that keeps the private default routes on the living NAT instance, and the rules that start it: at each
 * launch (architecture.md 1.2, OPEN-21), and every five minutes for a launch that was missed (TRADAI-H-20). It runs outside the VPC: inside it could not reach EC2 while there is no NAT.
 *
 * @returns everything that has to be there before the first instance is launched.
 */
export function createNatRouteUpdater(
  context: LayerContext,
  { persistent, queues, topics, deployments }: NatParts,
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
    deadLetters: queues["events-dlq"].arn,
    maximumEventAge: heartbeat,
    deployments: {
      application: deployments.application.name,
      roleArn: deployments.role.arn,
      ready: [deployments.policy],
    },
    topics: alarmTopics(topics),
  });
  const started = (id: string, when: EventTriggerArgs["when"]): readonly pulumi.Resource[] =>
    createEventTrigger(context, id, id, {
      started: updater,
      when,
      // Later the hook has given up by itself, and the next comparison has been made.
      maximumEventAge: heartbeat,
      deadLetters: queues["events-dlq"].arn,
    });
  const launched = started("nat-launch", {
    description: "A NAT instance was launched",
    eventPattern: launches(context),
  });
  // For a launch that was missed: a rule's first events can be lost, and so can any event for good.
  const compared = started(reconcileRule, {
    description: "The private routes are compared with the NAT instance",
    scheduleExpression: `rate(${functions.natRouteUpdater.trigger.reconcileEveryMinutes} minutes)`,
  });
  return [...updater.ready, ...launched, ...compared];
}
