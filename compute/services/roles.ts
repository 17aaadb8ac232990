import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createRole } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { FunctionId } from "../../shared/inventory";
import { isBlueGreen, serviceRows } from "../../shared/inventory";
import type { RoleId } from "../../shared/naming";
import { PolicyBuilder, trustPolicy } from "../../shared/policy";

/** A role that ECS itself assumes, and what makes it usable. */
export interface EcsRole {
  readonly role: aws.iam.Role;
  readonly policy: pulumi.Resource;
}

function createEcsRole(context: LayerContext, id: RoleId, work: PolicyBuilder): EcsRole {
  const name = context.names.role(id);
  const role = createRole(context, `${id}-role`, name, trustPolicy(context.settings, "ecs.amazonaws.com"));
  const policy = new aws.iam.RolePolicy(
    `${id}-policy`,
    { name: "work", role: role.name, policy: work.build().json },
    context.options(),
  );
  return { role, policy };
}

/**
 * Moves the traffic of a blue/green deployment: the rules of this load balancer and the target groups of the pairs, and no
 * others. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export function createTrafficRole(context: LayerContext): EcsRole {
  const { arns, names, settings } = context;
  const pairs = serviceRows
    .filter((row) => isBlueGreen(context.settings, row))
    .flatMap(({ id }) => [names.targetGroup(id), names.alternateTargetGroup(id)]);
  const work = new PolicyBuilder(settings)
    .allow(["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"])
    .on(pairs.map((name) => arns.targetGroup(name)))
    .because("put tasks into the target groups")
    .allow("elasticloadbalancing:ModifyRule")
    .on(arns.listening("listener-rule"))
    .because("move the traffic")
    .allowWithoutResource(
      [
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      "see where the traffic goes, which has no resource",
    );
  return createEcsRole(context, "ecs-load-balancer", work);
}

/** Asks the functions that gate a deployment (EDGAR-15). */
export function createHookRole(context: LayerContext, gates: readonly FunctionId[]): EcsRole {
  const { arns, settings } = context;
  const work = new PolicyBuilder(settings)
    .allow("lambda:InvokeFunction")
    .on(gates.map((id) => arns.functionAlias(id)))
    .because("ask the gates of a deployment");
  return createEcsRole(context, "ecs-hooks", work);
}

/**
 * Has certificates issued for Service Connect and keeps them in secrets that AWS names, for which AWS's own policy is
 * made. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 */
export function createConnectTlsRole(context: LayerContext): EcsRole {
  const name = context.names.role("service-connect-tls");
  const role = createRole(
    context,
    "service-connect-tls-role",
    name,
    trustPolicy(context.settings, "ecs.amazonaws.com"),
  );
  const policy = new aws.iam.RolePolicyAttachment(
    "service-connect-tls-policy",
    {
      role: role.name,
      policyArn:
        "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
    },
    context.options(),
  );
  return { role, policy };
}
