import type { Fixture } from "../rule";
import { bucket, policy } from "./bucket";
import { trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const inEdge = (type: string, name: string, inputs: Inputs, references?: Fixture["references"]): Fixture => ({
  type,
  name,
  layer: "edge",
  inputs,
  ...(references && { references }),
});

export const restApi = (inputs: Inputs = {}): Fixture =>
  inEdge("aws:apigateway/restApi:RestApi", "api", { name: "tradai-api-prod", ...inputs });
export const stage = inEdge(
  "aws:apigateway/stage:Stage",
  "stage",
  { stageName: "v1", restApi: unknown },
  { restApi: ["api"] },
);
export const domain: readonly Fixture[] = [
  inEdge("aws:apigateway/domainName:DomainName", "domain", { domainName: "api.tradai.example.com" }),
  inEdge(
    "aws:apigateway/basePathMapping:BasePathMapping",
    "mapping",
    { domainName: "api.tradai.example.com", restApi: unknown, stageName: "v1" },
    { restApi: ["api"], domainName: ["domain"] },
  ),
];
export const balancer = (inputs: Inputs = {}): Fixture =>
  inEdge("aws:lb/loadBalancer:LoadBalancer", "alb", { name: "tradai-alb-prod", ...inputs });
export const canaryTrust = (service = "lambda.amazonaws.com"): Fixture =>
  inEdge("aws:iam/role:Role", "canary-role", {
    name: "tradai-canary-prod",
    assumeRolePolicy: policy(trustService(service)),
  });

/** A canary that is told an address, with changes. */
export function canary(url: unknown, inputs: Inputs = {}, references: Fixture["references"] = {}): Fixture {
  return inEdge(
    "aws:synthetics/canary:Canary",
    "canary",
    {
      name: "tradai-canary-prod",
      runtimeVersion: "syn-nodejs-5.4",
      handler: "index.handler",
      schedule: { expression: "rate(5 minutes)" },
      startCanary: true,
      runConfig: {
        timeoutInSeconds: 50,
        environmentVariables: { API_URL: url, SECRET: "tradai/prod/ci-client" },
      },
      executionRoleArn: unknown,
      artifactS3Location: "s3://tradai-logs-prod/canary",
      ...inputs,
    },
    { executionRoleArn: ["canary-role"], ...references },
  );
}

/** An API under its own domain and the canary that tries it, with changes by name. */
export function probed(...changed: readonly Fixture[]): readonly Fixture[] {
  const whole = [
    restApi({ disableExecuteApiEndpoint: true }),
    stage,
    ...domain,
    bucket("logs"),
    canaryTrust(),
    canary("https://api.tradai.example.com"),
  ];
  return whole.map((each) => changed.find(({ name }) => name === each.name) ?? each);
}
