import * as aws from "@pulumi/aws";
import { createRole, grantsOf, union } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import { trustPolicy } from "../../shared/policy";
import type { PolicyBuilder } from "../../shared/policy";
import { agentNamespace } from "./cloudwatch-agent";
import { hostedRows } from "./containers";

export interface HostProfile {
  readonly profile: aws.iam.InstanceProfile;
  readonly policy: aws.iam.RolePolicy;
}

/**
 * What the SSM agent calls so that people reach the host by Session Manager: there is no SSH. AWS lists no tag for the
 * agent's report, but the instance from which it comes
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html).
 */
function sessions(policy: PolicyBuilder, { arns, names }: LayerContext): PolicyBuilder {
  return policy
    .allow("ssm:UpdateInstanceInformation")
    .on(arns.anyEc2("instance"))
    .when({ ArnLike: { "ec2:SourceInstanceARN": arns.anyEc2("instance") } })
    .because("be reached by a session")
    .allow("ssm:ListInstanceAssociations")
    .on(arns.anyEc2("instance"))
    .when({ StringEquals: { "aws:ResourceTag/Name": names.consolidated() } })
    .because("look for its own associations")
    .allowWithoutResource(
      [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      "open the channels of a session, which have no resource",
    )
    .allowWithoutResource(
      [
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
      ],
      "take commands, which have no resource",
    );
}

/**
 * Registers, and never deregisters: a host that dies cannot, so that is the work of a function outside it (TRADAI-H-02,
 * TRADAI-S-28). Cloud Map writes the DNS records with the caller's permissions
 * (https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-api-permissions-ref.html); the services have a health
 * check of their own and none of Route 53.
 */
function discovery(policy: PolicyBuilder, { arns, names, settings }: LayerContext): PolicyBuilder {
  return policy
    .allow(["servicediscovery:ListInstances", "servicediscovery:RegisterInstance"])
    .on(arns.anyDiscovery("service"))
    .when({ StringEquals: { "aws:ResourceTag/env": settings.environment } })
    .because("register its services")
    .allowWithoutResource(
      ["servicediscovery:ListNamespaces", "servicediscovery:ListServices"],
      "find what to register with, which has no resource",
    )
    .allow("route53:ChangeResourceRecordSets")
    .on("arn:aws:route53:::hostedzone/*")
    .when({
      "ForAllValues:StringEquals": {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": hostedRows.map(
          ({ id }) => `${id}.${names.namespace()}`,
        ),
      },
    })
    .because("have the names of its services lead to it");
}

/**
 * The role of the consolidated host: what its four services work with together, because a container on the host's network
 * has the host's credentials (architecture.md 1.3, TRADAI-S-28). In prod each service has a role of its own.
 */
export function createHostProfile(context: LayerContext): HostProfile {
  const { arns, names, settings } = context;
  const ofServices = grantsOf(context, union(hostedRows.map(({ wiring }) => wiring)))
    .withImagePull(...hostedRows.map(({ id }) => arns.serviceRepository(id)))
    .withLogsWrite(...hostedRows.map(({ id }) => arns.logGroup(names.taskLogGroup(id))))
    .withTracing();
  const ofHost = discovery(sessions(ofServices, context), context)
    .withMetrics(agentNamespace)
    .allow("autoscaling:CompleteLifecycleAction")
    .on(arns.autoScalingGroup(names.consolidatedGroup()))
    .because("go into service when it is ready");
  const name = names.role("consolidated");
  const role = createRole(context, "consolidated-role", name, trustPolicy(settings, "ec2.amazonaws.com"));
  const policy = new aws.iam.RolePolicy(
    "consolidated-role-policy",
    { name: "run-the-services", role: role.name, policy: ofHost.build().json },
    context.options(),
  );
  const profile = new aws.iam.InstanceProfile(
    "consolidated-profile",
    { name, role: role.name, tags: context.tags(name) },
    context.options(),
  );
  return { profile, policy };
}
