import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { delivered, emptyApi, onGet, recorder, roleArn, stage, staged, withMethod } from "./edge-ground";
import { Ground } from "./refused";

const inApi =
  (more: Values) =>
  (ground: Ground): Values => ({ restApi: ground.id("api"), ...more });
const nothing = (): void => undefined;
const plain = (inputs: Values) => (): Values => inputs;

/** A second resource that AWS does not take beside the first. */
const twice: {
  type: string;
  given: (ground: Ground) => void;
  inputs: (ground: Ground) => Values;
  error: RegExp;
}[] = [
  {
    type: "aws:apigateway/authorizer:Authorizer",
    given: emptyApi,
    inputs: inApi({ name: "z" }),
    error: /^BadRequestException/,
  },
  {
    type: "aws:apigateway/model:Model",
    given: emptyApi,
    inputs: inApi({ name: "M", contentType: "application/json" }),
    error: /^ConflictException/,
  },
  {
    type: "aws:apigateway/requestValidator:RequestValidator",
    given: emptyApi,
    inputs: inApi({ name: "v" }),
    error: /^BadRequestException/,
  },
  {
    type: "aws:apigateway/resource:Resource",
    given: emptyApi,
    inputs: (ground) => inApi({ parentId: ground.id("runs"), pathPart: "a" })(ground),
    error: /^ConflictException/,
  },
  {
    type: "aws:apigateway/methodResponse:MethodResponse",
    given: withMethod,
    inputs: (ground) => onGet(ground, { statusCode: "200" }),
    error: /^ConflictException/,
  },
  {
    type: "aws:apigateway/domainName:DomainName",
    given: nothing,
    inputs: plain({ domainName: "api.example.com" }),
    error: /^BadRequestException/,
  },
  {
    type: "aws:apigateway/basePathMapping:BasePathMapping",
    given: (ground) => {
      staged(ground);
      ground.make("aws:apigateway/domainName:DomainName", "d", { domainName: "api.example.com" });
    },
    inputs: (ground) => inApi({ stageName: "v1", domainName: "api.example.com" })(ground),
    error: /^ConflictException/,
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    given: nothing,
    inputs: plain({ name: "w", scope: "REGIONAL" }),
    error: /^WAFDuplicateItemException/,
  },
  {
    type: "aws:budgets/budget:Budget",
    given: nothing,
    inputs: plain({ name: "b" }),
    error: /^DuplicateRecordException/,
  },
  {
    type: "aws:ssm/document:Document",
    given: nothing,
    inputs: plain({ name: "tradai-restore", documentType: "Automation", content: "{}" }),
    error: /^DocumentAlreadyExists/,
  },
  {
    type: "aws:securityhub/account:Account",
    given: nothing,
    inputs: plain({}),
    error: /^ResourceConflictException/,
  },
  {
    type: "aws:accessanalyzer/analyzer:Analyzer",
    given: nothing,
    inputs: plain({ analyzerName: "x", type: "ACCOUNT_UNUSED_ACCESS" }),
    error: /^ConflictException/,
  },
  {
    type: "aws:cfg/deliveryChannel:DeliveryChannel",
    given: (ground) => {
      recorder(ground);
      ground.allow("config", "s3:PutObject");
      ground.make("aws:s3/bucket:Bucket", "b", { bucket: "b" });
    },
    inputs: plain({ name: "default", s3BucketName: "b" }),
    error: /^MaxNumberOfDeliveryChannelsExceededException/,
  },
  {
    type: "aws:apigateway/stage:Stage",
    given: (ground) => {
      staged(ground);
      ground.harness.delete("aws:apigateway/stage:Stage", ground.id("stage"), {}, "stage");
    },
    inputs: stage,
    error: /^ConflictException/,
  },
];

describe("stand-in names of the edge layer's resources", () => {
  for (const { type, given, inputs, error } of twice) {
    it(`are refused a second time for ${type}`, () => {
      const ground = new Ground();
      given(ground);
      ground.make(type, "first", inputs(ground));
      assert.throws(() => ground.make(type, "second", inputs(ground)), { message: error });
    });
  }

  it("are one in the region for a recorder's and a channel's, however they are called", () => {
    const ground = new Ground();
    delivered(ground);
    const second = (type: string, inputs: Values): (() => void) => {
      return () => ground.make(type, "second", { name: "second", ...inputs });
    };
    assert.throws(second("aws:cfg/recorder:Recorder", { roleArn: roleArn("config") }), /MaxNumber/);
    assert.throws(second("aws:cfg/deliveryChannel:DeliveryChannel", { s3BucketName: "b" }), /MaxNumber/);
  });

  it("of dashboards hold in every region at once", () => {
    const ground = new Ground();
    const type = "aws:cloudwatch/dashboard:Dashboard";
    const body = { dashboardName: "d", dashboardBody: '{"widgets":[]}' };
    ground.make(type, "here", body);
    assert.throws(() => ground.make(type, "there", { ...body, region: "eu-west-1" }), /Conflict/);
  });
});
