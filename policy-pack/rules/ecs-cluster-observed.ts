import { inCluster, insightsOn, shellsAllowed, shellsRecorded } from "../checks/cluster-observed";
import { ofType } from "../checks/of-type";
import { compliantClusters, undecidedClusters, violatingClusters } from "../examples/cluster";
import { clusterType, serviceType } from "../graph/ecs";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "ecs-cluster-observed",
  title: "Clusters show what runs in them and record who looks inside",
  description:
    "Every cluster shows its tasks and containers in Container Insights and keeps what people type into them; every service names its cluster, and lets nobody in where that is not kept.",
  rationale:
    "A shell in a container holds the keys of its service: without a record nobody knows afterwards what was read or changed there, and without figures nobody sees a task that eats its memory.",
  remediation: "Set the property that the message names on the cluster or the service.",
  severity: "medium",
  kind: "stack",
  catalogue: {
    securityHub: ["ECS.12"],
    cdkNag: ["ECS4"],
    checkov: ["CKV_AWS_65", "CKV_AWS_223", "CKV_AWS_224"],
  },
  findings: ["TRADAI-H-10", "ORION-19"],
  types: [clusterType, serviceType],
  checks: [
    ofType([clusterType], insightsOn),
    ofType([clusterType], shellsRecorded),
    ofType([serviceType], inCluster),
    ofType([serviceType], shellsAllowed),
  ],
  examples: {
    compliant: compliantClusters,
    violating: violatingClusters,
    undecided: undecidedClusters,
  },
};

export default rule;
