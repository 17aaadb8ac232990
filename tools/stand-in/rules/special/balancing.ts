import { textOf, valuesAt } from "../../values";
import { named, special, type SpecialCase } from "./case";

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const targetGroup = "aws:lb/targetGroup:TargetGroup";

/** An application load balancer stands in two zones at least, in each of them once. */
const twoZones = special(
  balancer,
  "ValidationError",
  "elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  ({ inputs }, cloud) => {
    const given = valuesAt(inputs, "subnets[]");
    const found = given.flatMap((id) => named(cloud, ["aws:ec2/subnet:Subnet"], id));
    const zones = found.map(({ outputs }) => textOf(outputs.availabilityZone) ?? "");
    // AWS chooses the zone of a subnet that names none.
    if (given.length === 0 || found.length < given.length || zones.includes("")) return [];
    if (new Set(zones).size < zones.length)
      return { said: "A load balancer cannot be attached to multiple subnets in the same Availability Zone" };
    if (zones.length >= 2) return found;
    return { said: "At least two subnets in two different Availability Zones must be specified" };
  },
);

/** Listeners forward inside the load balancer's own VPC, which its subnets tell. */
const sameVpc = (type: string, actions: string): SpecialCase =>
  special(
    type,
    "InvalidConfigurationRequest",
    "elasticloadbalancing/latest/APIReference/API_CreateListener.html",
    ({ inputs }, cloud) => {
      const [listener] = named(cloud, ["aws:lb/listener:Listener"], inputs.listenerArn);
      const [owner] = named(cloud, [balancer], inputs.loadBalancerArn ?? listener?.inputs.loadBalancerArn);
      const [subnet] = valuesAt(owner?.inputs, "subnets[]").flatMap((id) =>
        named(cloud, ["aws:ec2/subnet:Subnet"], id),
      );
      const wrong = ["targetGroupArn", "forward.targetGroups[].arn"]
        .flatMap((path) => valuesAt(inputs, `${actions}.${path}`))
        .flatMap((arn) => named(cloud, [targetGroup], arn))
        .find(({ inputs: { vpcId } }) => subnet !== undefined && vpcId !== subnet.inputs.vpcId);
      if (wrong === undefined) return [];
      return {
        said: `The following target groups are in a different VPC than load balancer '${owner?.id ?? ""}': ${wrong.id}`,
      };
    },
  );

/** Reviewed 2026-11-21. */
export const balancingCases: readonly SpecialCase[] = [
  twoZones,
  sameVpc("aws:lb/listener:Listener", "defaultActions[]"),
  sameVpc("aws:lb/listenerRule:ListenerRule", "actions[]"),
];
