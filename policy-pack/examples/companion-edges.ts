import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { fixture } from "./companion-pairs";
import { flowLog, lacking, programsGroup, unmasked } from "./companion-writers";
import {
  accountBlock,
  admission,
  bucket,
  canary,
  canaryGroup,
  firewallRecords,
  ownership,
  repository,
  scanning,
  uuid,
} from "./companions-of-data";
import {
  answer,
  attached,
  backupRole,
  client,
  declared,
  domain,
  integration,
  onPath,
  parameter,
  record,
  restoreTest,
  role,
  selection,
} from "./companions-of-programs";

const otherCanary: Fixture = { ...canary, name: "other", inputs: { name: "tradai" } };
const others = fixture("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "others", {
  bucket: UNKNOWN,
});
const otherRole: Fixture = { ...role("tradai-restores-prod"), name: "other" };
const records = (destination: unknown, ...references: readonly string[]): Fixture => ({
  ...firewallRecords,
  inputs: { logDestinationConfigs: [destination] },
  references: { logDestinationConfigs: references },
});
const signIn = fixture("aws:cognito/userPoolDomain:UserPoolDomain", "sign-in", { domain: "tradai-prod" });
const late = (...references: readonly string[]): Fixture => ({
  ...parameter(""),
  inputs: { name: "/tradai/prod/cognito/it", insecureValue: UNKNOWN },
  references: { insecureValue: references },
});
const path = fixture("aws:apigateway/resource:Resource", "jobs", { pathPart: "jobs" });
const ofPath = (part: Fixture): Fixture => ({
  ...part,
  inputs: { ...part.inputs, resourceId: UNKNOWN },
  references: { resourceId: ["jobs"] },
});
const statement = (more: object, principal: object = {}): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...principal, ...more }] });
const service = fixture("aws:ecs/service:Service", "service", { name: "tradai-backend-api-prod" });
const starter = (policy: object, trust: object): readonly Fixture[] => [
  fixture("aws:iam/role:Role", "people", {
    name: "tradai-operators-prod",
    assumeRolePolicy: statement(trust),
  }),
  fixture("aws:iam/rolePolicy:RolePolicy", "operators", {
    role: "tradai-operators-prod",
    policy: statement({ Action: "ecs:UpdateService", Resource: "*", ...policy }),
  }),
];
const account = { AWS: "arn:aws:iam::600802701449:root" };

const backups: readonly Fixture[] = [
  role(backupRole),
  attached(backupRole, "service-role/AWSBackupServiceRolePolicyForBackup"),
];

/** What has all that it needs although it looks otherwise. */
export const accompaniedAtEdges: readonly Example[] = [
  {
    title: "A bucket with its controls, beside some of a bucket that only the update tells",
    resources: [bucket, ownership, accountBlock, others],
  },
  { title: "A repository that Pulumi names", resources: [{ ...repository, inputs: {} }, scanning] },
  {
    title: "A group that only the network's records are written to",
    resources: [flowLog, programsGroup],
  },
  {
    title: "Records of a firewall in a bucket whose ARN only the update tells",
    resources: [bucket, ownership, accountBlock, records(UNKNOWN, "bucket")],
  },
  {
    title: "Records of a firewall whose destination nothing tells yet",
    resources: [records(UNKNOWN)],
  },
  {
    title: "A domain whose record ends with the root's dot",
    resources: [domain("ipv4"), { ...record("A"), inputs: { name: "api.tradai.example.com.", type: "A" } }],
  },
  {
    title: "A role for backups of tables alone, beside one that restores buckets",
    resources: [
      ...backups,
      {
        ...selection,
        inputs: { ...selection.inputs, resources: ["*", UNKNOWN], notResources: ["arn:aws:s3:::*"] },
      },
      otherRole,
      ...["service-role/AWSBackupServiceRolePolicyForRestores", "AWSBackupServiceRolePolicyForS3Restore"].map(
        (policy) => attached("tradai-restores-prod", policy),
      ),
      {
        ...restoreTest,
        inputs: { ...restoreTest.inputs, iamRoleArn: UNKNOWN },
        references: { iamRoleArn: ["other"] },
      },
    ],
  },
  {
    title: "A role that restores tables alone",
    resources: [
      role(backupRole),
      attached(backupRole, "service-role/AWSBackupServiceRolePolicyForRestores"),
      { ...restoreTest, inputs: { ...restoreTest.inputs, protectedResourceType: "DynamoDB" } },
    ],
  },
  {
    title: "A method that passes answers on, beside others that map theirs",
    resources: [
      declared,
      integration("HTTP_PROXY"),
      { ...integration("AWS"), name: "get", inputs: { ...integration("AWS").inputs, httpMethod: "GET" } },
      { ...integration("AWS", "elsewhere"), name: "elsewhere" },
    ],
  },
  {
    title: "A method of a path whose identifier only the update tells",
    resources: [path, ...[declared, integration("MOCK"), answer("202")].map(ofPath)],
  },
];

/** What looks as if it had all that it needs. */
export const unaccompaniedAtEdges: readonly ViolatingExample[] = [
  ...unmasked,
  lacking(
    "A bucket beside another one's controls",
    "bucket",
    "no BucketOwnershipControls",
    bucket,
    accountBlock,
    { ...ownership, inputs: { bucket: "tradai-logs-prod" } },
  ),
  lacking(
    "A canary whose name another one's begins with",
    "other",
    "no LogGroup tradai: ",
    canary,
    canaryGroup(`/aws/lambda/cwsyn-tradai-prod-${uuid}`),
    otherCanary,
  ),
  lacking(
    "A canary beside the group of another one that only the update will tell",
    "other",
    "no LogGroup tradai: ",
    canary,
    canaryGroup(UNKNOWN, "canary"),
    otherCanary,
  ),
  lacking(
    "Records of a firewall whose delivery is refused",
    "firewall-records",
    "nothing admits the delivery",
    firewallRecords,
    admission("delivery.logs.amazonaws.com", "Deny"),
  ),
  lacking(
    "Records of a firewall in a group whose ARN only the update tells, admitted nowhere",
    "firewall-records",
    "nothing admits the delivery",
    programsGroup,
    records(UNKNOWN, "group"),
  ),
  ...["HTTP", "MOCK"].map((type) =>
    lacking(
      `A method whose integration of type ${type} gives another answer`,
      "declared",
      "no IntegrationResponse POST 202",
      declared,
      integration(type),
      { ...integration("HTTP_PROXY", "elsewhere"), name: "elsewhere" },
      answer("200"),
    ),
  ),
  lacking(
    "A method of a path whose identifier only the update tells, without its answer",
    "declared",
    "no IntegrationResponse POST 202 on jobs",
    path,
    ...[declared, integration("AWS")].map(ofPath),
  ),
  lacking(
    "An address to sign in at, beside another one and the identifier of a client",
    "sign-in",
    "no Parameter tradai-prod",
    signIn,
    client,
    late("client"),
    { ...parameter("https://tradai-dev.auth.eu-central-1.amazoncognito.com"), name: "elsewhere" },
    { ...parameter("see https://tradai-prod.auth.eu-central-1.amazoncognito.com"), name: "prose" },
  ),
  ...(
    [
      ["A service that people are refused to start", { Effect: "Deny" }, { Principal: account }],
      ["A service that a program may start", {}, { Principal: { Service: "lambda.amazonaws.com" } }],
      ["A service that nobody may sign in to start", {}, { Principal: account, Effect: "Deny" }],
    ] as const
  ).map(([title, policy, trust]) =>
    lacking(title, "service", "no RolePolicy ecs:UpdateService", service, ...starter(policy, trust)),
  ),
];

/** What cannot be decided before the update, or within one layer. */
export const openCompanions: readonly UndecidedExample[] = [
  {
    title: "Controls of a bucket that only the update tells",
    resources: [bucket, accountBlock, others],
    resource: "bucket",
    says: "`bucket of a BucketOwnershipControls` is known only after the update",
  },
  {
    title: "A bucket whose controls may stand in another layer",
    scope: "layer",
    resources: [bucket, accountBlock],
    resource: "bucket",
    says: "it may be declared in another layer",
  },
  {
    title: "A canary, and a group whose name nothing tells yet",
    resources: [canary, canaryGroup(UNKNOWN)],
    resource: "canary",
    says: "canary-logs: `name of a LogGroup` is known only after the update",
  },
  {
    title: "An address to sign in at, and a parameter whose value nothing tells yet",
    resources: [signIn, late()],
    resource: "sign-in",
    says: "parameter: `insecureValue of a Parameter` is known only after the update",
  },
  {
    title: "A method whose path nothing tells yet",
    resources: [{ ...declared, inputs: onPath(UNKNOWN, { statusCode: "202" }) }, integration("AWS")],
    resource: "declared",
    says: "`resourceId of declared` is known only after the update",
  },
];
