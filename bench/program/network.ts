import * as aws from "@pulumi/aws";
import { settings } from "../mix";
import { alarmOf, type Unit } from "./unit";

/** A security group with one rule in and two out. */
export function securityGroupOf(unit: Unit, name: string): void {
  const { cidr, ports } = settings.neighbours;
  const group = new aws.ec2.SecurityGroup(name, {
    name,
    description: name,
    vpcId: settings.vpc,
    tags: unit.tags(name),
  });
  const between = (port: number): aws.vpc.SecurityGroupEgressRuleArgs => ({
    description: `Port ${port} of the neighbours`,
    tags: unit.tags(name),
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
export function metricOf(unit: Unit, name: string): void {
  const namespace = "TradAI/Bench";
  const filter = new aws.cloudwatch.LogMetricFilter(name, {
    name,
    logGroupName: `/aws/lambda/${name.replace("metric", "function")}`,
    pattern: "{ $.level = ERROR }",
    metricTransformation: { name, namespace, value: "1" },
  });
  alarmOf(unit, name, namespace, filter.metricTransformation.name);
}
