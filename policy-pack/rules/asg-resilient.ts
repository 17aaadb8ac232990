import {
  followsTemplate,
  groupType,
  healthByLoadBalancer,
  refreshed,
  tagsReachInstances,
  twoZones,
} from "../checks/auto-scaling";
import { hookType } from "../checks/group-hooks";
import { neverEmpty, replacesWhatDied, successorFirst } from "../checks/group-capacity";
import { instanceTypes, metadataGuarded, volumesEncrypted } from "../checks/instance-hardening";
import { hookHasGroup, hooksHandled, launchHookInline, onlyOneGoesOn } from "../checks/lifecycle-hooks";
import { ofType } from "../checks/of-type";
import { compliantCapacity, violatingCapacity } from "../examples/group-capacity";
import { compliantHosts, violatingHosts } from "../examples/host-group";
import { compliantInstances, violatingInstances } from "../examples/instance";
import { compliantHooks, undecidedHooks, violatingHooks } from "../examples/lifecycle-hooks";
import { compliantGroups, undecidedGroups, violatingGroups } from "../examples/scaling-group";
import type { Check, Rule } from "../rule";

const groupChecks: readonly Check[] = [
  twoZones,
  followsTemplate,
  refreshed,
  healthByLoadBalancer,
  tagsReachInstances,
  neverEmpty,
  replacesWhatDied,
  successorFirst,
  hooksHandled,
  onlyOneGoesOn,
];
const rule: Rule = {
  name: "asg-resilient",
  title: "Instances are guarded, replaced and heard",
  description:
    "Every group of instances spans two zones, follows its template, is judged by its load balancer and has a handler for each lifecycle hook; every instance has IMDSv2 with one hop and encrypted volumes.",
  rationale:
    "A hook that nobody completes leaves an instance waiting and, for the NAT instance, the private subnets without a route; an instance of IMDSv1 gives its credentials to any forged request.",
  remediation: "Set the property that the message names on the group, its template or its hook's rule.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["AutoScaling.1", "AutoScaling.2", "AutoScaling.9", "EC2.8", "EC2.170"],
    cis: ["5.7"],
    cdkNag: ["AS2", "EC26"],
    checkov: ["CKV_AWS_8", "CKV_AWS_79", "CKV_AWS_153", "CKV_AWS_315", "CKV_AWS_341"],
  },
  relations: [43, 44],
  findings: ["TRADAI-H-19", "TRADAI-H-20", "EDGAR-02", "EDGAR-27"],
  types: [groupType, hookType, ...instanceTypes],
  checks: [
    ...groupChecks.map((check) => ofType([groupType], check)),
    ofType([hookType], launchHookInline),
    ofType([hookType], hookHasGroup),
    ofType(instanceTypes, metadataGuarded),
    ofType(instanceTypes, volumesEncrypted),
  ],
  examples: {
    compliant: [
      ...compliantHooks,
      ...compliantGroups,
      ...compliantInstances,
      ...compliantCapacity,
      ...compliantHosts,
    ],
    violating: [
      ...violatingHooks,
      ...violatingGroups,
      ...violatingInstances,
      ...violatingCapacity,
      ...violatingHosts,
    ],
    undecided: [...undecidedHooks, ...undecidedGroups],
  },
};

export default rule;
