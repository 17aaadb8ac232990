import * as aws from "@pulumi/aws";
import { settings } from "../mix";
import { alarmOf } from "./unit";

/** A security group with one rule in and two out. */
export function securityGroupOf(name: string): void {
  const { cidr, ports } = settings.neighbours;
  const group = new aws.ec2.SecurityGroup(name, { name, description: name, vpcId: settings.vpc });
  const between = (port: number): aws.vpc.SecurityGroupEgressRuleArgs => ({
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    cidrIpv4: cidr,
  });
  new aws.vpc.SecurityGroupIngressRule(name, between(ports.service));
  new aws.vpc.SecurityGroupEgressRule(`${name}-web`, between(ports.web));
  new aws.vpc.SecurityGroupEgressRule(`${name}-database`, between(ports.database));
}

/** What a log group of the account says too often. */
export function metricOf(name: string): void {
  const namespace = "TradAI/Bench";
  const filter = new aws.cloudwatch.LogMetricFilter(name, {
    name,
    logGroupName: `/aws/lambda/${name.replace("metric", "function")}`,
    pattern: "{ $.level = ERROR }",
    metricTransformation: { name, namespace, value: "1" },
  });
  alarmOf(name, namespace, filter.metricTransformation.name);
}
