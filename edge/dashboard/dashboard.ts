import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { ComputeOutputs } from "../../shared/contracts";
import { dataSection } from "./data";
import { frontSection } from "./front";
import { functionsSection } from "./functions";
import { layOut } from "./grid";
import type { Row } from "./grid";
import { rowsOfSection } from "./section";
import type { Parts } from "./section";
import { securitySection } from "./security";
import { servicesSection } from "./services";
import { text } from "./widget";
import { workSection } from "./work";

/** From what clients see to what lies behind it. */
const sections = [
  frontSection,
  servicesSection,
  workSection,
  functionsSection,
  dataSection,
  securitySection,
] as const;

function header({ settings, names }: LayerContext): Row {
  const { environment, region, account } = settings;
  const alarms = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:?~(alarmStateFilter~'ALARM)`;
  const markdown = [
    `# TradAI ${environment}`,
    `Account ${account}, ${region}. [Alarms that have gone off](${alarms}). Each part names its runbook; ` +
      `the repository holds all of them in \`docs/runbooks\`. Made by the edge layer as \`${names.dashboard()}\`: ` +
      "a change made here is undone by the next deployment.",
  ].join("\n");
  return { height: 3, widgets: [text(markdown)] };
}

/** The dashboard's body, from the inventory and the tables of alarms. */
export function dashboardBody(parts: Parts): string {
  const rows = sections.flatMap((section) => rowsOfSection(parts.context, section(parts)));
  return JSON.stringify({ start: "-PT6H", widgets: layOut([header(parts.context), ...rows]) });
}

/**
 * The dashboard of the environment (OPEN-29, TRADAI-H-15): every service, function, queue, workflow, table and the rest of
 * what it has, each part with its alarms. Names stand for almost everything; the load balancer's identifier is AWS's,
 * so that the body is known once there is one.
 */
export function createDashboard(
  context: LayerContext,
  { loadBalancer }: Pick<ComputeOutputs, "loadBalancer">,
): aws.cloudwatch.Dashboard {
  return new aws.cloudwatch.Dashboard(
    "dashboard",
    {
      dashboardName: context.names.dashboard(),
      dashboardBody: pulumi
        .output(loadBalancer.arnSuffix)
        .apply((suffix) => dashboardBody({ context, loadBalancer: suffix })),
    },
    context.options(),
  );
}
