import type { Values } from "../../../tools/stand-in/values";
import { account, policy } from "./harness";
import type { Ground } from "./refused";

export const here = `eu-central-1:${account}`;
export const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
export const stageArn = (ground: Ground): string =>
  `arn:aws:apigateway:eu-central-1::/restapis/${ground.id("api")}/stages/v1`;

const api = (type: string): string =>
  `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;

/** Inputs of what belongs to `GET /runs` of the API `api`. */
export const onGet = (ground: Ground, more: Values = {}): Values => ({
  restApi: ground.id("api"),
  resourceId: ground.id("runs"),
  httpMethod: "GET",
  ...more,
});

/** An API `api` with the resource `runs` and no method. */
export function emptyApi(ground: Ground): void {
  ground.make(api("RestApi"), "api", { name: "api" });
  const held = ground.harness.cloud.list(api("RestApi"))[0];
  ground.make(api("Resource"), "runs", {
    restApi: ground.id("api"),
    parentId: held?.outputs.rootResourceId ?? null,
    pathPart: "runs",
  });
}

/** The API with `GET /runs`, without its integration. */
export function withMethod(ground: Ground, more: Values = {}): void {
  emptyApi(ground);
  ground.make(api("Method"), "get", onGet(ground, { authorization: "NONE", ...more }));
}

export function integrate(ground: Ground, more: Values = {}): void {
  ground.make(api("Integration"), "integration", onGet(ground, { type: "MOCK", ...more }));
}

/** The API with a deployment, and no stage. */
export function deployed(ground: Ground): void {
  withMethod(ground);
  integrate(ground);
  ground.make(api("Deployment"), "deployment", { restApi: ground.id("api") });
}

export const stage = (ground: Ground, more: Values = {}): Values => ({
  restApi: ground.id("api"),
  deployment: ground.id("deployment"),
  stageName: "v1",
  ...more,
});

/** The API with its stage `v1`. */
export function staged(ground: Ground, more: Values = {}): void {
  deployed(ground);
  ground.make(api("Stage"), "stage", stage(ground, more));
}

/** The role by which API Gateway writes logs, set for the account. */
export function loggingAccount(ground: Ground): void {
  ground.role("api-logs", "apigateway.amazonaws.com");
  ground.allow("api-logs", "logs:*");
  ground.make(api("Account"), "account", { cloudwatchRoleArn: roleArn("api-logs") });
}

/** A VPC link `link` in the subnet `a`, and a load balancer `lb` in the subnets `a` and `b`. */
export function privateWay(ground: Ground): void {
  ground.network();
  ground.make("aws:lb/loadBalancer:LoadBalancer", "lb", {
    name: "lb",
    internal: true,
    subnets: [ground.id("a"), ground.id("b")],
  });
  ground.make("aws:apigatewayv2/vpcLink:VpcLink", "link", {
    name: "link",
    subnetIds: [ground.id("a")],
    securityGroupIds: [ground.id("sg")],
  });
}

/** Inputs of an integration over the link. */
export const privately = (ground: Ground, more: Values = {}): Values =>
  onGet(ground, {
    type: "HTTP_PROXY",
    connectionType: "VPC_LINK",
    connectionId: ground.id("link"),
    integrationTarget: ground.id("lb"),
    integrationHttpMethod: "GET",
    uri: "http://example.com/runs",
    ...more,
  });

/** The certificate of `example.com` and everything below it, requested. */
export function certificate(ground: Ground): void {
  ground.make("aws:acm/certificate:Certificate", "certificate", {
    domainName: "example.com",
    subjectAlternativeNames: ["*.example.com"],
    validationMethod: "EMAIL",
  });
}

export function issue(ground: Ground): void {
  ground.make("aws:acm/certificateValidation:CertificateValidation", "issued", {
    certificateArn: ground.id("certificate"),
  });
}

/** A web ACL `acl` without rules. */
export function acl(ground: Ground): void {
  ground.make("aws:wafv2/webAcl:WebAcl", "acl", {
    name: "acl",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: { metricName: "acl", cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true },
  });
}

export const aclArn = (ground: Ground): string =>
  `arn:aws:wafv2:${here}:regional/webacl/acl/${ground.id("acl")}`;

/** A topic `t`; `publish` lets a service publish to it. */
export function topic(ground: Ground): void {
  ground.make("aws:sns/topic:Topic", "t", { name: "t" });
}

export const topicArn = `arn:aws:sns:${here}:t`;

export function publish(ground: Ground, service: string): void {
  const document = policy({ Principal: { Service: service }, Action: "sns:Publish", Resource: topicArn });
  ground.make("aws:sns/topicPolicy:TopicPolicy", "t-policy", { arn: topicArn, policy: document });
}

/** An alarm on a metric. */
export function alarm(ground: Ground, name: string): void {
  ground.make("aws:cloudwatch/metricAlarm:MetricAlarm", name, { name });
}

/** Config's recorder `recorder` with its own role. */
export function recorder(ground: Ground): void {
  ground.role("config", "config.amazonaws.com");
  ground.make("aws:cfg/recorder:Recorder", "recorder", { name: "default", roleArn: roleArn("config") });
}

/** Lets Config write into the bucket `b`. */
export function admitConfig(ground: Ground): void {
  ground.make("aws:s3/bucketPolicy:BucketPolicy", "b-policy", {
    bucket: "b",
    policy: policy({ Principal: { Service: "config.amazonaws.com" }, Action: "s3:PutObject" }),
  });
}

/** The recorder with its bucket `b`, into which Config may write. */
export function delivered(ground: Ground): void {
  recorder(ground);
  ground.make("aws:s3/bucket:Bucket", "b", { bucket: "b" });
  admitConfig(ground);
  ground.make("aws:cfg/deliveryChannel:DeliveryChannel", "channel", { name: "default", s3BucketName: "b" });
}
