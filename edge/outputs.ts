import type * as aws from "@pulumi/aws";
import type { EdgeOutputs } from "../shared/contracts";
import type { Api } from "./api/api";
import type { LayersBelow } from "./below";

export interface EdgeResources {
  readonly below: LayersBelow;
  readonly api: Api;
  readonly dashboard: aws.cloudwatch.Dashboard;
  readonly canary: aws.synthetics.Canary;
}

/** What those who use the platform may rely on; `shared/contracts` holds its schema. */
export function edgeOutputs({ api, below, canary, dashboard }: EdgeResources): EdgeOutputs {
  const { id, issuer, hostedUi, clientIds } = below.persistent.userPool;
  return {
    api: { id: api.restApi.id, stage: api.stage.stageName, url: api.url },
    userPool: { id, issuer, hostedUi, clientIds },
    dashboard: dashboard.dashboardName,
    canary: canary.name,
  };
}
