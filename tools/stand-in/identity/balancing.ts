import type { Identity } from "./identity";

/** Load balancers, their listeners, rules and target groups. */
export const balancingIdentities: Readonly<Record<string, Identity>> = {
  "aws:lb/loadBalancer:LoadBalancer": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/{hex:16}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    taken: "DuplicateLoadBalancerName",
    outputs: {
      arnSuffix: "app/{name}/{hex:16}",
      ipAddressType: "ipv4",
      vpcId: "vpc-{hex:17}",
      zoneId: "Z215JYRZR1TBD5",
    },
    derive: ({ internal }, fill) => ({
      dnsName: fill(`${internal === true ? "internal-" : ""}{name}-{digits:10}.{region}.elb.amazonaws.com`),
    }),
  },
  "aws:lb/targetGroup:TargetGroup": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex:16}",
    name: "name",
    arn: "{id}",
    unique: "{name}",
    taken: "DuplicateTargetGroupName",
    defaults: { targetType: "instance" },
    outputs: {
      arnSuffix: "targetgroup/{name}/{hex:16}",
      ipAddressType: "ipv4",
      loadBalancingAlgorithmType: "round_robin",
      loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
      protocolVersion: "HTTP1",
    },
  },
  "aws:lb/listener:Listener": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:listener/{loadBalancerArn/}/{hex:16}",
    arn: "{id}",
    unique: "{loadBalancerArn}:{port}",
    taken: "DuplicateListener",
    // CreateListener with the same settings succeeds; of load balancers and target groups the provider looks first.
    answersAgain: true,
    defaults: { protocol: "HTTP" },
  },
  "aws:lb/listenerRule:ListenerRule": {
    id: "arn:aws:elasticloadbalancing:{region}:{account}:listener-rule/{listenerArn/}/{hex:16}",
    arn: "{id}",
    unique: "{listenerArn}:{priority}",
    taken: "PriorityInUse",
  },
};
