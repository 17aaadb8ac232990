import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { association, webAcl } from "./front-door";
import { balancer } from "./load-balancer";
import { restApi, stage } from "./rest-api";
import { pool } from "./user-pool";

const unknown = Symbol("unknown");
const ofService = (service: string, resource: string, owner = account): string =>
  `arn:aws:${service}:${region}:${owner}:${resource}`;
const aclArn = ofService("wafv2", "regional/webacl/tradai-waf-prod/0a1b2c3d");
const poolArn = ofService("cognito-idp", "userpool/eu-central-1_EXAMPLE01");
const stageArn = ofService("apigateway", "/restapis/0a1b2c3d4e/stages/v1", "");

/** What stands before programs and can have no WebACL. */
export const httpApi: Fixture = {
  type: "aws:apigatewayv2/api:Api",
  name: "http-api",
  inputs: { name: "tradai-api-prod", protocolType: "HTTP" },
};
export const httpStage: Fixture = {
  type: "aws:apigatewayv2/stage:Stage",
  name: "http-stage",
  inputs: { name: "$default" },
};
export const httpStageArn = ofService("apigateway", "/apis/0a1b2c3d4e/stages/$default", "");

export const publicBalancer = balancer({ internal: false });
/** The stage of the API, and what guards it. */
export const toStage: readonly Fixture[] = [restApi(), stage(), association("stage")];

/** An association that names both ends by ARNs, as another program hands them over. */
const byArns = (resourceArn: string, webAclArn = aclArn): Fixture => ({
  ...association("waf", { resourceArn, webAclArn }),
  references: {},
});
/** An association with something outside this program. */
const outwards = (resourceArn: unknown): Fixture => ({
  ...association("waf", { resourceArn }),
  references: { webAclArn: ["waf"] },
});
const namedAcl: Fixture = { ...webAcl(), outputs: { arn: aclArn } };

/** What stands in another account's or stack's hands and can be guarded. */
const elsewhere: readonly (readonly [what: string, arn: string])[] = [
  ["a load balancer", ofService("elasticloadbalancing", "loadbalancer/app/tradai-prod/50dc6c495c0c9188")],
  ["a stage", stageArn],
  ["a user pool", poolArn],
  ["an AppSync API", ofService("appsync", "apis/abcdefghijklmnop")],
  ["an App Runner service", ofService("apprunner", "service/tradai/8fe1e10304f84fd2")],
  ["a Verified Access instance", ofService("ec2", "verified-access-instance/vai-0a1b2c3d")],
  ["an Amplify app", ofService("amplify", "apps/d2o0dl8z4y")],
];

/** What the program declares and can guard beside the doors of this system. */
const declared: readonly (readonly [what: string, type: string])[] = [
  ["An AppSync API of GraphQL", "aws:appsync/graphQLApi:GraphQLApi"],
  ["An AppSync API of events", "aws:appsync/api:Api"],
  ["An App Runner service", "aws:apprunner/service:Service"],
  ["A Verified Access instance", "aws:verifiedaccess/instance:Instance"],
  ["An Amplify app", "aws:amplify/app:App"],
];

/** What WAF cannot guard and that looks, by a part of its ARN, like what it can. */
const lookalikes: readonly (readonly [what: string, arn: string])[] = [
  ["A load balancer of packets", ofService("elasticloadbalancing", "loadbalancer/net/tradai-prod/50dc6c49")],
  ["A listener", ofService("elasticloadbalancing", "listener/app/tradai-prod/50dc6c49/0467ef3c")],
  ["A REST API without its stage", ofService("apigateway", "/restapis/0a1b2c3d4e", "")],
  ["A service of ECS", ofService("ecs", "service/tradai/backend-api")],
  ["A virtual machine", ofService("ec2", "instance/i-0a1b2c3d")],
];

const distribution = (webAclId: unknown): Fixture => ({
  type: "aws:cloudfront/distribution:Distribution",
  name: "distribution",
  inputs: { webAclId },
});

export const guardedDoors: readonly Example[] = [
  ...elsewhere.map(([what, arn]) => ({
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)} that another program declares, by its ARN`,
    resources: [webAcl(), outwards(arn)],
  })),
  ...declared.map(([title, type]) => ({
    title,
    resources: [webAcl(), { type, name: "front", inputs: {} }, association("front")],
  })),
  {
    title: "A user pool by its ARN, and the WebACL by its own",
    resources: [namedAcl, { ...pool(), outputs: { arn: poolArn } }, byArns(poolArn)],
  },
  {
    title: "A distribution that names the WebACL by its ARN",
    resources: [namedAcl, distribution(aclArn)],
  },
  {
    title: "A stage whose ARN is known while the API's id is not",
    resources: [webAcl(), restApi(), stage(), association("api", { resourceArn: stageArn })],
  },
];

export const unguardedDoors: readonly ViolatingExample[] = [
  ...lookalikes.map(([what, arn]) => ({
    title: `${what}, by its ARN`,
    resources: [webAcl(), outwards(arn)],
    resource: "association",
    says: `${arn}, which WAF cannot protect`,
  })),
  {
    title: "A name in the place of an ARN",
    resources: [webAcl(), outwards("tradai-prod")],
    resource: "association",
    says: "names tradai-prod, which WAF cannot protect",
  },
  {
    title: "A gateway load balancer",
    resources: [webAcl(), balancer({ loadBalancerType: "gateway" }), association("alb")],
    resource: "association",
    says: "alb (lb/loadBalancer), which WAF cannot protect",
  },
];

export const openDoors: readonly UndecidedExample[] = [
  {
    title: "A WebACL in a layer of its own: another one may attach it",
    scope: "layer",
    resources: [webAcl()],
    resource: "waf",
    says: "declared in another layer",
  },
  {
    title: "A user pool in a layer of its own: another one may guard it",
    scope: "layer",
    resources: [pool()],
    resource: "users",
    says: "declared in another layer",
  },
  {
    title: "A distribution whose WebACL is known only after the update",
    resources: [webAcl(), distribution(unknown)],
    resource: "waf",
    says: "webAclId of a Distribution",
  },
  {
    title: "An association of what is known only after the update",
    resources: [webAcl(), outwards(unknown)],
    resource: "association",
    says: "resourceArn",
  },
];
