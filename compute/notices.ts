import { createNotice } from "../shared/components";
import type { LayerContext, Notice } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";

/** Deployments that failed or were undone, of services and of functions (EDGAR-11). */
function notices({ arns, names }: LayerContext): readonly Notice[] {
  return [
    {
      id: "deployment-failed",
      about: "A deployment of a service failed or was undone",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        resources: [{ wildcard: arns.services() }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
    },
    {
      id: "function-deployment-failed",
      about: "A deployment of a function failed or was undone",
      pattern: {
        source: ["aws.codedeploy"],
        "detail-type": ["CodeDeploy Deployment State-change Notification"],
        detail: { application: [names.functionDeployments()], state: ["FAILURE", "STOP"] },
      },
    },
  ];
}

/** Has the alerts topic told of what no alarm measures. */
export function createNotices(context: LayerContext, foundation: FoundationOutputs): void {
  for (const notice of notices(context)) createNotice(context, notice, foundation);
}
