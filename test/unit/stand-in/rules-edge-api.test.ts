import { emptyApi, here, integrate, onGet, privately, privateWay, roleArn, withMethod } from "./edge-ground";
import { by, testRefusals } from "./refused";

const pool = "aws:cognito/userPool:UserPool";
const authorizer = "aws:apigateway/authorizer:Authorizer";
const method = "aws:apigateway/method:Method";
const integration = "aws:apigateway/integration:Integration";
const answer = "aws:apigateway/methodResponse:MethodResponse";
const mapped = "aws:apigateway/integrationResponse:IntegrationResponse";
const origin = "method.response.header.Access-Control-Allow-Origin";

describe("stand-in rules of a REST API", () => {
  testRefusals([
    {
      title: "a resource of an API that does not exist",
      given: emptyApi,
      type: "aws:apigateway/resource:Resource",
      inputs: (ground) => ({ restApi: "none", parentId: ground.id("runs"), pathPart: "a" }),
      error: /^NotFoundException: Invalid API identifier specified/,
      mended: (ground) => ({ restApi: ground.id("api") }),
    },
    {
      title: "a resource below one that does not exist",
      given: emptyApi,
      type: "aws:apigateway/resource:Resource",
      inputs: (ground) => ({ restApi: ground.id("api"), parentId: "none", pathPart: "a" }),
      error: /^NotFoundException: Invalid Resource identifier specified\n.*parentId 'none'/,
      mended: (ground) => ({ parentId: ground.id("runs") }),
    },
    {
      title: "a second variable in one place",
      given: (ground) => {
        emptyApi(ground);
        ground.make("aws:apigateway/resource:Resource", "id", {
          restApi: ground.id("api"),
          parentId: ground.id("runs"),
          pathPart: "{id}",
        });
      },
      type: "aws:apigateway/resource:Resource",
      inputs: (ground) => ({ restApi: ground.id("api"), parentId: ground.id("runs"), pathPart: "{name}" }),
      error: /^BadRequestException: A sibling \(\{id\}\) of this resource already has a variable path part/,
      mended: () => ({ pathPart: "name" }),
    },
    {
      title: "an authorizer of a user pool that does not exist",
      given: emptyApi,
      type: authorizer,
      inputs: (ground) => ({
        restApi: ground.id("api"),
        name: "z",
        type: "COGNITO_USER_POOLS",
        providerArns: [`arn:aws:cognito-idp:${here}:userpool/none`],
      }),
      error: /^BadRequestException: Invalid Authorizer provider ARN/,
      mended: (ground) => {
        ground.make(pool, "pool", { name: "p" });
        return { providerArns: [`arn:aws:cognito-idp:${here}:userpool/${ground.id("pool")}`] };
      },
    },
    {
      title: "a method that asks an authorizer that does not exist",
      given: emptyApi,
      type: method,
      inputs: (ground) => onGet(ground, { authorization: "COGNITO_USER_POOLS", authorizerId: "none" }),
      error: /^BadRequestException: Invalid Authorizer identifier specified/,
      mended: (ground) => {
        ground.make(authorizer, "z", { restApi: ground.id("api"), name: "z" });
        return { authorizerId: ground.id("z") };
      },
    },
    {
      title: "a method with a validator that does not exist",
      given: emptyApi,
      type: method,
      inputs: (ground) => onGet(ground, { authorization: "NONE", requestValidatorId: "none" }),
      error: /^BadRequestException: Invalid Request Validator identifier specified/,
      mended: (ground) => {
        ground.make("aws:apigateway/requestValidator:RequestValidator", "v", {
          restApi: ground.id("api"),
          name: "v",
        });
        return { requestValidatorId: ground.id("v") };
      },
    },
    {
      title: "a method whose model is named and not there yet",
      given: emptyApi,
      type: method,
      inputs: (ground) =>
        onGet(ground, { authorization: "NONE", requestModels: { "application/json": "Run" } }),
      error: /^BadRequestException: Invalid model identifier specified: Run/,
      mended: by((ground) =>
        ground.make("aws:apigateway/model:Model", "m", {
          restApi: ground.id("api"),
          name: "Run",
          contentType: "application/json",
        }),
      ),
    },
    {
      title: "an answer with a model that the API does not have",
      given: withMethod,
      type: answer,
      inputs: (ground) => onGet(ground, { statusCode: "200", responseModels: { "application/json": "Run" } }),
      error: /^BadRequestException: Invalid model identifier specified: Run/,
      mended: () => ({ responseModels: { "application/json": "Empty" } }),
    },
    {
      title: "an integration of a method that is not there yet",
      given: emptyApi,
      type: integration,
      inputs: (ground) => onGet(ground, { type: "MOCK" }),
      error: /^NotFoundException: Invalid Method identifier specified\n.*dependsOn/,
      mended: by((ground) => ground.make(method, "get", onGet(ground, { authorization: "NONE" }))),
    },
    {
      title: "an integration that takes a parameter which the method does not declare",
      given: (ground) => withMethod(ground, { requestParameters: { "method.request.path.id": true } }),
      type: integration,
      inputs: (ground) =>
        onGet(ground, {
          type: "MOCK",
          requestParameters: { "integration.request.path.id": "method.request.path.name" },
        }),
      error: /^BadRequestException: Invalid mapping expression specified: method\.request\.path\.name/,
      mended: () => ({ requestParameters: { "integration.request.path.id": "method.request.path.id" } }),
    },
    {
      title: "an integration whose role API Gateway may not assume",
      given: (ground) => {
        withMethod(ground);
        ground.role("wrong", "lambda.amazonaws.com");
      },
      type: integration,
      inputs: (ground) => onGet(ground, { type: "AWS", credentials: roleArn("wrong") }),
      error: /^BadRequestException: Invalid role for credentials[^]*does not let apigateway\.amazonaws\.com/,
      mended: (ground) => {
        ground.role("queue", "apigateway.amazonaws.com");
        return { credentials: roleArn("queue") };
      },
    },
    {
      title: "an integration over a link that does not exist",
      given: (ground) => {
        withMethod(ground);
        privateWay(ground);
      },
      type: integration,
      inputs: (ground) => privately(ground, { connectionId: "none" }),
      error: /^BadRequestException: Invalid VPC link identifier specified/,
      mended: (ground) => ({ connectionId: ground.id("link") }),
    },
    {
      title: "an integration with a load balancer that does not exist",
      given: (ground) => {
        withMethod(ground);
        privateWay(ground);
      },
      type: integration,
      inputs: (ground) => privately(ground, { integrationTarget: "none" }),
      error: /^BadRequestException: Invalid integration target specified/,
      mended: (ground) => ({ integrationTarget: ground.id("lb") }),
    },
    {
      title: "an integration with a load balancer in another VPC than the link",
      given: (ground) => {
        withMethod(ground);
        privateWay(ground);
        ground.make("aws:ec2/vpc:Vpc", "far", { cidrBlock: "10.1.0.0/16" });
        for (const zone of ["a", "b"]) {
          ground.make("aws:ec2/subnet:Subnet", `far-${zone}`, {
            vpcId: ground.id("far"),
            cidrBlock: `10.1.${zone === "a" ? 1 : 2}.0/24`,
            availabilityZone: `eu-central-1${zone}`,
          });
        }
        ground.make("aws:lb/loadBalancer:LoadBalancer", "other", {
          name: "other",
          subnets: [ground.id("far-a"), ground.id("far-b")],
        });
      },
      type: integration,
      inputs: (ground) => privately(ground, { integrationTarget: ground.id("other") }),
      error: /^BadRequestException: The integration target must be in the VPC of the VPC link/,
      mended: (ground) => ({ integrationTarget: ground.id("lb") }),
    },
    {
      title: "an answer of a method that is not there yet",
      given: emptyApi,
      type: answer,
      inputs: (ground) => onGet(ground, { statusCode: "200" }),
      error: /^NotFoundException: Invalid Method identifier specified/,
      mended: by((ground) => ground.make(method, "get", onGet(ground, { authorization: "NONE" }))),
    },
    {
      title: "an integration's answer before the integration",
      given: (ground) => {
        withMethod(ground);
        ground.make(answer, "200", onGet(ground, { statusCode: "200" }));
      },
      type: mapped,
      inputs: (ground) => onGet(ground, { statusCode: "200" }),
      error: /^NotFoundException: Invalid Integration identifier specified\n.*dependsOn/,
      mended: by(integrate),
    },
    {
      title: "an integration's answer with a status that the method does not answer with",
      given: (ground) => {
        withMethod(ground);
        integrate(ground);
        ground.make(answer, "404", onGet(ground, { statusCode: "404" }));
      },
      type: mapped,
      inputs: (ground) => onGet(ground, { statusCode: "200" }),
      error: /^NotFoundException: Invalid Response status code identifier specified/,
      mended: by((ground) => ground.make(answer, "200", onGet(ground, { statusCode: "200" }))),
    },
    {
      title: "an integration's answer with a header that the method's answer does not declare",
      given: (ground) => {
        withMethod(ground);
        integrate(ground);
        ground.make(answer, "200", onGet(ground, { statusCode: "200" }));
        ground.make(
          answer,
          "204",
          onGet(ground, { statusCode: "204", responseParameters: { [origin]: true } }),
        );
      },
      type: mapped,
      inputs: (ground) => onGet(ground, { statusCode: "200", responseParameters: { [origin]: "'*'" } }),
      error: /^BadRequestException: Invalid mapping expression parameter specified: method\.response\.header/,
      mended: () => ({ statusCode: "204" }),
    },
  ]);
});
