import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import type { Filter, InstanceStateName } from "@aws-sdk/client-ec2";
import { given, instanceId, interfaceId } from "./aws";
import type { World } from "./aws";

/** An instance as Auto Scaling and EC2 describe it. */
export interface Member {
  readonly id: string;
  readonly lifecycle: LifecycleState;
  readonly health: "Healthy" | "Unhealthy";
  /** Undefined where EC2 knows the id no more. */
  readonly state: InstanceStateName | undefined;
  /** Whether EC2 drops what is not addressed to the instance; undefined where it does not say. */
  readonly check: boolean | undefined;
  readonly launched: string;
  readonly primary: string;
}

/** The instance that all is well with. */
export const inService: Member = {
  id: instanceId,
  lifecycle: "InService",
  health: "Healthy",
  state: "running",
  check: false,
  launched: "2026-03-02T10:00:00Z",
  primary: interfaceId,
};

function instanceOf({ id, state, check, launched, primary }: Member) {
  return {
    InstanceId: id,
    State: { Name: state },
    SourceDestCheck: check,
    LaunchTime: new Date(launched),
    // A second interface comes first: the routes need the primary one.
    NetworkInterfaces: [
      { NetworkInterfaceId: "eni-0second", VpcId: "vpc-0", Attachment: { DeviceIndex: 1 } },
      { NetworkInterfaceId: primary, VpcId: "vpc-0", Attachment: { DeviceIndex: 0 } },
    ],
  };
}

/** Sets up EC2 and Auto Scaling for one scheduled event. Undefined members: there is no such group. */
export function givenGroup(
  { routes }: Pick<World, "routes">,
  members: readonly Member[] | undefined,
): ReturnType<typeof given> {
  const mocks = given(routes === undefined ? {} : { routes });
  const group = {
    AutoScalingGroupName: "tradai-nat-dev",
    MinSize: 1,
    MaxSize: 1,
    DesiredCapacity: 1,
    DefaultCooldown: 300,
    AvailabilityZones: ["eu-central-1a", "eu-central-1b"],
    HealthCheckType: "EC2",
    CreatedTime: new Date("2026-03-01T10:00:00Z"),
    Instances: members?.map(({ id, lifecycle, health }) => ({
      InstanceId: id,
      AvailabilityZone: "eu-central-1a",
      LifecycleState: lifecycle,
      HealthStatus: health,
      ProtectedFromScaleIn: false,
    })),
  };
  mocks.autoScaling
    .on(DescribeAutoScalingGroupsCommand, { AutoScalingGroupNames: ["tradai-nat-dev"] })
    .resolves({ AutoScalingGroups: members === undefined ? [] : [group] });
  mocks.ec2.on(DescribeInstancesCommand).callsFake(({ Filters }: { Filters: Filter[] }) => {
    const [{ Name, Values = [] } = {}] = Filters;
    if (Filters.length !== 1 || Name !== "instance-id") throw new Error(JSON.stringify(Filters));
    const known = (members ?? []).filter(({ id, state }) => state !== undefined && Values.includes(id));
    // Each launch is a reservation of its own.
    return { Reservations: known.map((member) => ({ Instances: [instanceOf(member)] })) };
  });
  return mocks;
}
