import type { Stack } from "aws-cdk-lib";
import {
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  type IVpc,
  SecurityGroup,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import { FilterPattern, LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { settings } from "../mix";
import { alarmOf, named, type Unit } from "./unit";

/** The network, which exists before either side. */
export function neighbourhood(stack: Stack): IVpc {
  return Vpc.fromVpcAttributes(stack, "Vpc", {
    vpcId: settings.vpc,
    availabilityZones: [`${settings.region}a`],
  });
}

/** A security group with one rule in and two out, as resources of their own on both sides. */
export function securityGroupOf(unit: Unit, name: string, vpc: IVpc): void {
  const { cidr, ports } = settings.neighbours;
  const group = new SecurityGroup(unit, name, {
    securityGroupName: name,
    description: name,
    vpc,
    allowAllOutbound: false,
  });
  const { securityGroupId: groupId } = named(group, name);
  const between = (port: number) => ({
    groupId,
    description: `Port ${port} of the neighbours`,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    cidrIp: cidr,
  });
  new CfnSecurityGroupIngress(unit, `${name}-in`, between(ports.service));
  new CfnSecurityGroupEgress(unit, `${name}-web`, between(ports.web));
  new CfnSecurityGroupEgress(unit, `${name}-database`, between(ports.database));
}

/** What a log group of the account says too often. */
export function metricOf(unit: Unit, name: string): void {
  const namespace = "TradAI/Bench";
  const logGroupName = `/aws/lambda/${name.replace("metric", "function")}`;
  new MetricFilter(unit, name, {
    filterName: name,
    logGroup: LogGroup.fromLogGroupName(unit, `${name}-logs`, logGroupName),
    filterPattern: FilterPattern.literal("{ $.level = ERROR }"),
    metricName: name,
    metricNamespace: namespace,
    metricValue: "1",
  });
  alarmOf(unit, name, namespace, name);
}
