import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataReplacements } from "../../../tools/stand-in/schema/replacements-data";
import { applicationReplacements } from "../../../tools/stand-in/schema/replacements-application";
import { nestedReplacements } from "../../../tools/stand-in/schema/replacements-nested";
import { networkReplacements } from "../../../tools/stand-in/schema/replacements-network";
import { operationsReplacements } from "../../../tools/stand-in/schema/replacements-operations";
import { saysForcesNew } from "../../../tools/stand-in/schema/force-new";
import { SchemaStore } from "../../../tools/stand-in/schema/store";
import { schemas } from "./harness";

const temporary = (): string => mkdtempSync(join(tmpdir(), "stand-in-cache-"));

describe("stand-in schema, read from the installed @pulumi/aws", () => {
  it("knows required and optional inputs, so that a forgotten one is refused", () => {
    const policy = schemas.resource("aws:s3/bucketPolicy:BucketPolicy");
    assert.equal(policy?.properties.bucket?.required, true);
    assert.equal(policy?.properties.policy?.required, true);
    assert.equal(policy?.properties.region?.required, false);
  });

  it("knows blocks inside lists inside blocks", () => {
    const lifecycle = schemas.resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    assert.deepEqual(lifecycle?.properties.rules?.shape, {
      kind: "array",
      of: { kind: "object", ref: "s3.BucketLifecycleConfigurationRule" },
    });
    const rule = schemas.object("s3.BucketLifecycleConfigurationRule");
    assert.equal(rule.properties.status?.required, true);
    assert.deepEqual(rule.properties.transitions?.shape, {
      kind: "array",
      of: { kind: "object", ref: "s3.BucketLifecycleConfigurationRuleTransition" },
    });
  });

  it("keeps nested types of one name in different services apart", () => {
    assert.equal(schemas.object("s3.BucketLifecycleConfigurationRule").properties.status?.required, true);
    assert.equal(
      schemas.object("s3control.BucketLifecycleConfigurationRule").properties.status?.required,
      false,
    );
  });

  it("tells what AWS always answers from what it answers only when asked", () => {
    const computed = schemas.resource("aws:s3/bucket:Bucket")?.computed ?? {};
    assert.equal(computed.arn, "string");
    assert.equal(computed.tagsAll, "map");
    assert.equal("forceDestroy" in computed, false);
  });

  it("finds types whose file is not named after them", () => {
    assert.notEqual(schemas.resource("aws:guardduty/iPSet:IPSet")?.properties.location, undefined);
  });

  it("does not know a type that the package lacks", () => {
    assert.equal(schemas.resource("aws:s3/buckett:Buckett"), undefined);
    assert.equal(schemas.resource("aws:../../etc:X"), undefined);
  });

  it("names only properties that exist in its table of replacements", () => {
    const wrong: string[] = [];
    const tables = {
      ...dataReplacements,
      ...networkReplacements,
      ...applicationReplacements,
      ...operationsReplacements,
      ...nestedReplacements,
    };
    for (const [type, names] of Object.entries(tables)) {
      const properties = (type.startsWith("aws:") ? schemas.resource(type) : schemas.object(type))
        ?.properties;
      if (properties === undefined) wrong.push(type);
      else
        wrong.push(
          ...names
            .split(" ")
            .filter((name) => !(name in properties))
            .map((name) => `${type} ${name}`),
        );
    }
    assert.deepEqual(wrong, []);
  }).timeout(180_000);

  it("replaces what the upstream documents mark, and renames a user pool in place", () => {
    const forces = (type: string, name: string): boolean | undefined =>
      schemas.resource(type)?.properties[name]?.forcesNew;
    assert.equal(forces("aws:s3/bucket:Bucket", "bucket"), true);
    assert.equal(forces("aws:dynamodb/table:Table", "hashKey"), true);
    assert.equal(forces("aws:dynamodb/table:Table", "billingMode"), false);
    assert.equal(forces("aws:cloudwatch/logGroup:LogGroup", "retentionInDays"), false);
    assert.equal(forces("aws:cognito/userPool:UserPool", "name"), false);
    assert.equal(forces("aws:rds/instance:Instance", "identifier"), false);
    assert.equal(forces("aws:rds/instance:Instance", "customIamInstanceProfile"), true);
    assert.equal(forces("aws:ec2/flowLog:FlowLog", "regionalNatGatewayId"), true);
    assert.equal(forces("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceNetworkArn"), true);
    assert.equal(forces("aws:ec2/vpcEndpoint:VpcEndpoint", "subnetIds"), false);
    assert.equal(forces("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "defaultNetworkAclId"), true);
    assert.equal(forces("aws:ec2/defaultRouteTable:DefaultRouteTable", "defaultRouteTableId"), true);
    assert.equal(forces("aws:s3/bucket:Bucket", "region"), true);
    assert.equal(forces("aws:s3/bucket:Bucket", "tags"), false);
    assert.equal(forces("aws:acmpca/certificateAuthority:CertificateAuthority", "usageMode"), false);
    assert.equal(forces("aws:acmpca/certificate:Certificate", "validity"), true);
    const authority = "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate";
    assert.equal(forces(authority, "certificate"), true);
    assert.equal(forces("aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions"), true);
    assert.equal(forces("aws:ecs/service:Service", "taskDefinition"), false);
    assert.equal(forces("aws:apigateway/integration:Integration", "credentials"), true);
    assert.equal(forces("aws:apigateway/integration:Integration", "uri"), false);
    assert.equal(forces("aws:apigateway/deployment:Deployment", "triggers"), true);
    assert.equal(forces("aws:apigateway/basePathMapping:BasePathMapping", "domainName"), true);
    assert.equal(forces("aws:apigateway/basePathMapping:BasePathMapping", "stageName"), false);
    assert.equal(forces("aws:synthetics/canary:Canary", "runtimeVersion"), false);
    const association = "aws:securityhub/standardsControlAssociation:StandardsControlAssociation";
    assert.equal(forces(association, "securityControlId"), true);
  });
});

describe("stand-in reading of comments about replacement", () => {
  const yes = [
    "Name. Changing this forces a new resource to be created.",
    "Changing this will force terraform to create new resource.",
    "Changing this will create a new resource.",
    "The port. Forces replacement if changed.",
    "Changing this value forces replacement",
    "Changing this value requires creating a new resource",
    "Modifying it will trigger a destroy and recreate of the EC2 instance.",
    "(Optional, Forces new resource) Parameters specific to an export.",
  ];
  const no = [
    "If `vpcEndpointType` is anything other than `Interface`, changing this value forces a new resource to be created.",
    "Disabling `enablePrimaryIpv6` after it has been enabled forces recreation of the instance.",
    "Whether to force detaching any policies the role has before destroying it.",
    "`CREATE_ONLY` will invoke the function only on creation or replacement.",
    "Name of the bucket.",
  ];
  for (const comment of yes) {
    it(`takes as replacing: ${comment}`, () => assert.equal(saysForcesNew(`/**\n * ${comment}\n */`), true));
  }
  for (const comment of no) {
    it(`takes as updating: ${comment}`, () => assert.equal(saysForcesNew(`/**\n * ${comment}\n */`), false));
  }
  it("reads a sentence that is broken over lines", () => {
    assert.equal(
      saysForcesNew("/**\n     * Kind. Changing this forces\n     * a new resource.\n     */"),
      true,
    );
  });
});

describe("stand-in schema cache", () => {
  const type = "aws:kms/alias:Alias";

  it("is read by the next run", () => {
    const directory = temporary();
    const first = new SchemaStore(directory);
    first.resource(type);
    first.save();
    const path = join(directory, "schema.json");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("targetKeyId", "cachedKeyId"));
    assert.notEqual(new SchemaStore(directory).resource(type)?.properties.cachedKeyId, undefined);
  });

  it("is made anew when it is broken, or of another version", () => {
    const directory = temporary();
    for (const content of [
      "",
      "{",
      '{"key":"0.0.0-x","resources":{"aws:kms/alias:Alias":{}},"objects":{}}',
    ]) {
      writeFileSync(join(directory, "schema.json"), content);
      assert.equal(new SchemaStore(directory).resource(type)?.properties.targetKeyId?.required, true);
    }
  });

  it("is done without where it cannot be written", () => {
    const file = join(temporary(), "a-file");
    writeFileSync(file, "");
    const store = new SchemaStore(join(file, "below"));
    store.resource(type);
    assert.doesNotThrow(() => store.save());
  });
});
