import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";

/** Deployments that failed or were undone, of services and of functions (EDGAR-11). */
function patterns({
  arns,
  names,
}: LayerContext): Readonly<Record<string, { about: string; pattern: object }>> {
  return {
    "deployment-failed": {
      about: "A deployment of a service failed or was undone",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        resources: [{ wildcard: arns.services() }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
    },
    "function-deployment-failed": {
      about: "A deployment of a function failed or was undone",
      pattern: {
        source: ["aws.codedeploy"],
        "detail-type": ["CodeDeploy Deployment State-change Notification"],
        detail: { application: [names.functionDeployments()], state: ["FAILURE", "STOP"] },
      },
    },
  };
}

/** Has the alerts topic told of what no alarm measures. */
export function createNotices(context: LayerContext, { queues, topics }: FoundationOutputs): void {
  for (const [id, { about, pattern }] of Object.entries(patterns(context))) {
    const name = context.names.eventRule(id);
    const rule = new aws.cloudwatch.EventRule(
      id,
      { name, description: about, eventPattern: JSON.stringify(pattern), tags: context.tags(name) },
      context.options(),
    );
    new aws.cloudwatch.EventTarget(
      `${id}-target`,
      {
        rule: rule.name,
        targetId: "alerts",
        arn: topics.alerts.arn,
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
        deadLetterConfig: { arn: queues["events-dlq"].arn },
      },
      context.options(),
    );
  }
}
