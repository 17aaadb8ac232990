import { textOf, type Value } from "../values";
import type { Identity } from "./identity";

/** IAM (global in the account) and Cognito. */
export const accessIdentities: Readonly<Record<string, Identity>> = {
  "aws:iam/role:Role": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:iam::{account}:role{path}{name}",
    scope: "account",
    taken: "EntityAlreadyExists",
    defaults: { path: "/", maxSessionDuration: 3600 },
    outputs: { uniqueId: "AROA{upper:17}", createDate: "2026-01-01T00:00:00Z" },
  },
  "aws:iam/rolePolicy:RolePolicy": { id: "{role}:{name}", name: "name", scope: "account" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: "{role}/{policyArn}", scope: "account" },
  "aws:iam/policy:Policy": {
    id: "arn:aws:iam::{account}:policy{path}{name}",
    name: "name",
    arn: "{id}",
    scope: "account",
    taken: "EntityAlreadyExists",
    defaults: { path: "/" },
    outputs: { policyId: "ANPA{upper:17}" },
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:iam::{account}:instance-profile{path}{name}",
    scope: "account",
    taken: "EntityAlreadyExists",
    defaults: { path: "/" },
    outputs: { uniqueId: "AIPA{upper:17}", createDate: "2026-01-01T00:00:00Z" },
  },
  "aws:iam/user:User": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:iam::{account}:user{path}{name}",
    scope: "account",
    taken: "EntityAlreadyExists",
    defaults: { path: "/" },
    outputs: { uniqueId: "AIDA{upper:17}" },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    id: "arn:aws:iam::{account}:oidc-provider/{url~}",
    arn: "{id}",
    scope: "account",
    taken: "EntityAlreadyExists",
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    id: "arn:aws:iam::{account}:role/aws-service-role/{awsServiceName}",
    arn: ({ awsServiceName }) => `{id}/${serviceLinkedName(awsServiceName)}`,
    scope: "account",
    taken: "InvalidInput",
    outputs: { uniqueId: "AROA{upper:17}", path: "/aws-service-role/{awsServiceName}/" },
    derive: ({ awsServiceName }) => ({ name: serviceLinkedName(awsServiceName) }),
  },
  "aws:cognito/userPool:UserPool": {
    // Two pools may bear one name at AWS; in this project that is always a mistake.
    id: "{region}_{mixed:9}",
    name: "name",
    arn: "arn:aws:cognito-idp:{region}:{account}:userpool/{id}",
    unique: "{name}",
    outputs: {
      endpoint: "cognito-idp.{region}.amazonaws.com/{id}",
      creationDate: "2026-01-01T00:00:00Z",
      lastModifiedDate: "2026-01-01T00:00:00Z",
    },
  },
  "aws:cognito/userPoolClient:UserPoolClient": {
    id: "{lower:26}",
    name: "name",
    unique: "{userPoolId}/{name}",
    outputs: { clientSecret: "{lower:51}" },
    onlyIf: { clientSecret: "generateSecret" },
  },
  "aws:cognito/resourceServer:ResourceServer": {
    id: "{userPoolId}|{identifier}",
    taken: "InvalidParameterException",
  },
  "aws:cognito/userPoolDomain:UserPoolDomain": {
    id: "{domain}",
    name: "domain",
    taken: "InvalidParameterException",
    outputs: {
      awsAccountId: "{account}",
      cloudfrontDistribution: "d{lower:13}.cloudfront.net",
      cloudfrontDistributionArn: "arn:aws:cloudfront::{account}:distribution/E{upper:13}",
      cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
      s3Bucket: "aws-cognito-prod-{region}-assets",
      version: "20260101000000",
    },
  },
  "aws:cognito/userGroup:UserGroup": {
    id: "{userPoolId}/{name}",
    name: "name",
    taken: "GroupExistsException",
  },
  "aws:cognito/identityProvider:IdentityProvider": {
    id: "{userPoolId}:{providerName}",
    name: "providerName",
    taken: "DuplicateProviderException",
  },
  "aws:cognito/riskConfiguration:RiskConfiguration": { id: "{userPoolId}" },
  "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration": { id: "{userPoolId}" },
};

/** How AWS names the role of a service: AWSServiceRoleForConfig of config.amazonaws.com. */
function serviceLinkedName(service: Value | undefined): string {
  const [first = ""] = (textOf(service) ?? "").split(".");
  return `AWSServiceRoleFor${first.charAt(0).toUpperCase()}${first.slice(1)}`;
}
