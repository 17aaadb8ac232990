import { APIGatewayClient, GetAccountCommand } from "@aws-sdk/client-api-gateway";
import {
  CostExplorerClient,
  GetAnomalyMonitorsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cost-explorer";
import type { AnomalyMonitor, GetAnomalyMonitorsCommandOutput } from "@aws-sdk/client-cost-explorer";
import type { Patient } from "../check";
import type { Singleton } from "./singleton";

/** Where Cost Explorer is, whatever region the environment is in. */
const costRegion = "us-east-1";

/** The one monitor of services that AWS allows; others may watch tags or accounts. */
async function serviceMonitor({ aws }: Patient): Promise<AnomalyMonitor | undefined> {
  const client = aws.client(CostExplorerClient, costRegion);
  let page: GetAnomalyMonitorsCommandOutput | undefined;
  do {
    page = await client.send(new GetAnomalyMonitorsCommand({ NextPageToken: page?.NextPageToken }));
    const found = page.AnomalyMonitors?.find(({ MonitorDimension }) => MonitorDimension === "SERVICE");
    if (found !== undefined) return found;
  } while (page.NextPageToken !== undefined);
  return undefined;
}

const costMonitor: Singleton = {
  about: "cost anomaly monitor of services",
  name: "cost-anomalies",
  type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  existing: async (patient) => {
    const monitor = await serviceMonitor(patient);
    if (monitor?.MonitorArn === undefined) return undefined;
    const asked = new ListTagsForResourceCommand({ ResourceArn: monitor.MonitorArn });
    const { ResourceTags } = await patient.aws.client(CostExplorerClient, costRegion).send(asked);
    return { id: monitor.MonitorArn, tags: ResourceTags };
  },
};

const logRole: Singleton = {
  about: "API Gateway's role for logs",
  name: "api-account",
  type: "aws:apigateway/account:Account",
  existing: async ({ aws, names, settings }) => {
    const { cloudwatchRoleArn: role } = await aws.client(APIGatewayClient).send(new GetAccountCommand({}));
    if (role === undefined || role.endsWith(`:role/${names.role("api-logs")}`)) return undefined;
    return {
      id: role,
      tags: "none",
      instead: {
        severity: "warns",
        found: "the account's APIs log with it, and edge puts its own in its place",
        remedy: `make sure that every API of ${settings.account} may log with ${names.role("api-logs")}`,
      },
    };
  },
};

export const accountSingletons: readonly Singleton[] = [costMonitor, logRole];
