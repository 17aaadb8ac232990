import type { Fixture } from "../rule";
import type { CompanionPair, Inputs } from "./companion-pairs";
import { fixture } from "./companion-pairs";
import { failures, worker } from "./companions-of-data";
import { configRules, detectorFeatures, gatewayResponses, standards } from "./companion-sets";

export const vpc = fixture("aws:ec2/vpc:Vpc", "vpc", {}, { outputs: { id: "vpc-0a1" } });
export const defaultTable = fixture(
  "aws:ec2/defaultRouteTable:DefaultRouteTable",
  "default-table",
  { defaultRouteTableId: "rtb-0a1" },
  { references: { defaultRouteTableId: ["vpc"] } },
);
export const firewall = fixture("aws:route53/resolverFirewallConfig:ResolverFirewallConfig", "firewall", {
  resourceId: "vpc-0a1",
});

export const firewallGroup = fixture(
  "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup",
  "names",
  {},
  { outputs: { id: "rslvr-frg-1" } },
);
export const firewallRule = (action: string): Fixture =>
  fixture("aws:route53/resolverFirewallRule:ResolverFirewallRule", action.toLowerCase(), {
    firewallRuleGroupId: "rslvr-frg-1",
    action,
  });

export const role = (name: string): Fixture => fixture("aws:iam/role:Role", "role", { name });
export const attached = (name: string, policy: string): Fixture =>
  fixture("aws:iam/rolePolicyAttachment:RolePolicyAttachment", policy.replace(/.*\//, ""), {
    role: name,
    policyArn: `arn:aws:iam::aws:policy/${policy}`,
  });
export const backupRole = "tradai-backup-prod";
export const selection = fixture("aws:backup/selection:Selection", "selection", {
  iamRoleArn: `arn:aws:iam::600802701449:role/${backupRole}`,
  resources: [
    "arn:aws:s3:::tradai-results-prod",
    "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-runs-prod",
  ],
});
export const restoreTest = fixture(
  "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  "restore-test",
  {
    iamRoleArn: `arn:aws:iam::600802701449:role/${backupRole}`,
    protectedResourceType: "S3",
  },
);

export const api = fixture("aws:apigateway/restApi:RestApi", "api", {}, { outputs: { id: "a1b2c3" } });
export const response = (responseType: string): Fixture =>
  fixture("aws:apigateway/response:Response", `response-${responseType}`, {
    restApiId: "a1b2c3",
    responseType,
  });
const [firstResponse = "", ...otherResponses] = gatewayResponses;

export const onPath = (resourceId: unknown, more: Inputs): Inputs => ({
  resourceId,
  httpMethod: "POST",
  ...more,
});
export const integration = (type: string, resourceId: unknown = "p4th"): Fixture =>
  fixture("aws:apigateway/integration:Integration", "integration", onPath(resourceId, { type }));
export const declared = fixture(
  "aws:apigateway/methodResponse:MethodResponse",
  "declared",
  onPath("p4th", { statusCode: "202" }),
);
export const answer = (statusCode: string): Fixture =>
  fixture("aws:apigateway/integrationResponse:IntegrationResponse", "answer", onPath("p4th", { statusCode }));

export const domain = (ipAddressType: string): Fixture =>
  fixture("aws:apigateway/domainName:DomainName", "domain", {
    domainName: "api.tradai.example.com",
    endpointConfiguration: { types: "REGIONAL", ipAddressType },
  });
export const record = (type: string): Fixture =>
  fixture("aws:route53/record:Record", `record-${type}`, { name: "api.tradai.example.com", type });

export const client = fixture(
  "aws:cognito/userPoolClient:UserPoolClient",
  "client",
  {},
  { outputs: { id: "c1" } },
);
export const parameter = (insecureValue: string): Fixture =>
  fixture("aws:ssm/parameter:Parameter", "parameter", { name: "/tradai/prod/cognito/it", insecureValue });

export const detector = fixture(
  "aws:guardduty/detector:Detector",
  "detector",
  { enable: true },
  { outputs: { id: "d1" } },
);
export const feature = (name: string): Fixture =>
  fixture("aws:guardduty/detectorFeature:DetectorFeature", name, { detectorId: "d1", name });
const [firstFeature = "", ...otherFeatures] = detectorFeatures;
export const standard = (name: string): Fixture =>
  fixture("aws:securityhub/standardsSubscription:StandardsSubscription", name, {
    standardsArn: `arn:aws:securityhub:eu-central-1::standards/${name}/v/1.0.0`,
  });
const [firstStandard = "", ...otherStandards] = standards;
export const configRule = (sourceIdentifier: string): Fixture =>
  fixture("aws:cfg/rule:Rule", sourceIdentifier, { source: { owner: "AWS", sourceIdentifier } });
const [firstRule = "", ...otherRules] = configRules;

export const programPairs: readonly CompanionPair[] = [
  {
    title: "A network whose default table is emptied",
    parent: vpc,
    companions: [defaultTable],
    others: [firewall],
    says: "no DefaultRouteTable: a subnet without a table of its own follows whatever somebody wrote there",
  },
  {
    title: "A network that resolves no name while its firewall does not answer",
    parent: vpc,
    companions: [firewall],
    others: [defaultTable],
    says: "no ResolverFirewallConfig: names are resolved without the list",
  },
  {
    title: "A list of names with what it allows and the refusal of the rest",
    parent: firewallGroup,
    companions: [firewallRule("ALLOW")],
    others: [firewallRule("BLOCK")],
    says: "no ResolverFirewallRule ALLOW: a list needs what it allows and the refusal of the rest",
  },
  {
    title: "A certificate that is used when it is issued",
    parent: fixture(
      "aws:acm/certificate:Certificate",
      "certificate",
      { validationMethod: "DNS" },
      {
        outputs: { arn: "arn:aws:acm:eu-central-1:600802701449:certificate/1" },
      },
    ),
    companions: [
      fixture("aws:acm/certificateValidation:CertificateValidation", "validation", {
        certificateArn: "arn:aws:acm:eu-central-1:600802701449:certificate/1",
      }),
    ],
    says: "no CertificateValidation: what presents it is made before it is issued",
  },
  {
    title: "A domain that is found by both kinds of address",
    parent: domain("dualstack"),
    companions: [record("AAAA")],
    others: [record("A")],
    says: "no Record AAAA api.tradai.example.com: nobody finds the API by its name",
  },
  {
    title: "A cluster with its capacity",
    parent: fixture("aws:ecs/cluster:Cluster", "cluster", { name: "tradai-prod" }),
    companions: [
      fixture("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "capacity", {
        clusterName: "tradai-prod",
      }),
    ],
    says: "no ClusterCapacityProviders: a task that names no launch type finds no capacity",
  },
  {
    title: "A function whose failures are kept",
    parent: worker,
    companions: [failures],
    says: "no FunctionEventInvokeConfig: an event that fails twice is lost",
  },
  {
    title: "A service that somebody may start and stop",
    parent: fixture("aws:ecs/service:Service", "service", { name: "tradai-backend-api-prod" }),
    companions: [
      fixture("aws:iam/rolePolicy:RolePolicy", "operators", {
        role: "tradai-operators-prod",
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Action: "ecs:UpdateService", Resource: "*" }],
        }),
      }),
    ],
    others: [
      fixture("aws:iam/role:Role", "people", {
        name: "tradai-operators-prod",
        inlinePolicies: [{ name: "read", policy: "{}" }],
        assumeRolePolicy: JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "ssm.amazonaws.com", AWS: "arn:aws:iam::600802701449:root" },
              Action: "sts:AssumeRole",
            },
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
          ],
        }),
      }),
    ],
    says: "no RolePolicy ecs:UpdateService: nobody but an administrator can start or stop it",
  },
  {
    title: "A role that may do something",
    parent: role("tradai-worker-prod"),
    companions: [attached("tradai-worker-prod", "AWSXRayDaemonWriteAccess")],
    says: "no RolePolicy or RolePolicyAttachment or RolePoliciesExclusive: whoever assumes it may do nothing",
  },
  ...[
    "service-role/AWSBackupServiceRolePolicyForBackup",
    "AWSBackupServiceRolePolicyForS3Backup",
    "service-role/AWSBackupServiceRolePolicyForRestores",
    "AWSBackupServiceRolePolicyForS3Restore",
  ].map((policy, _, all): CompanionPair => ({
    title: `The role of backups of buckets, with ${policy}`,
    parent: role(backupRole),
    companions: [attached(backupRole, policy)],
    others: [
      selection,
      restoreTest,
      ...all.filter((other) => other !== policy).map((other) => attached(backupRole, other)),
    ],
    says: `no RolePolicyAttachment arn:aws:iam::aws:policy/${policy}: jobs of AWS Backup with this role fail`,
  })),
  {
    title: "An API with a body of its own for every error",
    parent: api,
    companions: [response(firstResponse)],
    others: otherResponses.map(response),
    says: `no Response ${firstResponse}: that error has a body of AWS's own form`,
  },
  {
    title: "A method whose integration gives the answer that it declares",
    parent: declared,
    companions: [answer("202")],
    others: [integration("AWS")],
    says: "no IntegrationResponse POST 202 on p4th: the method never answers with this status",
  },
  {
    title: "A client whose identifier can be looked up",
    parent: client,
    companions: [parameter("c1")],
    says: "no Parameter: whoever signs in with it cannot look its identifier up",
  },
  {
    title: "An address to sign in at that can be looked up",
    parent: fixture("aws:cognito/userPoolDomain:UserPoolDomain", "sign-in", { domain: "tradai-prod" }),
    companions: [parameter("https://tradai-prod.auth.eu-central-1.amazoncognito.com")],
    says: "no Parameter tradai-prod: whoever signs in cannot look the address up",
  },
  {
    title: "A detector that looks everywhere",
    parent: detector,
    companions: [feature(firstFeature)],
    others: otherFeatures.map(feature),
    says: `no DetectorFeature ${firstFeature}: it does not look there`,
  },
  {
    title: "A hub that compares with both standards",
    parent: fixture("aws:securityhub/account:Account", "hub"),
    companions: [standard(firstStandard)],
    others: otherStandards.map(standard),
    says: `no StandardsSubscription ${firstStandard}: nobody compares with it`,
  },
  {
    title: "A recorder with all rules",
    parent: fixture("aws:cfg/recorder:Recorder", "recorder"),
    companions: [configRule(firstRule)],
    others: otherRules.map(configRule),
    says: `no Rule ${firstRule}: nobody is told when a resource breaks it`,
  },
];
