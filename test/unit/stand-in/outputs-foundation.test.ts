import assert from "node:assert/strict";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { Harness, trust } from "./harness";

const here = "eu-central-1:111122223333";
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}";
const inVpc = { vpcId: "vpc-0123456789abcdef0" };

/** As in `outputs.test.ts`: the forms of AWS's pages; outputs as JSON without quotes. */
const forms: { type: string; inputs: Values; id: string; outputs: Record<string, string> }[] = [
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    inputs: inVpc,
    id: "igw-[0-9a-f]{17}",
    outputs: { arn: `arn:aws:ec2:${here}:internet-gateway/igw-[0-9a-f]{17}` },
  },
  {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    inputs: inVpc,
    id: "sg-0123456789abcdef0",
    outputs: { name: "default", description: "default VPC security group" },
  },
  {
    type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    inputs: { defaultNetworkAclId: "acl-0123456789abcdef0" },
    id: "acl-0123456789abcdef0",
    outputs: { vpcId: "vpc-0123456789abcdef0" },
  },
  {
    type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
    inputs: { defaultRouteTableId: "rtb-0123456789abcdef0" },
    id: "rtb-0123456789abcdef0",
    outputs: { vpcId: "vpc-0123456789abcdef0" },
  },
  {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: { networkAclId: "acl-1", ruleNumber: 100, protocol: "tcp", ruleAction: "allow" },
    id: "nacl-[1-9]{10}",
    outputs: { egress: "false" },
  },
  {
    type: "aws:ec2/eip:Eip",
    inputs: {},
    id: "eipalloc-[0-9a-f]{17}",
    outputs: { allocationId: "eipalloc-[0-9a-f]{17}", publicIp: "203\\.0\\.113\\.[1-9]{2}", domain: "vpc" },
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: { ...inVpc, serviceName: "com.amazonaws.eu-central-1.s3" },
    id: "vpce-[0-9a-f]{17}",
    outputs: { prefixListId: "pl-[0-9a-f]{8}", networkInterfaceIds: "\\[\\]", dnsEntries: "\\[\\]" },
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: {
      ...inVpc,
      serviceName: "com.amazonaws.eu-central-1.ecr.api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["subnet-1", "subnet-2"],
    },
    id: "vpce-[0-9a-f]{17}",
    outputs: {
      prefixListId: "",
      networkInterfaceIds: "\\[eni-[0-9a-f]{16}0,eni-[0-9a-f]{16}1\\]",
      dnsEntries:
        ".*dnsName:vpce-[0-9a-f]{17}-[a-z0-9]{8}\\.api\\.ecr\\.eu-central-1\\.vpce\\.amazonaws\\.com,.*" +
        "dnsName:api\\.ecr\\.eu-central-1\\.amazonaws\\.com,hostedZoneId:Z[A-Z0-9]{20}.*",
    },
  },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: { name: "t" },
    id: "lt-[0-9a-f]{17}",
    outputs: { latestVersion: "1" },
  },
  {
    type: "aws:autoscaling/group:Group",
    inputs: { name: "g", minSize: 1, maxSize: 1 },
    id: "g",
    outputs: { arn: `arn:aws:autoscaling:${here}:autoScalingGroup:${uuid}:autoScalingGroupName/g` },
  },
  {
    type: "aws:route53/resolverFirewallRule:ResolverFirewallRule",
    inputs: {
      name: "r",
      action: "BLOCK",
      priority: 1,
      firewallRuleGroupId: "rslvr-frg-1",
      firewallDomainListId: "rslvr-fdl-1",
    },
    id: "rslvr-frg-1:rslvr-fdl-1",
    outputs: {},
  },
  {
    type: "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup",
    inputs: { name: "g" },
    id: "rslvr-frg-[0-9a-f]{16}",
    outputs: { arn: `arn:aws:route53resolver:${here}:firewall-rule-group/rslvr-frg-[0-9a-f]{16}` },
  },
  {
    type: "aws:lambda/function:Function",
    inputs: { name: "f", role: "r" },
    id: "f",
    outputs: {
      version: "\\$LATEST",
      qualifiedArn: `arn:aws:lambda:${here}:function:f:\\$LATEST`,
      invokeArn: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:${here}:function:f/invocations`,
    },
  },
  {
    type: "aws:lambda/function:Function",
    inputs: { name: "f", role: "r", publish: true },
    id: "f",
    outputs: { version: "1", qualifiedArn: `arn:aws:lambda:${here}:function:f:1` },
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    inputs: { functionName: "f" },
    id: "f",
    outputs: { maximumRetryAttempts: "2" },
  },
  {
    type: "aws:rds/instance:Instance",
    inputs: { identifier: "d", instanceClass: "db.t4g.micro", manageMasterUserPassword: true },
    id: "d",
    outputs: {
      address: "d\\.[a-z0-9]{12}\\.eu-central-1\\.rds\\.amazonaws\\.com",
      endpoint: "d\\.[a-z0-9]{12}\\.eu-central-1\\.rds\\.amazonaws\\.com:5432",
      resourceId: "db-[A-Z0-9]{26}",
      masterUserSecrets: `.*secretArn:arn:aws:secretsmanager:${here}:secret:rds!db-${uuid}-\\w{6},.*`,
    },
  },
  {
    type: "aws:rds/instance:Instance",
    inputs: { identifier: "d", instanceClass: "db.t4g.micro", password: "x" },
    id: "d",
    outputs: { masterUserSecrets: "\\[\\]" },
  },
  {
    type: "aws:acm/certificate:Certificate",
    inputs: {
      domainName: "a.example.com",
      subjectAlternativeNames: ["*.b.example.com"],
      validationMethod: "DNS",
    },
    id: `arn:aws:acm:${here}:certificate/${uuid}`,
    outputs: {
      domainValidationOptions:
        "\\[{domainName:a\\.example\\.com,resourceRecordName:_[0-9a-f]{32}\\.a\\.example\\.com\\.," +
        "resourceRecordType:CNAME,resourceRecordValue:_\\w{32}\\.\\w{10}\\.acm-validations\\.aws\\.}," +
        "{domainName:\\*\\.b\\.example\\.com,resourceRecordName:_[0-9a-f]{32}\\.b\\.example\\.com\\.,.*",
      subjectAlternativeNames: "\\[a\\.example\\.com,\\*\\.b\\.example\\.com\\]",
    },
  },
  {
    type: "aws:route53/record:Record",
    inputs: { zoneId: "Z1", name: "_x.example.com.", type: "CNAME" },
    id: "Z1__x\\.example\\.com_CNAME",
    outputs: { fqdn: "_x\\.example\\.com" },
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    inputs: { topic: `arn:aws:sns:${here}:t`, protocol: "email", endpoint: "a@example.com" },
    id: `arn:aws:sns:${here}:t:${uuid}`,
    outputs: { pendingConfirmation: "true" },
  },
];

describe("stand-in ids, ARNs and outputs of the foundation layer's types", () => {
  for (const { type, inputs, id, outputs } of forms) {
    it(`have AWS's form for ${type} ${Object.keys(inputs).at(-1) ?? ""}`, () => {
      const made = new Harness({ outputs: "predicted" }).preview(type, inputs);
      assert.match(made.id, new RegExp(`^${id}$`));
      for (const [name, form] of Object.entries(outputs)) {
        assert.match(JSON.stringify(made.outputs[name]).replaceAll('"', ""), new RegExp(`^${form}$`), name);
      }
    });
  }

  it("let what a VPC comes with be adopted under the id that the VPC tells", () => {
    const vpc = new Harness().create("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
    const adopted = (type: string, inputs: Values): string =>
      new Harness({ outputs: "predicted" }).preview(type, inputs).id;
    assert.equal(
      adopted("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: vpc.id }),
      vpc.outputs.defaultSecurityGroupId,
    );
    assert.equal(
      new Harness({ outputs: "predicted" }).preview("aws:ec2/defaultRouteTable:DefaultRouteTable", {
        defaultRouteTableId: vpc.outputs.defaultRouteTableId ?? null,
      }).outputs.vpcId,
      vpc.id,
    );
  });

  it("leave the secret, the validation records and the interfaces unknown in a preview", () => {
    const shown = (type: string, inputs: Values, output: string): unknown =>
      new Harness().preview(type, inputs).outputs[output];
    const database = { identifier: "d", instanceClass: "c", manageMasterUserPassword: true };
    assert.equal(shown("aws:rds/instance:Instance", database, "masterUserSecrets"), unknown);
    const certificate = { domainName: "a.example.com", validationMethod: "DNS" };
    assert.equal(shown("aws:acm/certificate:Certificate", certificate, "domainValidationOptions"), unknown);
  });

  it("keep the version of a function that publishes none, and count the published ones", () => {
    const type = "aws:lambda/function:Function";
    for (const [publish, before, after] of [
      [false, "$LATEST", "$LATEST"],
      [true, "1", "2"],
    ]) {
      const harness = new Harness();
      harness.create("aws:iam/role:Role", { name: "r", assumeRolePolicy: trust("lambda.amazonaws.com") });
      const inputs = { name: "f", role: "arn:aws:iam::111122223333:role/r", publish: publish ?? null };
      const { outputs } = harness.create(type, inputs);
      assert.equal(outputs.version, before);
      const changed = { ...inputs, timeout: 9 };
      const shown = harness.update(type, "f", outputs, changed, true);
      assert.equal(shown.version, publish === true ? unknown : "$LATEST");
      assert.equal(harness.update(type, "f", outputs, changed).version, after);
    }
  });
});
