import type { Fixture } from "../../../policy-pack/rule";
import { predictedOutputs } from "./predicted";

/** The output that a program hands on under a property: its name, and of which class where several would fit. */
interface Handle {
  readonly output: string;
  readonly of?: string;
}

const idOf = (of?: string): Handle => ({ output: "id", ...(of !== undefined && { of }) });
const arnOf = (of?: string): Handle => ({ output: "arn", ...(of !== undefined && { of }) });

/** Properties whose name does not say what they take: from the types' own documentation. */
const handles: Readonly<Record<string, Handle>> = {
  LoadBalancer: { output: "arnSuffix", of: "LoadBalancer" },
  TargetGroup: { output: "arnSuffix", of: "TargetGroup" },
  NatGatewayId: idOf("NatGateway"),
  address: arnOf("Topic"),
  alarmActions: arnOf("Topic"),
  alternateTargetGroupArn: arnOf("TargetGroup"),
  arn: arnOf(),
  dbSubnetGroupName: idOf("SubnetGroup"),
  defaultNetworkAclId: { output: "defaultNetworkAclId", of: "Vpc" },
  defaultRouteTableId: { output: "defaultRouteTableId", of: "Vpc" },
  functionName: { output: "name", of: "Function" },
  id: idOf(),
  identifier: arnOf("TargetGroup"),
  includeVaults: arnOf("Vault"),
  instance: idOf("Instance"),
  logDestination: arnOf("LogGroup"),
  logDestinationConfigs: arnOf(),
  monitorArnLists: arnOf("AnomalyMonitor"),
  okActions: arnOf("Topic"),
  productionListenerRule: arnOf("ListenerRule"),
  queueUrl: { output: "url", of: "Queue" },
  restApi: idOf("RestApi"),
  restApiId: idOf("RestApi"),
  role: { output: "name", of: "Role" },
  roleArn: arnOf("Role"),
  rule: { output: "name", of: "EventRule" },
  securityGroups: idOf("SecurityGroup"),
  subnets: idOf("Subnet"),
  targetGroupArn: arnOf("TargetGroup"),
  taskDefinition: arnOf("TaskDefinition"),
  testListenerRule: arnOf("ListenerRule"),
  version: { output: "latestVersion", of: "LaunchTemplate" },
  vpcZoneIdentifiers: idOf("Subnet"),
  webAclId: arnOf("WebAcl"),
};

/** What the fixture would be handed for one of the targets; undefined where its text is made of more than that. */
export function handedOn(key: string, target: Fixture): unknown {
  const className = target.type.split(":").at(-1);
  const isRoot = ["parentId", "resourceId"].includes(key) && className === "RestApi";
  const handle = isRoot ? { output: "rootResourceId" } : handleOf(key);
  // A stage's ARN can be put together of its API's identifier: then it is no output.
  const isPutTogether = key !== "restApi" && key !== "restApiId" && !isRoot && className === "RestApi";
  return handle && (handle.of === undefined || handle.of === className) && !isPutTogether
    ? predictedOutputs(target)[handle.output]
    : undefined;
}

function handleOf(key: string): Handle | undefined {
  return handles[key] ?? (/Arns?$/.test(key) ? arnOf() : /Ids?$/.test(key) ? idOf() : undefined);
}
