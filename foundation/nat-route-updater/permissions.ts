/**
 * What the NAT route updater calls, for its role and for the test that holds both together. Plain data: the
 * layer reads it without loading the SDK.
 *
 * The role's documented `ec2:DeleteRoute` is absent, because ReplaceRoute never leaves a table without a
 * default route (OPEN-24: grants derive from wiring).
 */
export const natRouteUpdaterActions = {
  /** On the private route tables of the environment (TRADAI-S-27). */
  onRouteTables: ["ec2:CreateRoute", "ec2:ReplaceRoute"],
  /** On the NAT instance's Auto Scaling group, by name (TRADAI-S-27). */
  onGroup: ["autoscaling:CompleteLifecycleAction"],
  /**
   * EC2 and Auto Scaling know no resource for these:
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html,
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
   */
  withoutResource: [
    "autoscaling:DescribeAutoScalingGroups",
    "ec2:DescribeInstances",
    "ec2:DescribeRouteTables",
  ],
} as const;
