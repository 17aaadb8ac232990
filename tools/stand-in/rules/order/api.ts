import { all, roleHasPolicy, roleTrusts } from "../needs";
import { certificateIssued } from "../needs-certificates";
import {
  noGroup,
  noSubnet,
  refusal,
  role,
  row,
  securityGroup,
  subnet,
  userPool,
  type OrderRow,
  type Refusal,
} from "./row";

const api = (type: string): string =>
  `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const call = (operation: string): string => `apigateway/latest/api/API_${operation}.html`;
const invalid = (what: string, operation: string, error = "NotFoundException"): Refusal =>
  refusal(error, `Invalid ${what} identifier specified`, call(operation));

const links = ["aws:apigatewayv2/vpcLink:VpcLink", "aws:apigateway/vpcLink:VpcLink"];
const linkPage = "apigateway/latest/developerguide/apigateway-vpc-links-v2.html";

/** Pairs of a REST API, what it consists of, and the link behind it. Reviewed 2026-11-21. */
export const apiRows: readonly OrderRow[] = [
  ...[
    "Authorizer",
    "RequestValidator",
    "Model",
    "Resource",
    "Method",
    "Integration",
    "MethodResponse",
    "IntegrationResponse",
    "Deployment",
    "Stage",
    "MethodSettings",
    "BasePathMapping",
  ].map((type) => row(api(type), "restApi", [api("RestApi")], invalid("API", `Create${type}`))),
  ...["Response", "RestApiPolicy"].map((type) =>
    row(api(type), "restApiId", [api("RestApi")], invalid("API", "PutGatewayResponse")),
  ),
  row(
    api("Authorizer"),
    "providerArns[]",
    userPool,
    refusal("BadRequestException", "Invalid Authorizer provider ARN", call("CreateAuthorizer")),
  ),
  row(
    api("Method"),
    "authorizerId",
    [api("Authorizer")],
    invalid("Authorizer", "PutMethod", "BadRequestException"),
  ),
  row(
    api("Method"),
    "requestValidatorId",
    [api("RequestValidator")],
    invalid("Request Validator", "PutMethod", "BadRequestException"),
  ),
  row(
    api("Integration"),
    "connectionId",
    links,
    refusal("BadRequestException", "Invalid VPC link identifier specified", linkPage),
  ),
  row(
    api("Integration"),
    "integrationTarget",
    ["aws:lb/loadBalancer:LoadBalancer"],
    refusal("BadRequestException", "Invalid integration target specified", call("PutIntegration")),
  ),
  row(
    api("Integration"),
    "credentials",
    role,
    {
      ...refusal("BadRequestException", "Invalid role for credentials specified", call("PutIntegration")),
      // The caller's own credentials.
      except: /^arn:aws[\w-]*:iam::\*:user\/\*$/,
    },
    roleTrusts("apigateway.amazonaws.com"),
  ),
  row(
    api("Stage"),
    "deployment",
    [api("Deployment")],
    invalid("Deployment", "CreateStage", "BadRequestException"),
  ),
  row(
    api("Account"),
    "cloudwatchRoleArn",
    role,
    refusal(
      "BadRequestException",
      "The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.",
      "apigateway/latest/developerguide/set-up-logging.html",
    ),
    all(roleTrusts("apigateway.amazonaws.com"), roleHasPolicy),
  ),
  row(
    api("DomainName"),
    "regionalCertificateArn",
    ["aws:acm/certificate:Certificate"],
    refusal(
      "BadRequestException",
      "The provided certificate does not exist or is not issued",
      call("CreateDomainName"),
    ),
    certificateIssued,
  ),
  row(
    api("BasePathMapping"),
    "domainName",
    [api("DomainName")],
    invalid("domain name", "CreateBasePathMapping"),
  ),
  row(links[0] ?? "", "subnetIds[]", subnet, { ...noSubnet, error: "BadRequestException", source: linkPage }),
  row(links[0] ?? "", "securityGroupIds[]", securityGroup, {
    ...noGroup,
    error: "BadRequestException",
    source: linkPage,
  }),
];
