import type { Fixture } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const ofApi = { restApi: ["api"] };

/** A REST API of prod. */
export function restApi(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:apigateway/restApi:RestApi",
    name: "api",
    inputs: {
      name: "tradai-api-prod",
      endpointConfiguration: { types: "REGIONAL" },
      disableExecuteApiEndpoint: true,
      securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
      endpointAccessMode: "BASIC",
      ...inputs,
    },
  };
}

export function stage(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:apigateway/stage:Stage",
    name: "stage",
    inputs: {
      restApi: unknown,
      deployment: unknown,
      stageName: "v1",
      accessLogSettings: {
        destinationArn: `arn:aws:logs:${region}:${account}:log-group:/tradai/prod/api`,
        format: '{"requestId":"$context.requestId"}',
      },
      xrayTracingEnabled: true,
      ...inputs,
    },
    references: ofApi,
  };
}

/** A path of the API: `models` below its root. */
export function path(name: string, pathPart: string, parent = "api"): Fixture {
  return {
    type: "aws:apigateway/resource:Resource",
    name,
    inputs: { restApi: unknown, parentId: unknown, pathPart },
    references: { ...ofApi, parentId: [parent] },
  };
}
