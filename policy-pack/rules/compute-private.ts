import { instanceTypes } from "../checks/instance-hardening";
import { whyNoNat } from "../checks/nat-role";
import { ofType } from "../checks/of-type";
import { homedTypes, placedByName, placedPrivately, placedTypes } from "../checks/placement";
import { compliantPlaces, violatingPlaces } from "../examples/compute-private";
import { compliantAddresses, undecidedAddresses, violatingAddresses } from "../examples/public-addresses";
import { declared } from "../graph/lists";
import { targetOf } from "../graph/references";
import { subnetType, tierOf } from "../graph/subnets";
import type { Value } from "../graph/values";
import { stringsIn } from "../graph/values";
import type { Check, Rule } from "../rule";

const addressType = "aws:ec2/eip:Eip";
const addressAssociationType = "aws:ec2/eipAssociation:EipAssociation";
const instanceType = "aws:ec2/instance:Instance";
const stateMachineType = "aws:sfn/stateMachine:StateMachine";
const defaultTypes = ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"];

const noDefaultVpc: Check = function* () {
  yield {
    found: "it takes over a part of the account's default VPC, whose subnets are public",
    expected: "a VPC of this program",
    fix: "Use the subnets of the program's own VPC.",
  };
};

const noMapping: Check = function* ({ inputs }) {
  if (inputs.flag("mapPublicIpOnLaunch") === true) {
    yield {
      found: "whatever starts in the subnet gets a public address",
      expected: "`mapPublicIpOnLaunch: false`",
      fix: "Set mapPublicIpOnLaunch to false; a NAT asks for its address itself.",
    };
  }
};

/** Launch templates, configurations and instances that ask for a public address, and are no NAT. */
const noPublicMachine: Check = function* (subject, context) {
  const { inputs } = subject;
  const asks =
    inputs.flag("associatePublicIpAddress") === true ||
    inputs.blocks("networkInterfaces").some((card) => card.flag("associatePublicIpAddress") === true);
  const why = asks ? whyNoNat(subject, context) : undefined;
  if (why !== undefined) {
    yield {
      found: `it asks for a public address and is no NAT: ${why}`,
      expected: "no public address",
      fix: "Set associatePublicIpAddress to false and run it in private subnets.",
    };
  }
};

/** Where types of `awsvpc` tasks say whether the task gets a public address. */
const taskFlags: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "networkConfiguration.assignPublicIp",
  "aws:ecs/taskSet:TaskSet": "networkConfiguration.assignPublicIp",
  "aws:cloudwatch/eventTarget:EventTarget": "ecsTarget.networkConfiguration.assignPublicIp",
  "aws:scheduler/schedule:Schedule": "target.ecsParameters.networkConfiguration.assignPublicIp",
};

const noPublicTask: Check = function* ({ inputs, type }) {
  if (inputs.flag(String(taskFlags[type])) === true) {
    yield {
      found: "its tasks get a public address",
      expected: "`assignPublicIp: false`",
      fix: "Set assignPublicIp to false and run the tasks in private subnets.",
    };
  }
};

const noPublicState: Check = function* ({ inputs }) {
  for (const { path, text } of stringsIn(parsed(String(inputs.text("definition"))), "definition")) {
    if (path.endsWith("AssignPublicIp") && text === "ENABLED") {
      yield {
        found: `\`${path}\` gives its task a public address`,
        expected: '"DISABLED"',
        fix: "Set AssignPublicIp to DISABLED.",
      };
    }
  }
};

/** Where those that start tasks name subnets, without being placed themselves. */
const startedIn: Readonly<Record<string, string>> = {
  "aws:ecs/taskSet:TaskSet": "networkConfiguration",
  "aws:cloudwatch/eventTarget:EventTarget": "ecsTarget",
  "aws:scheduler/schedule:Schedule": "target",
  [stateMachineType]: "definition",
};

/** Ids of subnets are known only after the update: the engine tells which ones a property depends on. */
const startedPrivately: Check = function* (subject, { graph }) {
  const property = String(startedIn[subject.type]);
  const outside = subject
    .dependenciesOf(property)
    .filter((each) => each.type === subnetType && tierOf(graph, each) === "public");
  if (outside.length > 0) {
    yield {
      found: `\`${property}\` starts tasks in ${outside.map(({ name }) => name).join(", ")}, a public subnet`,
      expected: "private subnets",
      fix: "Name the private subnets.",
    };
  }
};

function parsed(text: string): Value {
  let content: Value = null;
  try {
    content = JSON.parse(text) as Value;
  } catch {
    // What is no JSON starts no task.
  }
  return content;
}

/** The instance that an address is fixed to, by its own input or by an association. */
const noFixedAddress: Check = function* (subject, context) {
  const property = subject.type === addressType ? "instance" : "instanceId";
  const target = targetOf(context.graph, subject, property, [instanceType]);
  if (target.kind === "absent") {
    return;
  }
  const machine = declared(target, property);
  const why = machine ? whyNoNat(machine, context) : "the instance is not declared here";
  if (why !== undefined) {
    yield {
      found: `the address belongs to ${machine?.name ?? "an instance"}, which is no NAT: ${why}`,
      expected: "addresses of NAT gateways and NAT instances alone",
      fix: "Reach the instance through the load balancer or Systems Manager.",
    };
  }
};

const cardType = "aws:ec2/networkInterface:NetworkInterface";

/** Who takes in packets that are not for it stands where a NAT stands: elsewhere it can pass for another machine. */
const forwardsAsNat: Check = function* (subject, { graph }) {
  if (subject.inputs.flag("sourceDestCheck") !== false) {
    return;
  }
  const home = declared(targetOf(graph, subject, "subnetId", [subnetType]), "subnetId");
  if (!home || tierOf(graph, home) !== "public") {
    yield {
      found: `it takes in packets for others in ${home?.name ?? "no declared subnet"}, where no NAT stands`,
      expected: "`sourceDestCheck: true`; false for a NAT in a public subnet alone",
      fix: "Leave sourceDestCheck out.",
    };
  }
};

const rule: Rule = {
  name: "compute-private",
  title: "Nothing that computes has a public address",
  description:
    "Functions, tasks and machines run in private subnets of the program's own VPC without a public address; only a NAT has one.",
  rationale:
    "A public address puts a service in front of everybody's scanner, with its security group as the only guard.",
  remediation: "Run it in private subnets without a public address.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["EC2.9", "EC2.15", "EC2.25", "EC2.180", "AutoScaling.5", "ECS.2", "ECS.16"],
    checkov: ["CKV_AWS_88", "CKV_AWS_130", "CKV_AWS_148", "CKV_AWS_333"],
  },
  findings: ["EDGAR-31", "EDGAR-64"],
  types: [
    ...new Set([
      ...[subnetType, addressType, addressAssociationType, stateMachineType, cardType],
      ...[...defaultTypes, ...instanceTypes, ...placedTypes, ...homedTypes],
      ...Object.keys(taskFlags),
      ...Object.keys(startedIn),
    ]),
  ],
  checks: [
    ofType(defaultTypes, noDefaultVpc),
    ofType([subnetType], noMapping),
    ofType(instanceTypes, noPublicMachine),
    ofType(Object.keys(taskFlags), noPublicTask),
    ofType([stateMachineType], noPublicState),
    ofType(Object.keys(startedIn), startedPrivately),
    ofType([addressType, addressAssociationType], noFixedAddress),
    ofType([instanceType, cardType], forwardsAsNat),
    ofType(placedTypes, placedPrivately),
    ...placedByName,
  ],
  examples: {
    compliant: [...compliantPlaces, ...compliantAddresses],
    violating: [...violatingPlaces, ...violatingAddresses],
    undecided: undecidedAddresses,
  },
};

export default rule;
