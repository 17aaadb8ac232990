import type { AlarmRow } from "./alarm";

const ofNat = { id: "nat-status", runbook: "nat", severity: "escalate" } as const;

/** dev and staging: the one NAT instance (decisions.md section 5, TRADAI-H-20). */
export const natInstanceAlarm = {
  ...ofNat,
  meaning: "The NAT instance is not well, or there is none: the private subnets have no way to the internet.",
  namespace: "AWS/EC2",
  metric: "StatusCheckFailed",
  statistic: "Maximum",
  periodSeconds: 60,
  // Replacing the instance takes a few minutes, and is no reason to call anybody.
  datapoints: { beyond: 5, of: 5 },
  comparison: "GreaterThanThreshold",
  threshold: 0,
  missingData: "breaching",
} as const satisfies AlarmRow;

/** prod: the NAT gateways of all zones. */
export const natGatewayAlarm = {
  ...ofNat,
  meaning: "A NAT gateway has no port left for a new connection: some calls to the internet fail.",
  namespace: "AWS/NATGateway",
  metric: "ErrorPortAllocation",
  statistic: "Sum",
  periodSeconds: 60,
  datapoints: { beyond: 2, of: 3 },
  comparison: "GreaterThanThreshold",
  threshold: 0,
  missingData: "notBreaching",
} as const satisfies AlarmRow;
