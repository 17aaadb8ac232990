import { AutoScalingServiceException, CompleteLifecycleActionCommand } from "@aws-sdk/client-auto-scaling";
import {
  CreateRouteCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  EC2ServiceException,
  ReplaceRouteCommand,
} from "@aws-sdk/client-ec2";
import type { InstanceStateName, Route } from "@aws-sdk/client-ec2";
import { mockClient } from "aws-sdk-client-mock";
import * as clients from "../../../../foundation/nat-route-updater/clients";
import { handler } from "../../../../foundation/nat-route-updater/handler";
import type { Outcome } from "../../../../foundation/nat-route-updater/handler";

export const instanceId = "i-0f00d5eed5eed5eed";
export const interfaceId = "eni-0new";
export const tableIds = ["rtb-0a", "rtb-0b"] as const;
export const launchEvent = {
  version: "0",
  source: "aws.autoscaling",
  "detail-type": "EC2 Instance-launch Lifecycle Action",
  account: "111122223333",
  region: "eu-central-1",
  detail: {
    LifecycleActionToken: "87654321-4321-4321-4321-210987654321",
    AutoScalingGroupName: "tradai-nat-dev",
    LifecycleHookName: "tradai-nat-launch-dev",
    EC2InstanceId: instanceId,
    LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    Origin: "EC2",
    Destination: "AutoScalingGroup",
  },
};

export const reconcileRule = "arn:aws:events:eu-central-1:111122223333:rule/tradai-nat-reconcile-dev";
/** As EventBridge sends it for a rule with a rate. */
export const scheduledEvent = {
  version: "0",
  id: "89d1a02d-5ec7-412e-82f5-13505f849b41",
  source: "aws.events",
  "detail-type": "Scheduled Event",
  account: "111122223333",
  region: "eu-central-1",
  resources: [reconcileRule],
  detail: {},
};

const local: Route = { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active" };

/** The default route of a private table, as EC2 describes it. */
export function defaultRoute(target: string, state: "active" | "blackhole" = "active"): Route {
  return { DestinationCidrBlock: "0.0.0.0/0", NetworkInterfaceId: target, State: state };
}

/** What EC2 knows when the event arrives. */
export interface World {
  /** The instance's states, one a look; the last one stays. */
  readonly states?: readonly InstanceStateName[];
  /** Whether the user data has cleared the source/destination check. */
  readonly forwards?: boolean;
  /** Each private route table's default route; undefined where it has none. */
  readonly routes?: Readonly<Record<string, Route | undefined>>;
}

export interface Call {
  /** As IAM writes it: `ec2:CreateRoute`. */
  readonly action: string;
  readonly input: unknown;
}

// The handler's own clients, and not their classes, which other handlers' clients have in common.
const ec2 = mockClient(clients.ec2);
const autoScaling = mockClient(clients.autoScaling);

/** An error as EC2 answers it. */
export function ec2Error(name: string, message: string): EC2ServiceException {
  return new EC2ServiceException({ name, message, $fault: "client", $metadata: {} });
}

/** An error as Auto Scaling answers it. */
export function autoScalingError(name: string, message: string): AutoScalingServiceException {
  return new AutoScalingServiceException({ name, message, $fault: "client", $metadata: {} });
}

function reservations(state: InstanceStateName) {
  // A second interface comes first: the routes need the primary one.
  const NetworkInterfaces = [
    { NetworkInterfaceId: "eni-0second", VpcId: "vpc-0", Attachment: { DeviceIndex: 1 } },
    { NetworkInterfaceId: interfaceId, VpcId: "vpc-0", Attachment: { DeviceIndex: 0 } },
  ];
  return [{ Instances: [{ InstanceId: instanceId, State: { Name: state }, NetworkInterfaces }] }];
}

/** Sets up EC2 and Auto Scaling for one event; every write succeeds until a test says otherwise. */
export function given({ states = ["running"], forwards = true, routes = {} }: World): {
  ec2: typeof ec2;
  autoScaling: typeof autoScaling;
} {
  ec2.reset();
  autoScaling.reset();
  let look = 0;
  ec2.on(DescribeInstancesCommand, { InstanceIds: [instanceId] }).callsFake(() => {
    const state = states[Math.min(look++, states.length - 1)] ?? "running";
    return { Reservations: reservations(state) };
  });
  const forwarding = [
    { Name: "instance-id", Values: [instanceId] },
    { Name: "source-dest-check", Values: ["false"] },
  ];
  ec2
    .on(DescribeInstancesCommand, { Filters: forwarding })
    .callsFake(() => ({ Reservations: forwards ? reservations("running") : [] }));
  // One table a page: whoever reads the first page alone forgets a zone.
  const filters = [
    { Name: "vpc-id", Values: ["vpc-0"] },
    { Name: "tag:env", Values: ["dev"] },
    { Name: "tag:tier", Values: ["private"] },
  ];
  const tables = Object.entries(routes).map(([RouteTableId, route]) => ({
    RouteTableId,
    Routes: route === undefined ? [local] : [local, route],
  }));
  ec2.on(DescribeRouteTablesCommand, { Filters: filters }).callsFake((input: { NextToken?: string }) => {
    const page = Number(input.NextToken ?? 0);
    const more = page + 1 < tables.length ? { NextToken: String(page + 1) } : {};
    return { RouteTables: tables.slice(page, page + 1), ...more };
  });
  ec2.on(CreateRouteCommand).resolves({ Return: true });
  ec2.on(ReplaceRouteCommand).resolves({});
  autoScaling.on(CompleteLifecycleActionCommand).resolves({});
  return { ec2, autoScaling };
}

/** What was asked of AWS since `given`, in order. */
export function calls(): Call[] {
  const all = [
    ...ec2.calls().map((call) => ({ prefix: "ec2", call })),
    ...autoScaling.calls().map((call) => ({ prefix: "autoscaling", call })),
  ];
  return all
    .sort((left, right) => (left.call.calledBefore(right.call) ? -1 : 1))
    .map(({ prefix, call }) => {
      const { constructor, input } = call.args[0] as { constructor: { name: string }; input: unknown };
      return { action: `${prefix}:${constructor.name.replace(/Command$/, "")}`, input };
    });
}

/** The requests that change something, in order. */
export function writes(): Call[] {
  return calls().filter(({ action }) => !action.includes(":Describe"));
}

export interface Handled {
  readonly outcome?: Outcome;
  readonly error?: Error;
  /** The lines that the function logged. */
  readonly lines: Record<string, unknown>[];
}

/**
 * Runs the handler as Lambda does. Thirty seconds of what is left are kept back for the routes, so that one
 * second remains to wait for the instance.
 */
export async function handle(event: unknown, secondsLeft = 31): Promise<Handled> {
  Object.assign(process.env, {
    GROUP_NAME: "tradai-nat-dev",
    HOOK_NAME: "tradai-nat-launch-dev",
    RECONCILE_RULE: reconcileRule,
    ENVIRONMENT: "dev",
    TIER: "private",
  });
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    written.push(String(chunk));
    return true;
  };
  const result: { outcome?: Outcome; error?: Error } = {};
  try {
    result.outcome = await handler(event, {
      awsRequestId: "request-1",
      getRemainingTimeInMillis: () => secondsLeft * 1_000,
    });
  } catch (error) {
    result.error = error as Error;
  } finally {
    process.stdout.write = write;
  }
  return { ...result, lines: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
