import type { Cloud, CloudResource } from "../../cloud";
import { isRecord, textOf, valuesAt, type Value, type Values } from "../../values";
import { named, special, type SpecialCase } from "./case";

const bad = "BadRequestException";
const method = "aws:apigateway/method:Method";
const integration = "aws:apigateway/integration:Integration";
const deployment = "aws:apigateway/deployment:Deployment";
const stage = "aws:apigateway/stage:Stage";
const settings = "aws:apigateway/methodSettings:MethodSettings";
const mapping = "aws:apigateway/basePathMapping:BasePathMapping";
const domain = "aws:apigateway/domainName:DomainName";
const logging = "apigateway/latest/developerguide/set-up-logging.html";

const ofApi = (cloud: Cloud, type: string, inputs: Values, key = "restApi"): CloudResource[] =>
  cloud.list(type).filter((other) => other.inputs[key] === inputs.restApi);

/** A deployment is what the API is at that moment: each method must be whole. */
const whole = special(
  deployment,
  bad,
  "apigateway/latest/api/API_CreateDeployment.html",
  ({ inputs }, cloud) => {
    const methods = ofApi(cloud, method, inputs);
    if (methods.length === 0) {
      return {
        said: "The REST API doesn't contain any methods",
        hint: "state the dependency on the methods with dependsOn",
      };
    }
    const integrations = ofApi(cloud, integration, inputs);
    const bare = methods.find(
      ({ inputs: { resourceId, httpMethod } }) =>
        !integrations.some(
          (other) => other.inputs.resourceId === resourceId && other.inputs.httpMethod === httpMethod,
        ),
    );
    if (bare === undefined) return [...methods, ...integrations];
    return {
      said: "No integration defined for method",
      hint: `'${bare.id}' has none at this moment; state the dependency with dependsOn`,
    };
  },
);

/** What comes after a deployment is not in it, and AWS says nothing. */
const nothingLater = special(
  deployment,
  "as before",
  "apigateway/latest/developerguide/set-up-deployments.html",
  ({ inputs }, cloud) => [
    ...["methodResponse:MethodResponse", "integrationResponse:IntegrationResponse"].flatMap((kind) =>
      ofApi(cloud, `aws:apigateway/${kind}`, inputs),
    ),
    ...["response:Response", "restApiPolicy:RestApiPolicy"].flatMap((kind) =>
      ofApi(cloud, `aws:apigateway/${kind}`, inputs, "restApiId"),
    ),
  ],
);

const writesLogs = (inputs: Values): boolean =>
  valuesAt(inputs, "settings.loggingLevel").some((level) => level !== "OFF") ||
  valuesAt(inputs, "settings.dataTraceEnabled").includes(true);

/** What logs needs the account's role setting, for which nothing but the region is asked. */
const roleSet = (type: string, logs: (inputs: Values) => boolean): SpecialCase =>
  special(type, bad, logging, ({ inputs }, cloud) => {
    if (!logs(inputs)) return [];
    const accounts = cloud
      .list("aws:apigateway/account:Account")
      .filter((account) => account.inputs.cloudwatchRoleArn !== undefined);
    if (accounts.length > 0) return accounts;
    return {
      said: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      hint: "create the account's role setting first and state the dependency with dependsOn",
    };
  });

const stagesOf = (cloud: Cloud, inputs: Values): CloudResource[] =>
  cloud
    .list(stage)
    .filter(
      (other) => other.inputs.restApi === inputs.restApi && other.inputs.stageName === inputs.stageName,
    );

const stageThere = (type: string, error: string, operation: string): SpecialCase =>
  special(type, error, `apigateway/latest/api/API_${operation}.html`, ({ inputs }, cloud) => {
    if (textOf(inputs.stageName) === undefined) return [];
    const found = stagesOf(cloud, inputs);
    return found.length > 0
      ? found
      : {
          said: "Invalid stage identifier specified",
          hint: `the API has no stage '${textOf(inputs.stageName) ?? ""}' at this moment; state the dependency with dependsOn`,
        };
  });

const executionLogs = /^API-Gateway-Execution-Logs_([a-z0-9]+)\/(.+)$/;

/** API Gateway makes the group of its execution logs itself as soon as a stage writes them. */
const groupFirst = special(
  "aws:cloudwatch/logGroup:LogGroup",
  "ResourceAlreadyExistsException",
  logging,
  ({ inputs, own }, cloud) => {
    const [, api, stageName] = executionLogs.exec(textOf(inputs.name) ?? "") ?? [];
    const writer = cloud
      .list(settings)
      .find(
        (other) =>
          other.inputs.restApi === api && other.inputs.stageName === stageName && writesLogs(other.inputs),
      );
    if (own !== undefined || api === undefined || writer === undefined) return [];
    return {
      said: "The specified log group already exists",
      hint: `'${writer.id}' had the stage write logs before; let it depend on the log group`,
    };
  },
);

const groupMade = special(
  settings,
  "ResourceAlreadyExistsException for the stage's log group",
  logging,
  ({ inputs }, cloud) =>
    writesLogs(inputs)
      ? named(
          cloud,
          ["aws:cloudwatch/logGroup:LogGroup"],
          `API-Gateway-Execution-Logs_${textOf(inputs.restApi) ?? ""}/${textOf(inputs.stageName) ?? ""}`,
        )
      : [],
);

const covers = (name: string, wanted: string): boolean =>
  name === wanted || (name.startsWith("*.") && wanted.replace(/^[^.]+/, "*") === name);

const covered = special(
  domain,
  bad,
  "apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html",
  ({ inputs }, cloud) => {
    const wanted = textOf(inputs.domainName);
    const [certificate] = named(cloud, ["aws:acm/certificate:Certificate"], inputs.regionalCertificateArn);
    if (wanted === undefined || certificate === undefined) return [];
    const names = ["domainName", "subjectAlternativeNames[]"]
      .flatMap((path) => valuesAt(certificate.outputs, path))
      .map(textOf);
    if (names.some((name) => name !== undefined && covers(name, wanted))) return [];
    return {
      said: "The domain name to be created is not covered by the provided certificate",
      hint: `'${wanted}' is none of ${names.join(", ")}`,
    };
  },
);

/** The load balancer of a private integration stands in the VPC that the link leads to. */
const sameVpc = special(
  integration,
  bad,
  "apigateway/latest/developerguide/private-integration.html",
  ({ inputs }, cloud) => {
    const vpcOf = (ids: Value[]): Value | undefined =>
      ids.flatMap((id) => named(cloud, ["aws:ec2/subnet:Subnet"], id))[0]?.inputs.vpcId;
    const [link] = named(cloud, ["aws:apigatewayv2/vpcLink:VpcLink"], inputs.connectionId);
    const [target] = named(cloud, ["aws:lb/loadBalancer:LoadBalancer"], inputs.integrationTarget);
    if (!isRecord(link?.inputs) || !isRecord(target?.inputs)) return [];
    const [from, to] = [
      vpcOf(valuesAt(link.inputs, "subnetIds[]")),
      vpcOf(valuesAt(target.inputs, "subnets[]")),
    ];
    if (from === undefined || to === undefined || from === to) return [];
    return { said: "The integration target must be in the VPC of the VPC link" };
  },
);

/** Reviewed 2026-11-21. */
export const stageCases: readonly SpecialCase[] = [
  whole,
  nothingLater,
  roleSet(stage, (inputs) => valuesAt(inputs, "accessLogSettings.destinationArn").length > 0),
  roleSet(settings, writesLogs),
  stageThere(settings, "NotFoundException", "UpdateStage"),
  stageThere(mapping, bad, "CreateBasePathMapping"),
  groupFirst,
  groupMade,
  covered,
  sameVpc,
];
