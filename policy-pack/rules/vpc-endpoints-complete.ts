import { admitsCallers } from "../checks/endpoint-groups";
import { policyNarrow, readsOfAws } from "../checks/endpoint-policy";
import {
  endpointType,
  gatewaysEverywhere,
  interfaceReachable,
  interfacesWhole,
  namesResolved,
} from "../checks/endpoints";
import { ofType } from "../checks/of-type";
import { placedTypes } from "../checks/placement";
import { callerTypes, letOutToServices } from "../checks/service-egress";
import { reachesServices } from "../checks/service-reach";
import { compliantPolicies, undecidedPolicies, violatingPolicies } from "../examples/endpoint-policy";
import { compliantPlaces, violatingPlaces } from "../examples/endpoint-places";
import { undecidedPlaces } from "../examples/endpoint-questions";
import { compliantEndpoints, violatingEndpoints } from "../examples/endpoints";
import { managedCallers, managedWorkers } from "../examples/managed-reach";
import { compliantEgress, undecidedEgress, violatingEgress } from "../examples/service-egress";
import { compliantReach, violatingReach } from "../examples/service-reach";
import { compliantWays, undecidedWays } from "../examples/unreached";
import { vpcType } from "../graph/routes";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "vpc-endpoints-complete",
  title: "AWS's services are reached inside AWS's network",
  description:
    "Gateways for S3 and DynamoDB stand in every route table with callers, interface endpoints are all there or none, each admits its callers on 443 under a policy bound to the account, and whatever runs in a subnet reaches the services that it calls, let out by rules of its group.",
  rationale:
    "A missing endpoint sends secrets and data through NAT, or nowhere while NAT is down; one without a policy is a way to carry data to another account's bucket; one whose group refuses its callers makes every call hang.",
  remediation:
    "Declare the endpoints with a policy each, in two zones, with a group that admits every caller on 443.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"] },
  relations: [38, 39],
  findings: ["TRADAI-H-14", "TRADAI-S-37"],
  types: [...new Set([vpcType, endpointType, ...placedTypes, ...callerTypes])],
  checks: [
    ofType([vpcType], gatewaysEverywhere),
    ofType([vpcType], interfacesWhole),
    ofType([vpcType], namesResolved),
    ofType([endpointType], interfaceReachable),
    ofType([endpointType], admitsCallers),
    ofType([endpointType], policyNarrow),
    ofType([endpointType], readsOfAws),
    ofType(placedTypes, reachesServices),
    ofType(callerTypes, letOutToServices),
  ],
  examples: {
    compliant: [
      ...[...compliantEndpoints, ...compliantPlaces, ...compliantPolicies],
      ...[...compliantReach, ...compliantWays, ...compliantEgress, ...managedWorkers],
    ],
    violating: [
      ...[...violatingEndpoints, ...violatingPlaces, ...violatingPolicies],
      ...[...violatingReach, ...violatingEgress, ...managedCallers],
    ],
    undecided: [...undecidedPlaces, ...undecidedPolicies, ...undecidedWays, ...undecidedEgress],
  },
};

export default rule;
