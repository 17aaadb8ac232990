import { databaseAlarms, healthStateStale, natGatewayAlarm, natInstanceAlarm } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import { tableRows } from "../../shared/inventory";
import type { Parts, Section } from "./section";
import type { Chart, Line } from "./widget";

/** The way to the internet: one instance, or the gateways of all zones, whose identifiers are AWS's. */
function natChart({ names, settings }: LayerContext): Chart {
  if (settings.network.nat === "instance") {
    const dimensions = { AutoScalingGroupName: names.nat() };
    return {
      title: "NAT instance",
      stat: "Sum",
      unit: "bytes",
      lines: [
        { namespace: "AWS/EC2", metric: "NetworkIn", dimensions },
        { namespace: "AWS/EC2", metric: "NetworkOut", dimensions },
        { namespace: "AWS/EC2", metric: "CPUUtilization", dimensions, stat: "Average", yAxis: "right" },
      ],
    };
  }
  const everyGateway = (metric: string, yAxis: "left" | "right"): Line => ({
    namespace: "AWS/NATGateway",
    metric,
    keys: ["NatGatewayId"],
    label: `${metric} \${PROP('Dim.NatGatewayId')}`,
    yAxis,
  });
  return {
    title: "NAT gateways",
    stat: "Sum",
    unit: "bytes",
    lines: [everyGateway("BytesOutToDestination", "left"), everyGateway("ErrorPortAllocation", "right")],
  };
}

/** What keeps data, and the network that all of it needs. */
export function dataSection({ context }: Parts): Section {
  const { names, settings } = context;
  const ofDatabase = (metric: string, options: object = {}): Line => ({
    namespace: "AWS/RDS",
    metric,
    dimensions: { DBInstanceIdentifier: names.database() },
    ...options,
  });
  const ofTables = (metric: string, label: string): Line[] =>
    tableRows.map(({ id }) => ({
      namespace: "AWS/DynamoDB",
      metric,
      dimensions: { TableName: names.table(id) },
      label: `${id}${label}`,
    }));
  return {
    title: "Data and network",
    runbooks: ["database", "nat"],
    charts: [
      {
        title: "Database: CPU and connections",
        stat: "Average",
        unit: "%",
        lines: [
          ofDatabase("CPUUtilization"),
          ofDatabase("DatabaseConnections", { stat: "Maximum", yAxis: "right" }),
        ],
      },
      {
        title: "Database: free storage and memory",
        stat: "Minimum",
        unit: "bytes",
        lines: [ofDatabase("FreeStorageSpace"), ofDatabase("FreeableMemory")],
      },
      natChart(context),
      {
        title: "Tables: throttled reads and writes",
        stat: "Sum",
        lines: [...ofTables("ReadThrottleEvents", " reads"), ...ofTables("WriteThrottleEvents", " writes")],
      },
      { title: "Tables: written", stat: "Sum", lines: ofTables("ConsumedWriteCapacityUnits", "") },
      { title: "Tables: read", stat: "Sum", lines: ofTables("ConsumedReadCapacityUnits", "") },
    ],
    alarms: [
      ...databaseAlarms,
      healthStateStale,
      settings.network.nat === "instance" ? natInstanceAlarm : natGatewayAlarm,
    ].map(({ id }) => id),
  };
}
