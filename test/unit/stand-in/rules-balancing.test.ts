import type { Values } from "../../../tools/stand-in/values";
import { activate, attach, authority, balancer, containers, forward, here, service } from "./compute-ground";
import { policy } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const loadBalancer = "aws:lb/loadBalancer:LoadBalancer";
const listener = "aws:lb/listener:Listener";
const scaled: Values = {
  serviceNamespace: "ecs",
  resourceId: "service/c/s",
  scalableDimension: "ecs:service:DesiredCount",
};
const target: Values = { ...scaled, minCapacity: 1, maxCapacity: 2 };

const running = (ground: Ground): void => {
  containers(ground);
  ground.make("aws:ecs/service:Service", "s", service(ground));
};

const scalable = (ground: Ground): void => {
  running(ground);
  balancer(ground);
  ground.make("aws:appautoscaling/target:Target", "target", target);
};

const suffix = (ground: Ground, name: string): string =>
  ground.id(name).replace(/^.*:(?:loadbalancer\/)?/, "");

const byRequests = (label: string): Values => ({
  ...scaled,
  name: "p",
  policyType: "TargetTrackingScaling",
  targetTrackingScalingPolicyConfiguration: {
    targetValue: 100,
    predefinedMetricSpecification: {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: label,
    },
  },
});

const issued = (ground: Ground, more: Values = {}): Values => ({
  certificateAuthorityArn: ground.id("ca"),
  certificateSigningRequest: "csr",
  signingAlgorithm: "SHA256WITHECDSA",
  templateArn: "arn:aws:acm-pca:::template/EndEntityCertificate/V1",
  validity: { type: "DAYS", value: "7" },
  ...more,
});
const root = { templateArn: "arn:aws:acm-pca:::template/RootCACertificate/V1" };

describe("stand-in rules of load balancing and scaling", () => {
  testRefusals([
    {
      title: "a load balancer in one zone",
      given: (ground) => ground.network(),
      type: loadBalancer,
      inputs: (ground) => ({ name: "x", subnets: [ground.id("a")] }),
      error: /^ValidationError: At least two subnets in two different Availability Zones/,
      mended: (ground) => ({ subnets: [ground.id("a"), ground.id("b")] }),
    },
    {
      title: "a load balancer twice in one zone",
      given: (ground) => ground.network(),
      type: loadBalancer,
      inputs: (ground) => ({ name: "x", subnets: ["a", "b", "a2"].map((name) => ground.id(name)) }),
      error: /^ValidationError: .*multiple subnets in the same Availability Zone/,
      mended: (ground) => ({ subnets: [ground.id("a"), ground.id("b")] }),
    },
    {
      title: "access logs to a bucket that the load balancer may not write to yet",
      given: (ground) => {
        ground.network();
        ground.make("aws:s3/bucket:Bucket", "logs", { bucket: "logs" });
      },
      type: loadBalancer,
      inputs: (ground) => ({
        name: "x",
        subnets: [ground.id("a"), ground.id("b")],
        accessLogs: { enabled: true, bucket: "logs" },
      }),
      error: /^InvalidConfigurationRequest: Access Denied for bucket/,
      mended: by((ground) =>
        ground.make("aws:s3/bucketPolicy:BucketPolicy", "logs", {
          bucket: "logs",
          policy: policy({
            Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
            Action: "s3:PutObject",
          }),
        }),
      ),
    },
    {
      title: "a listener with a certificate that is not issued yet",
      given: (ground) => {
        ground.network();
        balancer(ground);
        const certificate = { domainName: "a.example.com", validationMethod: "DNS" };
        ground.make("aws:acm/certificate:Certificate", "c", certificate);
      },
      type: listener,
      inputs: (ground) => ({
        loadBalancerArn: ground.id("lb"),
        port: 443,
        protocol: "HTTPS",
        certificateArn: ground.id("c"),
      }),
      error: /^UnsupportedCertificate: .*\n.*is not issued yet/,
      mended: by((ground) => {
        const [held] = ground.harness.cloud.list("aws:acm/certificate:Certificate");
        const [option] = (held?.outputs.domainValidationOptions ?? []) as Values[];
        const name = option?.resourceRecordName ?? "";
        ground.make("aws:route53/record:Record", "r", { zoneId: "Z1", name, type: "CNAME" });
        const type = "aws:acm/certificateValidation:CertificateValidation";
        ground.make(type, "v", { certificateArn: ground.id("c") });
      }),
    },
    {
      title: "a rule that forwards into another VPC",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" });
        balancer(ground);
        const group = { name: "far", port: 1, protocol: "HTTP", vpcId: ground.id("other") };
        ground.make("aws:lb/targetGroup:TargetGroup", "far", group);
      },
      type: "aws:lb/listenerRule:ListenerRule",
      inputs: (ground) => forward(ground, "far"),
      error: /^InvalidConfigurationRequest: The following target groups are in a different VPC/,
      mended: (ground) => forward(ground),
    },
    {
      title: "a listener that forwards into another VPC",
      given: (ground) => {
        ground.network();
        ground.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" });
        balancer(ground, { vpcId: ground.id("other") });
      },
      type: listener,
      inputs: (ground) => ({
        loadBalancerArn: ground.id("lb"),
        port: 81,
        defaultActions: [{ type: "forward", targetGroupArn: ground.id("tg") }],
      }),
      error: /^InvalidConfigurationRequest: The following target groups are in a different VPC/,
      mended: () => ({ defaultActions: [{ type: "fixed-response" }] }),
    },
    {
      title: "to scale a service that does not exist yet",
      given: containers,
      type: "aws:appautoscaling/target:Target",
      inputs: () => target,
      error: /^ValidationException: ECS service doesn't exist: service\/c\/s\n.*dependsOn/,
      mended: by((ground) => ground.make("aws:ecs/service:Service", "s", service(ground))),
    },
    {
      title: "a scaling policy before its target",
      given: running,
      type: "aws:appautoscaling/policy:Policy",
      inputs: () => ({ ...scaled, name: "p" }),
      error: /^ObjectNotFoundException: No scalable target registered for ecs, service\/c\/s/,
      mended: by((ground) => ground.make("aws:appautoscaling/target:Target", "target", target)),
    },
    {
      title: "scaling by the requests of a target group that no load balancer uses",
      given: scalable,
      type: "aws:appautoscaling/policy:Policy",
      inputs: (ground) => byRequests(`${suffix(ground, "lb")}/${suffix(ground, "tg")}`),
      error: /^ValidationException: Resource label app\/lb\/\w+\/targetgroup\/tg\/\w+ does not identify/,
      mended: by((ground) => attach(ground)),
    },
    {
      title: "scaling by the requests of nothing",
      given: (ground) => {
        scalable(ground);
        attach(ground);
      },
      type: "aws:appautoscaling/policy:Policy",
      inputs: (ground) => byRequests(ground.id("tg")),
      error: new RegExp(`^ValidationException: Resource label arn:aws:elasticloadbalancing:${here}`),
      mended: (ground) => byRequests(`${suffix(ground, "lb")}/${suffix(ground, "tg")}`),
    },
  ]);
});

describe("stand-in rules of the private authority", () => {
  testRefusals([
    {
      title: "a certificate from an authority that has none of its own yet",
      given: (ground) => authority(ground),
      type: "aws:acmpca/certificate:Certificate",
      inputs: (ground) => issued(ground),
      error: /^InvalidStateException: .*not in the ACTIVE state\n.*PENDING_CERTIFICATE/,
      mended: by(activate),
    },
    {
      title: "to sign with an algorithm that the authority's key does not fit",
      given: (ground) => authority(ground),
      type: "aws:acmpca/certificate:Certificate",
      inputs: (ground) => issued(ground, { ...root, signingAlgorithm: "SHA256WITHRSA" }),
      error: /^InvalidArgsException: The signing algorithm SHA256WITHRSA/,
      mended: () => ({ signingAlgorithm: "SHA256WITHECDSA" }),
    },
  ]);
});
