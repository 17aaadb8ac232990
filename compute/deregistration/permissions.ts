/**
 * What the deregistration function calls, for its role and for the test that holds both together. Plain data: the
 * layer reads it without loading the SDK.
 */
export const deregistrationActions = {
  /** On the namespace's services (TRADAI-H-02). */
  onServices: ["servicediscovery:DeregisterInstance", "servicediscovery:ListInstances"],
  /**
   * On the namespace and its services: an operation belongs to either
   * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html).
   */
  onNamespaceAndServices: ["servicediscovery:GetOperation"],
  /** On the consolidated Auto Scaling group, by name. */
  onGroup: ["autoscaling:CompleteLifecycleAction"],
  /** On the registration topic, whose key the publisher uses too. */
  onTopic: ["sns:Publish"],
  /**
   * Cloud Map and Auto Scaling know no resource for these:
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html,
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
   */
  withoutResource: ["autoscaling:DescribeAutoScalingGroups", "servicediscovery:ListServices"],
} as const;

/**
 * What Cloud Map calls in the function's name when it removes an entry. The function never calls it itself.
 */
export const deregistrationImplies = {
  /** On health checks: https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-api-permissions-ref.html */
  onHealthChecks: ["route53:DeleteHealthCheck", "route53:GetHealthCheck", "route53:UpdateHealthCheck"],
  /**
   * On the namespace's hosted zone, for the names in it. AWS's own policy for registrants has it beside the others:
   * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCloudMapRegisterInstanceAccess.html
   */
  onHostedZone: ["route53:ChangeResourceRecordSets"],
} as const;
