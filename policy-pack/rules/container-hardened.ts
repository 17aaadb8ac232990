import {
  healthChecked,
  isReadable,
  limited,
  logs,
  notRoot,
  readOnlyRoot,
  stopsInTime,
  unprivileged,
} from "../checks/container-guard";
import { credentialsReach, dockerGuarded } from "../checks/docker-guard";
import { instanceTypes } from "../checks/instance-hardening";
import { ofType } from "../checks/of-type";
import { apart, mountsEncrypted, platformCurrent, rolesApart } from "../checks/task-settings";
import { compliantContainers, undecidedContainers, violatingContainers } from "../examples/container-guard";
import { compliantDocker, undecidedDocker, violatingDocker } from "../examples/docker-guard";
import { compliantWords, undecidedWords, violatingWords } from "../examples/docker-words";
import { serviceType, taskType } from "../graph/ecs";
import type { Check, Rule } from "../rule";

const taskChecks: readonly Check[] = [
  ...[isReadable, notRoot, readOnlyRoot, unprivileged, limited],
  ...[logs, stopsInTime, healthChecked, apart, mountsEncrypted, rolesApart],
];

const rule: Rule = {
  name: "container-hardened",
  title: "Containers are confined, bounded and asked how they are",
  description:
    "Every container runs as a user other than root on a file system it cannot write to, without capabilities, within limits, with its logs kept and its health asked for; on a host with one hop to its credentials it shares the host's network.",
  rationale:
    "A container of root with a writable file system gives an intruder a place to stay; one without limit or health check takes its neighbours down, and nobody replaces it.",
  remediation: "Set the property that the message names on the container, its task or its `docker run`.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["ECS.3", "ECS.4", "ECS.5", "ECS.9", "ECS.10", "ECS.17", "ECS.18", "ECS.20"],
    cdkNag: ["ECS7"],
    checkov: ["CKV_AWS_97", "CKV_AWS_249", "CKV_AWS_332", "CKV_AWS_334", "CKV_AWS_335", "CKV_AWS_336"],
  },
  findings: ["EDGAR-02", "EDGAR-04", "EDGAR-70"],
  types: [taskType, serviceType, ...instanceTypes],
  checks: [
    ...taskChecks.map((check) => ofType([taskType], check)),
    ofType([serviceType], platformCurrent),
    ofType(instanceTypes, dockerGuarded),
    ofType(instanceTypes, credentialsReach),
  ],
  examples: {
    compliant: [...compliantContainers, ...compliantDocker, ...compliantWords],
    violating: [...violatingContainers, ...violatingDocker, ...violatingWords],
    undecided: [...undecidedContainers, ...undecidedDocker, ...undecidedWords],
  },
};

export default rule;
