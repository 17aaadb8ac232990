import { ofType } from "../checks/of-type";
import {
  activated,
  authorityType,
  balancerPassesBy,
  connected,
  issued,
  portNames,
  portsServed,
  shortLived,
  timed,
} from "../checks/service-traffic";
import { compliantTraffic, undecidedTraffic, violatingTraffic } from "../examples/service-traffic";
import { serviceType } from "../graph/ecs";
import type { Check, Rule } from "../rule";

const serviceChecks: readonly Check[] = [connected, portsServed, issued, timed, portNames, balancerPassesBy];

const rule: Rule = {
  name: "service-traffic-encrypted",
  title: "Services call each other encrypted and do not wait for ever",
  description:
    "Where the environment encrypts calls between services, each has its proxy and a certificate of an activated, short-lived authority, outside the load balancer's way; everywhere a call ends in time.",
  rationale:
    "Whoever gets into one container reads the orders and keys that the others exchange in plain text; a call without end takes its caller down with the service that hangs.",
  remediation: "Set the property that the message names on the service or its certificate authority.",
  severity: "high",
  kind: "stack",
  findings: [...["EDGAR-35", "EDGAR-36", "EDGAR-37", "EDGAR-39", "EDGAR-53", "EDGAR-66", "ORION-53"]],
  types: [serviceType, authorityType],
  checks: [
    ...serviceChecks.map((check) => ofType([serviceType], check)),
    ofType([authorityType], shortLived),
    ofType([authorityType], activated),
  ],
  examples: {
    compliant: compliantTraffic,
    violating: violatingTraffic,
    undecided: undecidedTraffic,
  },
};

export default rule;
