import type { Identity } from "./identity";

/** Containers, instance groups and what scales them. */
export const containerIdentities: Readonly<Record<string, Identity>> = {
  "aws:ecs/cluster:Cluster": {
    id: "arn:aws:ecs:{region}:{account}:cluster/{name}",
    name: "name",
    arn: "{id}",
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": { id: "{clusterName}" },
  "aws:ecs/capacityProvider:CapacityProvider": {
    id: "arn:aws:ecs:{region}:{account}:capacity-provider/{name}",
    name: "name",
    arn: "{id}",
  },
  "aws:ecs/service:Service": {
    id: "arn:aws:ecs:{region}:{account}:service/{cluster~}/{name}",
    name: "name",
    arn: "{id}",
    taken: "InvalidParameterException",
    defaults: { schedulingStrategy: "REPLICA" },
    outputs: { availabilityZoneRebalancing: "DISABLED", iamRole: "" },
    derive: ({ launchType, platformVersion, capacityProviderStrategies }) => {
      const type = launchType ?? (capacityProviderStrategies === undefined ? "EC2" : "");
      return { launchType: type, platformVersion: platformVersion ?? (type === "EC2" ? "" : "LATEST") };
    },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    id: "{family}",
    arn: "arn:aws:ecs:{region}:{account}:task-definition/{family}:{revision}",
    // A second registration of a family is a new revision: families never collide.
    unique: "{family}:{revision}",
    outputs: {
      arnWithoutRevision: "arn:aws:ecs:{region}:{account}:task-definition/{family}",
      revision: "{revision}",
    },
  },
  "aws:autoscaling/group:Group": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
    taken: "AlreadyExists",
    outputs: {
      defaultCooldown: "300",
      desiredCapacity: "{minSize}",
      healthCheckType: "EC2",
      serviceLinkedRoleArn:
        "arn:aws:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    },
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    id: "{name}",
    name: "name",
    unique: "{autoscalingGroupName}/{name}",
    defaults: { defaultResult: "ABANDON" },
  },
  "aws:appautoscaling/target:Target": {
    id: "{resourceId}",
    unique: "{serviceNamespace}|{resourceId}|{scalableDimension}",
    arn: "arn:aws:application-autoscaling:{region}:{account}:scalable-target/{hex:32}",
  },
  "aws:appautoscaling/policy:Policy": {
    id: "{name}",
    name: "name",
    unique: "{serviceNamespace}|{resourceId}|{scalableDimension}|{name}",
    arn:
      "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:" +
      "resource/{serviceNamespace}/{resourceId}:policyName/{name}",
    // Two alarms of Application Auto Scaling's own keep the metric at its target.
    derive: ({ policyType }, fill) => ({
      alarmArns:
        policyType === "TargetTrackingScaling"
          ? ["AlarmHigh", "AlarmLow"].map((alarm) =>
              fill(`arn:aws:cloudwatch:{region}:{account}:alarm:TargetTracking-{resourceId}-${alarm}-{uuid}`),
            )
          : [],
    }),
  },
};
