import assert from "node:assert/strict";
import { unstatedDependencies } from "../../../tools/stand-in/unstated";
import {
  certificate,
  deployed,
  emptyApi,
  here,
  integrate,
  issue,
  loggingAccount,
  onGet,
  roleArn,
  stage,
  staged,
  withMethod,
} from "./edge-ground";
import { urnOf } from "./harness";
import { by, Ground, testRefusals } from "./refused";

const method = "aws:apigateway/method:Method";
const integration = "aws:apigateway/integration:Integration";
const answer = "aws:apigateway/methodResponse:MethodResponse";
const deployment = "aws:apigateway/deployment:Deployment";
const settings = "aws:apigateway/methodSettings:MethodSettings";
const domain = "aws:apigateway/domainName:DomainName";
const mapping = "aws:apigateway/basePathMapping:BasePathMapping";
const group = "aws:cloudwatch/logGroup:LogGroup";

const logged = (ground: Ground): Record<string, string | Record<string, string>> => ({
  restApi: ground.id("api"),
  stageName: "v1",
  methodPath: "*/*",
  settings: { loggingLevel: "ERROR" },
});

describe("stand-in rules of what an API is reached by", () => {
  testRefusals([
    {
      title: "a deployment of an API without methods",
      given: emptyApi,
      type: deployment,
      inputs: (ground) => ({ restApi: ground.id("api") }),
      error: /^BadRequestException: The REST API doesn't contain any methods/,
      mended: by((ground) => {
        ground.make(method, "get", onGet(ground, { authorization: "NONE" }));
        integrate(ground);
      }),
    },
    {
      title: "a deployment with a method that has no integration yet",
      given: withMethod,
      type: deployment,
      inputs: (ground) => ({ restApi: ground.id("api") }),
      error: /^BadRequestException: No integration defined for method\n.*agm-.*dependsOn/,
      mended: by(integrate),
    },
    {
      title: "a stage without its deployment",
      given: deployed,
      type: "aws:apigateway/stage:Stage",
      inputs: (ground) => stage(ground, { deployment: "none" }),
      error: /^BadRequestException: Invalid Deployment identifier specified/,
      mended: (ground) => ({ deployment: ground.id("deployment") }),
    },
    {
      title: "a stage with access logs before the account's role is set",
      given: (ground) => {
        deployed(ground);
        ground.make(group, "logs", { name: "logs" });
      },
      type: "aws:apigateway/stage:Stage",
      inputs: (ground) =>
        stage(ground, {
          accessLogSettings: {
            destinationArn: `arn:aws:logs:${here}:log-group:logs`,
            format: "$context.requestId",
          },
        }),
      error: /^BadRequestException: CloudWatch Logs role ARN must be set in account settings/,
      mended: by(loggingAccount),
    },
    {
      title: "execution logs before the account's role is set",
      given: staged,
      type: settings,
      inputs: logged,
      error: /^BadRequestException: CloudWatch Logs role ARN must be set in account settings/,
      mended: by(loggingAccount),
    },
    {
      title: "settings of a stage that is not there yet",
      given: deployed,
      type: settings,
      inputs: (ground) => ({ ...logged(ground), settings: { metricsEnabled: true } }),
      error: /^NotFoundException: Invalid stage identifier specified/,
      mended: by((ground) => ground.make("aws:apigateway/stage:Stage", "stage", stage(ground))),
    },
    {
      title: "the account's role setting with a role that has no policy yet",
      given: (ground) => ground.role("logs", "apigateway.amazonaws.com"),
      type: "aws:apigateway/account:Account",
      inputs: () => ({ cloudwatchRoleArn: roleArn("logs") }),
      error: /^BadRequestException: The role ARN does not have required permissions configured/,
      mended: by((ground) => ground.allow("logs", "logs:PutLogEvents")),
    },
    {
      title: "the group of execution logs after API Gateway made it itself",
      given: (ground) => {
        staged(ground);
        loggingAccount(ground);
        ground.make(settings, "settings", logged(ground));
      },
      type: group,
      inputs: (ground) => ({ name: `API-Gateway-Execution-Logs_${ground.id("api")}/v1` }),
      error: /^ResourceAlreadyExistsException: The specified log group already exists/,
      mended: (ground) => {
        const [held] = ground.harness.cloud.list(settings);
        ground.harness.delete(settings, held?.id ?? "", {}, "settings");
        return undefined;
      },
    },
    {
      title: "a name whose certificate is not issued yet",
      given: certificate,
      type: domain,
      inputs: (ground) => ({
        domainName: "api.example.com",
        regionalCertificateArn: ground.id("certificate"),
      }),
      error: /^BadRequestException: The provided certificate does not exist or is not issued/,
      mended: by(issue),
    },
    {
      title: "a name that the certificate does not cover",
      given: (ground) => {
        certificate(ground);
        issue(ground);
      },
      type: domain,
      inputs: (ground) => ({
        domainName: "api.v1.example.com",
        regionalCertificateArn: ground.id("certificate"),
      }),
      error: /^BadRequestException: The domain name to be created is not covered by the provided certificate/,
      mended: () => ({ domainName: "api.example.com" }),
    },
    {
      title: "a mapping of a name that does not exist",
      given: staged,
      type: mapping,
      inputs: (ground) => ({
        restApi: ground.id("api"),
        stageName: "v1",
        domainName: "api.example.com",
      }),
      error: /^NotFoundException: Invalid domain name identifier specified/,
      mended: by((ground) => ground.make(domain, "domain", { domainName: "api.example.com" })),
    },
    {
      title: "a mapping to a stage that is not there yet",
      given: (ground) => {
        deployed(ground);
        ground.make(domain, "domain", { domainName: "api.example.com" });
      },
      type: mapping,
      inputs: (ground) => ({
        restApi: ground.id("api"),
        stageName: "v1",
        domainName: "api.example.com",
      }),
      error: /^BadRequestException: Invalid stage identifier specified/,
      mended: by((ground) => ground.make("aws:apigateway/stage:Stage", "stage", stage(ground))),
    },
    {
      title: "a link in a subnet that does not exist",
      given: (ground) => ground.network(),
      type: "aws:apigatewayv2/vpcLink:VpcLink",
      inputs: (ground) => ({ name: "l", subnetIds: ["none"], securityGroupIds: [ground.id("sg")] }),
      error: /^BadRequestException: The subnet ID does not exist/,
      mended: (ground) => ({ subnetIds: [ground.id("a")] }),
    },
    {
      title: "a link with a security group that does not exist",
      given: (ground) => ground.network(),
      type: "aws:apigatewayv2/vpcLink:VpcLink",
      inputs: (ground) => ({ name: "l", subnetIds: [ground.id("a")], securityGroupIds: ["none"] }),
      error: /^BadRequestException: The security group does not exist/,
      mended: (ground) => ({ securityGroupIds: [ground.id("sg")] }),
    },
  ]);

  it("name everything of an API for which its deployment does not wait", () => {
    const ground = new Ground();
    withMethod(ground);
    integrate(ground);
    ground.make(answer, "200", onGet(ground, { statusCode: "200" }));
    ground.make("aws:apigateway/response:Response", "unauthorized", {
      restApiId: ground.id("api"),
      responseType: "UNAUTHORIZED",
    });
    ground.make(deployment, "deployment", { restApi: ground.id("api") });
    const known = [
      urnOf(method, "get"),
      urnOf(integration, "integration"),
      urnOf(answer, "200"),
      urnOf("aws:apigateway/response:Response", "unauthorized"),
    ];
    const rested = (dependencies: string[]): string[] =>
      unstatedDependencies(ground.harness.cloud, [
        ...known.map((urn) => ({ urn, dependencies: [urnOf(method, "get")] })),
        { urn: urnOf(deployment, "deployment"), dependencies },
      ]).map((problem) => problem.split(" ")[3] ?? "");
    assert.deepEqual(rested(known), []);
    assert.deepEqual(rested([]).sort(), [
      "aws:apigateway/integration:Integration::integration",
      "aws:apigateway/method:Method::get",
      "aws:apigateway/methodResponse:MethodResponse::200",
      "aws:apigateway/response:Response::unauthorized",
    ]);
  });

  it("name the group of execution logs for which the settings that write them do not wait", () => {
    const ground = new Ground();
    staged(ground);
    loggingAccount(ground);
    ground.make(group, "logs", { name: `API-Gateway-Execution-Logs_${ground.id("api")}/v1` });
    ground.make(settings, "settings", logged(ground));
    const problems = unstatedDependencies(ground.harness.cloud, [
      { urn: urnOf(group, "logs") },
      { urn: urnOf(settings, "settings") },
    ]);
    assert.equal(problems.length, 1);
    assert.match(
      problems[0] ?? "",
      /MethodSettings::settings rests on aws:cloudwatch\/logGroup:LogGroup::logs/,
    );
  });
});
