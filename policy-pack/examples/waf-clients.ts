import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { domain, mapping } from "./api-hardening";
import { bucket } from "./bucket";
import { association, documentedRules, rate, webAcl } from "./front-door";
import { balancer, listener } from "./load-balancer";
import { restApi, stage } from "./rest-api";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

/** A WebACL that counts by the address that a proxy says. */
const byHeader = webAcl({
  rules: [
    rate({
      aggregateKeyType: "FORWARDED_IP",
      forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "MATCH" },
    }),
    ...documentedRules.slice(1),
  ],
});
const counting = (aggregateKeyType: string | undefined): Fixture =>
  webAcl({ rules: [rate({ aggregateKeyType }), ...documentedRules.slice(1)] });
const beforeApi = [restApi(), stage(), association("stage")];
const publicBalancer = balancer({ internal: false });
const beforeBalancer = [publicBalancer, association("alb")];
const mappingOfDomain: Fixture = {
  ...mapping,
  references: { ...mapping.references, domainName: ["domain"] },
};

/** What passes requests on to what its property names. */
const proxy = (type: string, name: string, inputs: Inputs, property: string, to: string): Fixture => ({
  type,
  name,
  inputs,
  references: { [property]: [to] },
});
const integration = proxy(
  "aws:apigateway/integration:Integration",
  "integration",
  { type: "HTTP_PROXY", integrationTarget: unknown },
  "integrationTarget",
  "alb",
);
/** Pages of a bucket, and the API's answers. */
const distribution: Fixture = {
  type: "aws:cloudfront/distribution:Distribution",
  name: "distribution",
  inputs: {
    origins: [
      { originId: "pages", domainName: unknown },
      { originId: "api", domainName: unknown },
    ],
  },
  references: { origins: ["pages", "domain"] },
};

const beforeBalancers: readonly (readonly [title: string, proxy: Fixture])[] = [
  ["Addresses behind the API", integration],
  [
    "Addresses behind the API, which calls the load balancer by its name",
    proxy(
      "aws:apigateway/integration:Integration",
      "http",
      { type: "HTTP_PROXY", uri: unknown },
      "uri",
      "alb",
    ),
  ],
  [
    "Addresses behind a private link",
    proxy("aws:apigateway/vpcLink:VpcLink", "link", { targetArn: unknown }, "targetArn", "alb"),
  ],
  [
    "Addresses behind an HTTP API, which names the listener",
    proxy(
      "aws:apigatewayv2/integration:Integration",
      "private",
      { integrationUri: unknown },
      "integrationUri",
      "listener",
    ),
  ],
  [
    "Addresses behind a distribution that reaches into the VPC",
    proxy(
      "aws:cloudfront/vpcOrigin:VpcOrigin",
      "origin",
      { vpcOriginEndpointConfig: { arn: unknown } },
      "vpcOriginEndpointConfig",
      "alb",
    ),
  ],
];

export const countedClients: readonly Example[] = [
  {
    title: "A load balancer behind the API, counted by what the API forwards",
    resources: [byHeader, ...beforeBalancer, integration],
  },
  {
    title: "An API whose clients come by themselves, whatever it passes them on to",
    resources: [webAcl(), ...beforeApi, publicBalancer, integration],
  },
];

export const uncountedClients: readonly ViolatingExample[] = [
  ...beforeBalancers.map(([title, each]) => ({
    title,
    resources: [webAcl(), ...beforeBalancer, listener(), each],
    resource: "waf",
    says: `behind ${each.name} every client of alb has the same`,
  })),
  {
    title: "Addresses behind a distribution before the API's domain",
    resources: [webAcl(), ...beforeApi, domain(), mappingOfDomain, bucket("pages"), distribution],
    resource: "waf",
    says: "behind distribution every client of stage has the same",
  },
  {
    title: "Addresses behind a distribution before AWS's own address of the API",
    resources: [
      webAcl(),
      ...beforeApi,
      bucket("pages"),
      { ...distribution, references: { origins: ["pages", "api"] } },
    ],
    resource: "waf",
    says: "behind distribution every client of stage has the same",
  },
  {
    title: "A header that clients write",
    resources: [byHeader, ...beforeApi],
    resource: "waf",
    says: "whoever calls stage directly writes",
  },
  {
    title: "A limit for all together",
    resources: [counting("CONSTANT"), ...beforeApi],
    resource: "waf",
    says: "counts by CONSTANT, not each client",
  },
  {
    title: "A limit that does not say whom it counts",
    resources: [counting(undefined), ...beforeApi],
    resource: "waf",
    says: "counts by nothing, not each client",
  },
  {
    title: "No limit, whatever another program puts behind the WebACL",
    resources: [
      webAcl({ rules: documentedRules.slice(1) }),
      {
        ...association("waf", {
          resourceArn: "arn:aws:cognito-idp:eu-central-1:600802701449:userpool/eu-central-1_ELSEWHERE",
        }),
        references: { webAclArn: ["waf"] },
      },
    ],
    resource: "waf",
    says: "no rule of priority 1 limits",
  },
];

export const perhapsCounted: readonly UndecidedExample[] = [
  {
    title: "A header counts in a layer of its own: the proxy may stand in another one",
    scope: "layer",
    resources: [byHeader, ...beforeApi],
    resource: "waf",
    says: "may be declared in another layer",
  },
];
