import { ofType } from "../checks/of-type";
import {
  aclAttached,
  doorGuarded,
  frontDoorTypes,
  frontSupported,
  httpApiType,
  noHttpApi,
} from "../checks/waf-association";
import { association, webAcl } from "../examples/front-door";
import { balancer, network } from "../examples/load-balancer";
import { restApi, stage } from "../examples/rest-api";
import { pool } from "../examples/user-pool";
import {
  guardedDoors,
  httpApi,
  httpStage,
  httpStageArn,
  openDoors,
  publicBalancer,
  toStage,
  unguardedDoors,
} from "../examples/waf-association";
import { aclAssociationType, webAclType } from "../graph/web-acls";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "waf-attached",
  title: "A firewall stands before every public door",
  description:
    "Every WebACL is attached to something that WAF can protect, and every public load balancer, stage of a REST API and user pool has one; an HTTP API can have none.",
  rationale:
    "A WebACL that is attached to nothing looks like a control and lets every request by: no rate is limited and no injection is stopped.",
  remediation: "Associate a regional WebACL with the door that the message names.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["ELB.16", "APIGateway.4"],
    cdkNag: ["APIG3"],
    checkov: ["CKV2_AWS_28", "CKV2_AWS_29"],
  },
  relations: [1, 2, 3],
  findings: ["TRADAI-H-05", "TRADAI-S-01", "ORION-41"],
  types: [webAclType, aclAssociationType, httpApiType, ...frontDoorTypes],
  checks: [
    ofType([webAclType], aclAttached),
    ofType([aclAssociationType], frontSupported),
    ofType(frontDoorTypes, doorGuarded),
    ofType([httpApiType], noHttpApi),
  ],
  examples: {
    compliant: [
      { title: "A stage", environment: "dev", resources: [webAcl(), ...toStage] },
      { title: "A user pool", resources: [webAcl(), pool(), association("users")] },
      { title: "A public load balancer", resources: [webAcl(), publicBalancer, association("alb")] },
      {
        title: "Doors that the internet does not reach",
        resources: [
          balancer(),
          ...network,
          restApi({ endpointConfiguration: { types: "PRIVATE" } }),
          stage(),
        ],
      },
      {
        title: "A stage by an ARN put together of the API's",
        resources: [webAcl(), restApi(), stage(), association("api")],
      },
      {
        title: "A distribution",
        resources: [
          webAcl({ scope: "CLOUDFRONT" }),
          {
            type: "aws:cloudfront/distribution:Distribution",
            name: "distribution",
            inputs: { webAclId: Symbol("unknown") },
            references: { webAclId: ["waf"] },
          },
        ],
      },
      ...guardedDoors,
    ],
    violating: [
      {
        title: "A WebACL before nothing",
        resources: [webAcl()],
        resource: "waf",
        says: "attached to nothing",
      },
      {
        title: "The default stage of an HTTP API",
        resources: [webAcl(), httpStage, association("http-stage")],
        resource: "association",
        says: "http-stage (apigatewayv2/stage), which WAF cannot protect",
      },
      {
        title: "The default stage of an HTTP API by its ARN",
        resources: [webAcl(), association("waf", { resourceArn: httpStageArn })],
        resource: "association",
        says: "/apis/0a1b2c3d4e/stages/$default, which WAF cannot protect",
      },
      {
        title: "A load balancer of packets",
        resources: [webAcl(), ...network, association("nlb")],
        resource: "association",
        says: "nlb (lb/loadBalancer), which WAF cannot protect",
      },
      {
        title: "A stage without WebACL",
        resources: [webAcl(), pool(), association("users"), restApi(), stage()],
        resource: "stage",
        says: "no WebACL guards it",
      },
      {
        title: "A user pool without WebACL, in dev too",
        environment: "dev",
        resources: [pool()],
        resource: "users",
        says: "no WebACL guards it",
      },
      {
        title: "A public load balancer without WebACL",
        resources: [publicBalancer],
        resource: "alb",
        says: "no WebACL guards it",
      },
      {
        title: "Two at one door",
        resources: [webAcl(), ...toStage, association("stage", {}, "second")],
        resource: "stage",
        says: "association and second",
      },
      {
        title: "An HTTP API",
        resources: [httpApi],
        resource: "http-api",
        says: "no WebACL can protect",
      },
      ...unguardedDoors,
    ],
    undecided: openDoors,
  },
};

export default rule;
