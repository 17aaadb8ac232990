import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ignoredAtRuntime, isBlueGreen, serviceRows, testTraffic } from "../shared/inventory";
import type { ServiceId } from "../shared/inventory";
import { ruleForPaths } from "./listener-paths";
import type { LoadBalancer } from "./load-balancer";
import type { TargetGroups } from "./target-groups";

/** Rules by service: the one that production takes, and the one that tries a new version out. */
export interface ListenerRules {
  readonly production: Readonly<Partial<Record<ServiceId, aws.lb.ListenerRule>>>;
  readonly test: Readonly<Partial<Record<ServiceId, aws.lb.ListenerRule>>>;
}

type Action = aws.types.input.lb.ListenerRuleAction;

/** Both halves of a pair belong to the load balancer from the start; a deployment moves the weights. */
function forwardToPair(primary: aws.lb.TargetGroup, alternate: aws.lb.TargetGroup): Action {
  return {
    type: "forward",
    forward: {
      targetGroups: [
        { arn: primary.arn, weight: 100 },
        { arn: alternate.arn, weight: 0 },
      ],
    },
  };
}

/**
 * Which paths go to which service. Beside a blue/green pair stands a rule for requests with the test header, which is
 * asked first; both belong to ECS once they exist.
 */
export function createListenerRules(
  context: LayerContext,
  { listener }: LoadBalancer,
  targetGroups: TargetGroups,
): ListenerRules {
  const production: Partial<Record<ServiceId, aws.lb.ListenerRule>> = {};
  const test: Partial<Record<ServiceId, aws.lb.ListenerRule>> = {};
  const ownedByEcs = ignoredAtRuntime("aws:lb/listenerRule:ListenerRule");
  for (const row of serviceRows) {
    const primary = targetGroups.primary[row.id];
    if (row.loadBalancer === undefined || primary === undefined) continue;
    const { priority } = row.loadBalancer;
    const { condition: atPaths, ...rewriting } = ruleForPaths(row.id, row.loadBalancer);
    const paired = isBlueGreen(context.settings, row);
    const alternate = targetGroups.alternate[row.id];
    const action: Action =
      paired && alternate !== undefined
        ? forwardToPair(primary, alternate)
        : { type: "forward", targetGroupArn: primary.arn };
    production[row.id] = new aws.lb.ListenerRule(
      `listener-rule-${row.id}`,
      {
        listenerArn: listener.arn,
        priority,
        conditions: [atPaths],
        actions: [action],
        ...rewriting,
        tags: context.tags(context.names.service(row.id)),
      },
      context.options(paired ? { ignoreChanges: ownedByEcs } : {}),
    );
    if (!paired) continue;
    test[row.id] = new aws.lb.ListenerRule(
      `listener-rule-${row.id}-test`,
      {
        listenerArn: listener.arn,
        // Before production's, which would take the request as well.
        priority: priority - 50,
        conditions: [
          atPaths,
          { httpHeader: { httpHeaderName: testTraffic.header, values: [testTraffic.value] } },
        ],
        actions: [action],
        ...rewriting,
        tags: context.tags(context.names.service(row.id)),
      },
      context.options({ ignoreChanges: ownedByEcs }),
    );
  }
  return { production, test };
}
