import assert from "node:assert/strict";
import {
  acl,
  aclArn,
  alarm,
  certificate,
  delivered,
  deployed,
  integrate,
  issue,
  onGet,
  privately,
  privateWay,
  staged,
  stageArn,
  withMethod,
} from "./edge-ground";
import { Ground } from "./refused";

const association = "aws:wafv2/webAclAssociation:WebAclAssociation";
const mapping = "aws:apigateway/basePathMapping:BasePathMapping";
const domain = "aws:apigateway/domainName:DomainName";
const method = "aws:apigateway/method:Method";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const link = "aws:apigatewayv2/vpcLink:VpcLink";
const integration = "aws:apigateway/integration:Integration";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";
const status = "aws:cfg/recorderStatus:RecorderStatus";

const mappedStage = (ground: Ground): void => {
  staged(ground);
  ground.make(domain, "domain", { domainName: "api.example.com" });
  const restApi = ground.id("api");
  ground.make(mapping, "mapping", { restApi, stageName: "v1", domainName: "api.example.com" });
};

const watched = (ground: Ground): void => {
  alarm(ground, "a");
  ground.make(composite, "all", { alarmName: "all", alarmRule: "ALARM(a)" });
};

/** What stands in the way, by what an `authorizerId` or a `requestValidatorId` names. */
const asked = (type: string, property: string) => (ground: Ground) => {
  deployed(ground);
  const restApi = ground.id("api");
  ground.make(type, "asked", { restApi, name: "asked" });
  const inputs = onGet(ground, { httpMethod: "PUT", authorization: "NONE", [property]: ground.id("asked") });
  ground.make(method, "put", inputs);
};

/** `last` stands in the way of the deletion of `what`. */
const rows: {
  title: string;
  given: (ground: Ground) => void;
  what: [type: string, name: string];
  last: [type: string, name: string];
  error: RegExp;
}[] = [
  {
    title: "an ACL that stands in front of a stage",
    given: (ground) => {
      acl(ground);
      staged(ground);
      ground.make(association, "in-front", { webAclArn: aclArn(ground), resourceArn: stageArn(ground) });
    },
    what: ["aws:wafv2/webAcl:WebAcl", "acl"],
    last: [association, "in-front"],
    error: /^WAFAssociatedItemException/,
  },
  {
    title: "a deployment that a stage serves",
    given: staged,
    what: ["aws:apigateway/deployment:Deployment", "deployment"],
    last: ["aws:apigateway/stage:Stage", "stage"],
    error: /^BadRequestException: Active stages pointing to this deployment/,
  },
  {
    title: "a stage that a name leads to",
    given: mappedStage,
    what: ["aws:apigateway/stage:Stage", "stage"],
    last: [mapping, "mapping"],
    error: /^BadRequestException: Please remove all base path mappings related to the stage/,
  },
  {
    title: "an API that a name leads to",
    given: mappedStage,
    what: ["aws:apigateway/restApi:RestApi", "api"],
    last: [mapping, "mapping"],
    error: /^BadRequestException: Please remove all base path mappings related to the API/,
  },
  {
    title: "an authorizer that a method asks",
    given: asked("aws:apigateway/authorizer:Authorizer", "authorizerId"),
    what: ["aws:apigateway/authorizer:Authorizer", "asked"],
    last: [method, "put"],
    error: /^ConflictException: Cannot delete authorizer/,
  },
  {
    title: "a validator that a method uses",
    given: asked("aws:apigateway/requestValidator:RequestValidator", "requestValidatorId"),
    what: ["aws:apigateway/requestValidator:RequestValidator", "asked"],
    last: [method, "put"],
    error: /^ConflictException: Cannot delete request validator/,
  },
  {
    title: "a link that an integration uses",
    given: (ground) => {
      withMethod(ground);
      privateWay(ground);
      integrate(ground, privately(ground));
    },
    what: [link, "link"],
    last: [integration, "integration"],
    error: /^BadRequestException: Cannot delete vpc link/,
  },
  ...(
    [
      ["aws:ec2/subnet:Subnet", "a2"],
      ["aws:ec2/securityGroup:SecurityGroup", "sg"],
    ] as const
  ).map(([type, name]) => ({
    title: `${name === "sg" ? "a security group" : "a subnet"} of a link`,
    given: (ground: Ground): void => {
      ground.network();
      const inputs = { name: "l", subnetIds: [ground.id("a2")], securityGroupIds: [ground.id("sg")] };
      ground.make(link, "link", inputs);
    },
    what: [type, name] as [string, string],
    last: [link, "link"] as [string, string],
    error: /^DependencyViolation/,
  })),
  {
    title: "the certificate of a name",
    given: (ground) => {
      certificate(ground);
      issue(ground);
      const regionalCertificateArn = ground.id("certificate");
      ground.make(domain, "domain", { domainName: "api.example.com", regionalCertificateArn });
    },
    what: ["aws:acm/certificate:Certificate", "certificate"],
    last: [domain, "domain"],
    error: /^ResourceInUseException/,
  },
  {
    title: "an alarm over which another stands",
    given: watched,
    what: ["aws:cloudwatch/metricAlarm:MetricAlarm", "a"],
    last: [composite, "all"],
    error: /^ValidationError: Cannot delete an alarm as there are composite alarm\(s\) depending on it/,
  },
  {
    title: "an alarm over alarms over which another stands",
    given: (ground) => {
      watched(ground);
      ground.make(composite, "top", { alarmName: "top", alarmRule: 'NOT OK("all")' });
    },
    what: [composite, "all"],
    last: [composite, "top"],
    error: /^ValidationError: Cannot delete an alarm/,
  },
  {
    title: "a bucket with an object",
    given: (ground) => {
      ground.make("aws:s3/bucket:Bucket", "b", { bucket: "b" });
      ground.make(object, "o", { bucket: "b", key: "k", content: "x" });
    },
    what: ["aws:s3/bucket:Bucket", "b"],
    last: [object, "o"],
    error: /^BucketNotEmpty/,
  },
  {
    title: "the delivery channel of a recorder that runs",
    given: (ground) => {
      delivered(ground);
      ground.make(status, "status", { name: "default", isEnabled: true });
    },
    what: ["aws:cfg/deliveryChannel:DeliveryChannel", "channel"],
    last: [status, "status"],
    error: /^LastDeliveryChannelDeleteFailedException/,
  },
];

describe("stand-in deletion of what stands in front of the system and watches it", () => {
  for (const { title, given, what, last, error } of rows) {
    it(`refuses ${title}`, () => {
      const ground = new Ground();
      given(ground);
      const remove = ([type, name]: [string, string]): void =>
        ground.harness.delete(type, ground.id(name), {}, name);
      assert.throws(() => remove(what), { message: error });
      remove(last);
      remove(what);
    });
  }

  it("takes a bucket's objects with it where the program says so", () => {
    const ground = new Ground();
    ground.make("aws:s3/bucket:Bucket", "b", { bucket: "b", forceDestroy: true });
    ground.make(object, "o", { bucket: "b", key: "k", content: "x" });
    ground.harness.delete("aws:s3/bucket:Bucket", "b", {}, "b");
    assert.deepEqual(ground.harness.cloud.list("aws:s3/bucket:Bucket"), []);
  });
});
