import type { Registered } from "../support/mocks";

/** What AWS's identifiers of a type begin with. */
const prefixes: Readonly<Record<string, string>> = {
  "aws:ec2/vpc:Vpc": "vpc",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:ec2/securityGroup:SecurityGroup": "sg",
  "aws:ec2/routeTable:RouteTable": "rtb",
};

/** The identifier that AWS would choose: made of the logical name, so that a test can tell whose it is. */
export function identifierOf(type: string, name: string): string {
  const prefix = prefixes[type];
  return prefix === undefined ? `id-of-${name}` : `${prefix}-${Buffer.from(name).toString("hex")}`;
}

/** The logical name that an identifier was made of. */
export function logicalName(identifier: unknown): string {
  return Buffer.from(String(identifier).replace(/^[a-z]+-/, ""), "hex").toString();
}

/** Services of the ARNs whose form the contract checks. */
const arnForms: Readonly<Record<string, (inputs: Readonly<Record<string, unknown>>) => string>> = {
  "aws:iam/role:Role": ({ name }) => `iam::{account}:role/${String(name)}`,
  "aws:sqs/queue:Queue": ({ name }) => `sqs:{region}:{account}:${String(name)}`,
  "aws:sns/topic:Topic": ({ name }) => `sns:{region}:{account}:${String(name)}`,
  "aws:rds/instance:Instance": ({ identifier }) => `rds:{region}:{account}:db:${String(identifier)}`,
  "aws:cloudwatch/logGroup:LogGroup": ({ name }) => `logs:{region}:{account}:log-group:${String(name)}`,
  "aws:acm/certificate:Certificate": () => "acm:{region}:{account}:certificate/1a2b",
  "aws:cloudwatch/eventRule:EventRule": ({ name }) => `events:{region}:{account}:rule/${String(name)}`,
};

/** What AWS alone names and the program passes on, with the resource's inputs. */
export function outputsOf({ type, name, inputs }: Registered, account: string): Record<string, unknown> {
  const form = arnForms[type]?.(inputs);
  const arn =
    form === undefined
      ? `arn-of-${name}`
      : `arn:aws:${form.replace("{region}", "eu-central-1").replace("{account}", account)}`;
  const named: Readonly<Record<string, Record<string, unknown>>> = {
    "aws:ec2/vpc:Vpc": { defaultNetworkAclId: "acl-default", defaultRouteTableId: "rtb-default" },
    "aws:ec2/vpcEndpoint:VpcEndpoint": { prefixListId: `pl-of-${name}` },
    "aws:ec2/eip:Eip": { allocationId: `allocation-of-${name}` },
    "aws:ec2/launchTemplate:LaunchTemplate": { latestVersion: 7 },
    "aws:rds/instance:Instance": {
      address: "address-of-the-database",
      masterUserSecrets: [{ secretArn: "arn-of-the-master-secret" }],
    },
    "aws:sqs/queue:Queue": {
      url: `https://sqs.eu-central-1.amazonaws.com/${account}/${String(inputs.name)}`,
    },
    "aws:acm/certificate:Certificate": {
      domainValidationOptions: [
        {
          resourceRecordName: `_x.${String(inputs.domainName)}`,
          resourceRecordType: "CNAME",
          resourceRecordValue: "_y.acm-validations.aws",
        },
      ],
    },
    "aws:route53/record:Record": { fqdn: inputs.name },
  };
  return { arn, ...named[type], ...inputs };
}
