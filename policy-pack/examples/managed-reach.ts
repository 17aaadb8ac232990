import type { Example, Fixture, ViolatingExample } from "../rule";
import { service, shut, worker } from "./callers";

const attached = (name: string): Fixture => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name,
  inputs: { role: "tradai-worker-role", policyArn: `arn:aws:iam::aws:policy/service-role/${name}` },
});
const interfaces = attached("AWSLambdaENIManagementAccess");
const logs = attached("AmazonAPIGatewayPushToCloudWatchLogs");
const role: Fixture = {
  type: "aws:iam/role:Role",
  name: "role",
  inputs: { name: "tradai-worker-role" },
};

/** Functions whose roles hold managed policies of AWS, of which Lambda does every action outside their subnets. */
export const managedWorkers: readonly Example[] = [
  {
    title: "A function with managed policies of AWS, whose actions Lambda does for it",
    environment: "dev",
    resources: [...[...shut, ...worker([])], ...[interfaces, logs]],
  },
];

/** What a managed policy of AWS lets a service call by itself. */
export const managedCallers: readonly ViolatingExample[] = [
  {
    title: "A service that writes logs by itself, as a managed policy of AWS lets it",
    environment: "dev",
    resources: [...shut, ...service({ launchType: "EC2" }), role, logs],
    resource: "service",
    says: "it reaches neither NAT nor an endpoint for logs",
  },
  {
    title: "A service that makes network interfaces, as a managed policy of AWS lets it",
    environment: "dev",
    resources: [...shut, ...service({ launchType: "EC2" }), role, interfaces],
    resource: "service",
    says: "it reaches neither NAT nor an endpoint for ec2",
  },
];
