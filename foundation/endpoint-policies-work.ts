import type { LayerContext } from "../shared/components";
import { metricNamespaces } from "../shared/inventory";
import { callersOf } from "./endpoint-callers";

/** Images of this environment, and public ones on their way through its cache. */
function images({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .mayWithoutResource(["ecr:GetAuthorizationToken"], "Sign in to the registry, which has no resource")
    .may([
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:BatchImportUpstreamImage",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
    ])
    .on(arns.repositories())
    .because("Pull images of this environment")
    .may(["ecr:CreateRepository"])
    .on(arns.cachedImages())
    .because("Cache a public image at its first pull")
    .json();
}

function sts({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may(["sts:AssumeRole"])
    .on(arns.roles())
    .because("Take roles of this environment")
    .mayWithoutResource(["sts:GetCallerIdentity"], "Ask who one is, which has no resource")
    .json();
}

function secretsmanager({ arns, settings }: LayerContext): string {
  return callersOf(settings)
    .may(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"])
    .on(arns.secrets(), arns.databaseSecrets())
    .because("Read secrets of this environment and of its database")
    .json();
}

/** The containers' groups; functions write theirs from outside the VPC. */
function logs({ arns, names, settings }: LayerContext): string {
  return callersOf(settings)
    .may(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"])
    .on(`${arns.logGroup(names.serviceLogGroups())}:*`)
    .because("Write logs of this environment")
    .mayWithoutResource(["logs:DescribeLogGroups"], "Find a log group, which has no resource")
    .json();
}

function monitoring({ settings }: LayerContext): string {
  return callersOf(settings)
    .mayWithoutResource(["cloudwatch:PutMetricData"], "Publish metrics", {
      StringEquals: { "cloudwatch:namespace": [...metricNamespaces] },
    })
    .json();
}

/** Endpoints that every container and function needs for its work. */
export const workPolicies = { "ecr.api": images, "ecr.dkr": images, sts, secretsmanager, logs, monitoring };
