import assert from "node:assert/strict";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { Harness } from "./harness";

const account = "111122223333";
const here = `eu-central-1:${account}`;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}";
const method: Values = { restApi: "a", resourceId: "r", httpMethod: "GET" };

/** As in `outputs.test.ts`: the forms of AWS's pages; outputs as JSON without quotes. */
const forms: { type: string; inputs: Values; id: string; outputs: Record<string, string> }[] = [
  {
    type: "aws:apigateway/restApi:RestApi",
    inputs: { name: "a" },
    id: "[a-z0-9]{10}",
    outputs: {
      arn: "arn:aws:apigateway:eu-central-1::/restapis/[a-z0-9]{10}",
      rootResourceId: "[a-z0-9]{10}",
      executionArn: `arn:aws:execute-api:${here}:[a-z0-9]{10}`,
    },
  },
  {
    type: "aws:apigateway/authorizer:Authorizer",
    inputs: { restApi: "a", name: "z" },
    id: "[a-z0-9]{6}",
    outputs: { arn: "arn:aws:apigateway:eu-central-1::/restapis/a/authorizers/[a-z0-9]{6}" },
  },
  {
    type: "aws:apigateway/requestValidator:RequestValidator",
    inputs: { restApi: "a", name: "v" },
    id: "[a-z0-9]{6}",
    outputs: {},
  },
  {
    type: "aws:apigateway/model:Model",
    inputs: { restApi: "a", contentType: "application/json", name: "M" },
    id: "[a-z0-9]{6}",
    outputs: {},
  },
  {
    type: "aws:apigateway/integration:Integration",
    inputs: { ...method, type: "MOCK" },
    id: "agi-a-r-GET",
    outputs: { cacheNamespace: "r", passthroughBehavior: "WHEN_NO_MATCH", responseTransferMode: "BUFFERED" },
  },
  {
    type: "aws:apigateway/response:Response",
    inputs: { restApiId: "a", responseType: "UNAUTHORIZED" },
    id: "aggr-a-UNAUTHORIZED",
    outputs: {},
  },
  {
    type: "aws:apigateway/stage:Stage",
    inputs: { restApi: "a", deployment: "d", stageName: "v1" },
    id: "ags-a-v1",
    outputs: {
      arn: "arn:aws:apigateway:eu-central-1::/restapis/a/stages/v1",
      invokeUrl: "https://a\\.execute-api\\.eu-central-1\\.amazonaws\\.com/v1",
      webAclArn: "",
    },
  },
  {
    type: "aws:apigateway/methodSettings:MethodSettings",
    inputs: { restApi: "a", stageName: "v1", settings: {}, methodPath: "*/*" },
    id: "a-v1-\\*/\\*",
    outputs: {},
  },
  {
    type: "aws:apigateway/account:Account",
    inputs: { cloudwatchRoleArn: "r" },
    id: account,
    outputs: { apiKeyVersion: "4", throttleSettings: "\\[{burstLimit:5000,rateLimit:10000}\\]" },
  },
  {
    type: "aws:apigateway/domainName:DomainName",
    inputs: { domainName: "api.example.com" },
    id: "api.example.com",
    outputs: {
      arn: "arn:aws:apigateway:eu-central-1::/domainnames/api\\.example\\.com",
      regionalDomainName: "d-[a-z0-9]{10}\\.execute-api\\.eu-central-1\\.amazonaws\\.com",
      regionalZoneId: "Z1U9ULNL0V5AJ3",
      domainNameId: "",
    },
  },
  {
    type: "aws:apigateway/basePathMapping:BasePathMapping",
    inputs: { restApi: "a", domainName: "api.example.com" },
    id: "api.example.com/",
    outputs: {},
  },
  {
    type: "aws:apigatewayv2/vpcLink:VpcLink",
    inputs: { securityGroupIds: ["sg-1"], subnetIds: ["subnet-1"], name: "l" },
    id: "[a-z0-9]{6}",
    outputs: { arn: "arn:aws:apigateway:eu-central-1::/vpclinks/[a-z0-9]{6}" },
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    inputs: { scope: "REGIONAL", name: "w" },
    id: uuid,
    outputs: {
      arn: `arn:aws:wafv2:${here}:regional/webacl/w/${uuid}`,
      lockToken: uuid,
      applicationIntegrationUrl: "",
    },
  },
  {
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    inputs: { alarmRule: "FALSE", alarmName: "s" },
    id: "s",
    outputs: { arn: `arn:aws:cloudwatch:${here}:alarm:s` },
  },
  {
    type: "aws:cloudwatch/dashboard:Dashboard",
    inputs: { dashboardBody: "{}", dashboardName: "d" },
    id: "d",
    outputs: { dashboardArn: `arn:aws:cloudwatch::${account}:dashboard/d` },
  },
  {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    inputs: { policyDocument: "{}", policyName: "p" },
    id: "p",
    outputs: { policyScope: "ACCOUNT", revisionId: "" },
  },
];

describe("stand-in ids, ARNs and outputs of the API and the alarms", () => {
  for (const { type, inputs, id, outputs } of forms) {
    it(`have AWS's form for ${type} ${Object.keys(inputs).at(-1) ?? ""}`, () => {
      const made = new Harness({ outputs: "predicted" }).preview(type, inputs);
      assert.match(made.id, new RegExp(`^${id}$`));
      for (const [name, form] of Object.entries(outputs)) {
        assert.match(JSON.stringify(made.outputs[name]).replaceAll('"', ""), new RegExp(`^${form}$`), name);
      }
    });
  }

  for (const [type, inputs, output] of [
    ["aws:apigateway/restApi:RestApi", { name: "a" }, "rootResourceId"],
    ["aws:apigateway/domainName:DomainName", { domainName: "a.example.com" }, "regionalDomainName"],
    ["aws:apigatewayv2/vpcLink:VpcLink", { name: "l" }, "arn"],
    ["aws:wafv2/webAcl:WebAcl", { name: "w", scope: "REGIONAL" }, "arn"],
  ] as const) {
    it(`leave ${output} of ${type} unknown in a preview`, () => {
      const { id, outputs } = new Harness().preview(type, inputs);
      assert.deepEqual([id, outputs[output]], ["", unknown]);
    });
  }

  it("let another ACL stand beside the one that it replaces, so that a program must have that deleted first", () => {
    const harness = new Harness();
    const type = "aws:wafv2/webAclAssociation:WebAclAssociation";
    const resourceArn = "arn:aws:apigateway:eu-central-1::/restapis/a/stages/v1";
    const [old, next] = ["1", "2"].map((webAclArn) => ({ webAclArn, resourceArn }));
    const { deleteFirst, replaces } = harness.diff(type, old ?? {}, next ?? {});
    assert.deepEqual([deleteFirst, replaces], [false, ["webAclArn"]]);
  });
});
