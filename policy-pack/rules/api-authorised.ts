import {
  authorisationParameters,
  authorizerFits,
  authorizerUsed,
  callerKnown,
  routesAreResources,
  scopesAsked,
  scopesDefined,
} from "../checks/api-authorisation";
import { ofType } from "../checks/of-type";
import { authorised, openlyAuthorised, unauthorised } from "../examples/api-authorisation";
import { openRoutes, perhapsOpen, wronglyOpen } from "../examples/api-openness";
import { authorizerType, methodType, restApiType } from "../graph/rest-apis";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "api-authorised",
  title: "The API knows who calls",
  description:
    "Every method of a REST API asks an authorizer for a token with a scope that a resource server defines, but for the routes that everybody may call.",
  rationale:
    "A method without authorizer is open to whoever finds it; without scopes a token that was made for the sign-in page promotes a model.",
  remediation:
    "Set `authorization`, `authorizerId` and `authorizationScopes` on the method that the message names.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["APIGateway.8"],
    cdkNag: ["APIG4", "COG4"],
    checkov: ["CKV_AWS_59", "CKV2_AWS_70"],
  },
  relations: [31, 32],
  findings: ["TRADAI-S-21", "USDCOP-32", "ORION-34", "ORION-42"],
  types: [restApiType, methodType, authorizerType],
  parameters: authorisationParameters,
  checks: [
    ofType([restApiType], routesAreResources),
    ...[callerKnown, scopesAsked, authorizerFits, scopesDefined].map((check) => ofType([methodType], check)),
    ofType([authorizerType], authorizerUsed),
  ],
  examples: {
    compliant: [...openRoutes, ...authorised],
    violating: [...wronglyOpen, ...unauthorised],
    undecided: [...openlyAuthorised, ...perhapsOpen],
  },
};

export default rule;
