import type { Fixture, ViolatingExample } from "../rule";
import { fixture } from "./companion-pairs";

const programs = "/tradai/prod/programs";
export const programsGroup = fixture("aws:cloudwatch/logGroup:LogGroup", "group", { name: programs });
const programsArn = `arn:aws:logs:eu-central-1:600802701449:log-group:${programs}`;
/** Programs that write to a group. */
const writers: Readonly<Record<string, Fixture>> = {
  container: fixture("aws:ecs/taskDefinition:TaskDefinition", "task", {
    containerDefinitions: JSON.stringify([
      { name: "worker", logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": programs } } },
    ]),
  }),
  workflow: fixture("aws:sfn/stateMachine:StateMachine", "workflow", {
    loggingConfiguration: { logDestination: `${programsArn}:*` },
  }),
};
export const flowLog = fixture("aws:ec2/flowLog:FlowLog", "flows", { logDestination: programsArn });
const databaseGroup = fixture("aws:cloudwatch/logGroup:LogGroup", "group", {
  name: "/aws/rds/instance/tradai-prod/postgresql",
});
const logging = fixture("aws:rds/instance:Instance", "database", {
  identifier: "tradai-prod",
  enabledCloudwatchLogsExports: ["postgresql"],
});
const clusterGroup = fixture("aws:cloudwatch/logGroup:LogGroup", "group", {
  name: "/aws/ecs/containerinsights/tradai-prod/performance",
});
const cluster: readonly Fixture[] = [
  fixture("aws:ecs/cluster:Cluster", "cluster", {
    name: "tradai-prod",
    settings: [{ name: "containerInsights", value: "enhanced" }],
  }),
  fixture("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "capacity", {
    clusterName: "tradai-prod",
  }),
];

export const lacking = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resource, says, resources });

/** Groups that programs write to, without the policy that masks what they say. */
export const unmasked: readonly ViolatingExample[] = [
  ...Object.entries(writers).map(([kind, writer]) =>
    lacking(
      `A group that a ${kind} and the network write to, without masking`,
      "group",
      "no LogDataProtectionPolicy",
      writer,
      flowLog,
      programsGroup,
    ),
  ),
  lacking(
    "A group that a cluster writes to, without masking",
    "group",
    "no LogDataProtectionPolicy",
    ...cluster,
    clusterGroup,
  ),
  lacking(
    "A group that a database writes to, without masking",
    "group",
    "no LogDataProtectionPolicy",
    logging,
    databaseGroup,
  ),
];
