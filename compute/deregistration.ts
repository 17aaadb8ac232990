import type * as pulumi from "@pulumi/pulumi";
import { createEventTrigger, rate } from "../shared/components";
import type { EventTriggerArgs, LayerContext } from "../shared/components";
import { functions } from "../shared/inventory";
import type { PolicyBuilder } from "../shared/policy";
import { deregistrationActions, deregistrationImplies } from "./deregistration/permissions";
import type { Discovery } from "./discovery";
import { createComputeFunction } from "./functions";
import type { BundledFunction, FunctionParts, Functions } from "./functions";

export interface Deregistration {
  readonly functions: Functions;
  /** Everything that has to be there before the first host is launched. */
  readonly ready: readonly pulumi.Resource[];
}

/** Rule that has Cloud Map compared with the living hosts. */
const reconcileRule = "deregistration-reconcile";

/** Seconds after which an event is put aside: the hook has let the host go, and the next comparison finds what is left. */
const eventAge = 300;

/** Entries of this namespace alone; Route 53 changes the records below its name in the caller's name. */
function rights({ arns, names, settings }: LayerContext): BundledFunction["rights"] {
  const inNamespace = { StringEquals: { "aws:ResourceTag/env": settings.environment } };
  return (policy: PolicyBuilder) =>
    policy
      .allow(deregistrationActions.onServices)
      .on(arns.anyDiscovery("service"))
      .when(inNamespace)
      .because("take entries out of service discovery")
      .allow(deregistrationActions.onNamespaceAndServices)
      .on(arns.anyDiscovery("service"), arns.anyDiscovery("namespace"))
      .when(inNamespace)
      .because("wait until an entry is gone")
      .allow(deregistrationActions.onGroup)
      .on(arns.autoScalingGroup(names.consolidatedGroup()))
      .because("let the host end")
      .allow(deregistrationImplies.onHostedZone)
      .on("arn:aws:route53:::hostedzone/*")
      .when({
        "ForAllValues:StringLike": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
            names.namespace(),
            `*.${names.namespace()}`,
          ],
        },
      })
      .because("have the records of an entry removed")
      .allow(deregistrationImplies.onHealthChecks)
      .on("arn:aws:route53:::healthcheck/*")
      .because("have the health checks of an entry removed")
      .allowWithoutResource(
        deregistrationActions.withoutResource,
        "find the services and the living hosts, which has no resource",
      );
}

/** Ends of the consolidated host and of nothing else. */
function terminations({ names }: LayerContext): string {
  return JSON.stringify({
    source: ["aws.autoscaling"],
    "detail-type": ["EC2 Instance-terminate Lifecycle Action"],
    detail: {
      AutoScalingGroupName: [names.consolidatedGroup()],
      LifecycleHookName: [names.hostHook("terminate")],
    },
  });
}

/**
 * The function that takes a dead host out of service discovery, and the rules that start it: at each end, and every five
 * minutes for one that was missed (TRADAI-H-01, TRADAI-H-02). It is outside the host, so that a hard kill is covered.
 *
 * @returns nothing where there is no host.
 */
export function createDeregistration(
  context: LayerContext,
  parts: FunctionParts,
  { namespace }: Discovery,
): Deregistration | undefined {
  const { arns, names, settings } = context;
  if (settings.services !== "consolidated") return undefined;
  const row = functions.deregistration;
  const made = createComputeFunction(context, parts, row, {
    environment: {
      GROUP_NAME: names.consolidatedGroup(),
      HOOK_NAME: names.hostHook("terminate"),
      NAMESPACE_ID: namespace.id,
      RECONCILE_RULE: arns.eventRule(reconcileRule),
    },
    rights: rights(context),
  });
  const started = (id: string, when: EventTriggerArgs["when"]): readonly pulumi.Resource[] =>
    createEventTrigger(context, id, id, {
      started: made,
      when,
      maximumEventAge: eventAge,
      deadLetters: parts.foundation.queues["events-dlq"].arn,
    });
  const ended = started("consolidated-terminate", {
    description: "A consolidated host ends",
    eventPattern: terminations(context),
  });
  const compared = started(reconcileRule, {
    description: "Service discovery is compared with the living hosts",
    scheduleExpression: rate(row.trigger.reconcileEveryMinutes),
  });
  return { functions: { [row.id]: made }, ready: [...made.ready, ...ended, ...compared] };
}
