import { AccessAnalyzerClient, ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { APIGatewayClient, GetAccountCommand } from "@aws-sdk/client-api-gateway";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
} from "@aws-sdk/client-config-service";
import { CostExplorerClient, GetAnomalyMonitorsCommand } from "@aws-sdk/client-cost-explorer";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeAddressesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { DescribeImagesCommand, DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetAccountSummaryCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import {
  DBInstanceNotFoundFault,
  DBSnapshotNotFoundFault,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { GetHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { HeadBucketCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { DescribeHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { GetServiceQuotaCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { mockClient } from "aws-sdk-client-mock";
import type { AwsStub } from "aws-sdk-client-mock";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { Names } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { Aws } from "../../../tools/doctor/aws";
import type { Patient } from "../../../tools/doctor/check";
import { checks } from "../../../tools/doctor/checks";
import { examine } from "../../../tools/doctor/examination";
import type { Result } from "../../../tools/doctor/examination";
import type { Declared } from "../../../tools/engine/declared";

type AnyStub = AwsStub<never, never, never>;

/** An error as AWS answers it. */
export function awsError(name: string, status = 400, message = `${name} of AWS`): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
}

/** The tags of what this environment made, as most services write them. */
export const ours = (environment = "dev"): { Key: string; Value: string }[] => [
  { Key: "project", Value: "tradai" },
  { Key: "env", Value: environment },
  { Key: "managed-by", Value: "pulumi" },
];

/** A planned resource of a layer. */
export function planned(
  type: string,
  name: string,
  inputs: Record<string, unknown> = {},
  more: Partial<Declared> = {},
): Declared {
  const rest = { parent: "persistent", waitsFor: [], protect: false, retainOnDelete: false };
  return { type, name, inputs, ...rest, ...more };
}

/** The members of a world that stand for services. */
export type Service = {
  [K in keyof World]: World[K] extends { commandCalls: unknown } ? K : never;
}[keyof World];

/** An account in which nothing is, and which may have a thousand of everything; the images are pushed. */
export class World {
  readonly analyzer = mockClient(AccessAnalyzerClient);
  readonly api = mockClient(APIGatewayClient);
  readonly logs = mockClient(CloudWatchLogsClient);
  readonly cognito = mockClient(CognitoIdentityProviderClient);
  readonly config = mockClient(ConfigServiceClient);
  readonly cost = mockClient(CostExplorerClient);
  readonly dynamo = mockClient(DynamoDBClient);
  readonly ec2 = mockClient(EC2Client);
  readonly ecr = mockClient(ECRClient);
  readonly guardDuty = mockClient(GuardDutyClient);
  readonly iam = mockClient(IAMClient);
  readonly lambda = mockClient(LambdaClient);
  readonly rds = mockClient(RDSClient);
  readonly route53 = mockClient(Route53Client);
  readonly s3 = mockClient(S3Client);
  readonly secrets = mockClient(SecretsManagerClient);
  readonly securityHub = mockClient(SecurityHubClient);
  readonly quotas = mockClient(ServiceQuotasClient);
  readonly sts = mockClient(STSClient);
  readonly settings: Settings;
  nameServers: readonly string[] = ["ns-1.awsdns.example"];
  now = Date.parse("2026-03-01T12:00:00Z");

  constructor(environment: Environment = "dev") {
    this.settings = loadEnvironment(environment);
    this.emptyAccount();
    this.freeNames();
  }

  private emptyAccount(): void {
    const { account, region, recoveryRegion, zones, domain } = this.settings;
    this.sts
      .on(GetCallerIdentityCommand)
      .resolves({ Account: account, Arn: `arn:aws:iam::${account}:user/op` });
    this.ec2.on(DescribeRegionsCommand).resolves({
      Regions: [region, recoveryRegion].map((RegionName) => ({
        RegionName,
        OptInStatus: "opt-in-not-required",
      })),
    });
    this.ec2.on(DescribeAvailabilityZonesCommand).resolves({
      AvailabilityZones: zones.map((ZoneName) => ({ ZoneName, State: "available" })),
    });
    this.ec2.on(DescribeVpcsCommand).resolves({});
    this.ec2.on(DescribeAddressesCommand).resolves({});
    this.ec2.on(DescribeVpcEndpointsCommand).resolves({});
    this.ec2.on(DescribeInstancesCommand).resolves({});
    this.ec2.on(DescribeInstanceTypesCommand).resolves({
      InstanceTypes: ["t3.small", "t4g.nano"].map((type) => ({
        InstanceType: type as "t3.small",
        VCpuInfo: { DefaultVCpus: 2 },
      })),
    });
    this.ecr.on(DescribeImagesCommand).resolves({});
    this.quotas.on(GetServiceQuotaCommand).resolves({ Quota: { Value: 1000 } });
    this.iam.on(GetAccountSummaryCommand).resolves({
      SummaryMap: { RolesQuota: 1000, AttachedPoliciesPerRoleQuota: 10 },
    });
    this.lambda.on(GetAccountSettingsCommand).resolves({
      AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
    });
    this.lambda
      .on(GetFunctionConcurrencyCommand)
      .rejects(new ResourceNotFoundException({ message: "none", $metadata: {} }));
    this.lambda
      .on(GetAliasCommand)
      .rejects(new ResourceNotFoundException({ message: "none", $metadata: {} }));
    this.route53.on(GetHostedZoneCommand).resolves({
      HostedZone: { Id: domain?.zoneId, Name: `${domain?.zone ?? ""}.`, CallerReference: "once" },
      DelegationSet: { NameServers: ["ns-1.awsdns.example"] },
    });
    this.guardDuty.on(ListDetectorsCommand).resolves({ DetectorIds: [] });
    this.securityHub.on(DescribeHubCommand).rejects(awsError("InvalidAccessException", 401));
    this.analyzer.on(ListAnalyzersCommand).resolves({ analyzers: [] });
    this.config.on(DescribeConfigurationRecordersCommand).resolves({});
    this.config.on(DescribeDeliveryChannelsCommand).resolves({});
    this.cost.on(GetAnomalyMonitorsCommand).resolves({ AnomalyMonitors: [] });
    this.api.on(GetAccountCommand).resolves({});
  }

  private freeNames(): void {
    this.s3.on(ListBucketsCommand).resolves({});
    this.s3.on(HeadBucketCommand).rejects(awsError("NotFound", 404));
    this.cognito.on(DescribeUserPoolDomainCommand).resolves({ DomainDescription: {} });
    this.dynamo.on(ListTablesCommand).resolves({});
    this.ecr.on(DescribeRepositoriesCommand).resolves({});
    this.rds
      .on(DescribeDBInstancesCommand)
      .callsFake(({ DBInstanceIdentifier: asked }: { DBInstanceIdentifier?: string }) => {
        if (asked !== undefined) throw new DBInstanceNotFoundFault({ message: "none", $metadata: {} });
        return {};
      });
    this.rds
      .on(DescribeDBSnapshotsCommand)
      .rejects(new DBSnapshotNotFoundFault({ message: "none", $metadata: {} }));
    this.secrets.on(ListSecretsCommand).resolves({});
    this.roles([]);
    this.logs.on(DescribeLogGroupsCommand).resolves({});
    this.lambda.on(ListFunctionsCommand).resolves({});
  }

  /** Roles of the account, in two pages. */
  roles(names: readonly string[]): void {
    const half = Math.ceil(names.length / 2);
    const page = (part: readonly string[]): unknown => part.map((RoleName) => ({ RoleName }));
    this.iam.on(ListRolesCommand).resolves({
      Roles: page(names.slice(0, half)) as never,
      IsTruncated: true,
      Marker: "more",
    });
    this.iam.on(ListRolesCommand, { Marker: "more" }).resolves({ Roles: page(names.slice(half)) as never });
  }

  /** Examines what has a plan. @param ids of the checks; all of them where none is named */
  async examine(plan: readonly Declared[], ...ids: readonly string[]): Promise<readonly Result[]> {
    const patient: Patient = {
      settings: this.settings,
      names: new Names(this.settings),
      aws: new Aws(this.settings.region),
      plan,
      now: this.now,
      nameServers: () => Promise.resolve(this.nameServers),
    };
    const chosen = ids.length === 0 ? checks : checks.filter(({ id }) => ids.includes(id));
    return await examine(patient, chosen, () => undefined);
  }

  /** Has a service answer everything with an error. */
  fail(service: Service, error: Error): void {
    (this[service] as unknown as AnyStub).onAnyCommand().rejects(error);
  }

  private get stubs(): readonly AnyStub[] {
    return Object.values(this).filter(
      (value): value is AnyStub => typeof value === "object" && value !== null && "commandCalls" in value,
    );
  }

  /** Every command that was sent, as the table of permissions writes it. */
  asked(): readonly string[] {
    const calls = this.stubs.flatMap((stub) => stub.calls());
    return calls.map(({ thisValue, args: [command] }) => {
      const names = [thisValue, command].map((each) => (each as object).constructor.name);
      return names.join(" ");
    });
  }

  restore(): void {
    for (const stub of this.stubs) stub.restore();
  }
}

/** What was found, without the words. */
export function found(results: readonly Result[]): readonly (readonly [string, string])[] {
  return results.flatMap((result) =>
    result.kind === "finding" ? [[result.severity, result.what] as const] : [],
  );
}

/** The remedies, in order. */
export function remedies(results: readonly Result[]): readonly string[] {
  return results.flatMap((result) => (result.kind === "finding" ? [result.remedy] : []));
}

/** What could not be asked, and why. */
export function unasked(results: readonly Result[]): readonly string[] {
  return results.flatMap((result) => (result.kind === "unasked" ? [`${result.about}: ${result.why}`] : []));
}
