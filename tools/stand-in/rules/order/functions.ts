import { roleTrusts } from "../needs";
import {
  key,
  lambda,
  queue,
  role,
  securityGroup,
  subnet,
  topic,
  row,
  refusal,
  noKey,
  type OrderRow,
} from "./row";

const type = "aws:lambda/function:Function";
const createPage = "lambda/latest/api/API_CreateFunction.html";
const invalid = (said: string): ReturnType<typeof refusal> =>
  refusal("InvalidParameterValueException", said, createPage);
const noFunction = refusal(
  "ResourceNotFoundException",
  "Function not found",
  "lambda/latest/api/API_AddPermission.html",
);
const destinations = [...queue, ...topic, ...lambda, "aws:cloudwatch/eventBus:EventBus"];

/** Pairs of functions. Reviewed 2026-11-21. */
export const functionRows: readonly OrderRow[] = [
  row(
    type,
    "role",
    role,
    {
      ...invalid("The role defined for the function cannot be assumed by Lambda."),
      source: "lambda/latest/dg/troubleshooting-deployment.html",
    },
    roleTrusts("lambda.amazonaws.com"),
  ),
  row(type, "kmsKeyArn", key, { ...noKey, error: "InvalidParameterValueException" }),
  row(type, "vpcConfig.subnetIds[]", subnet, invalid("The subnet ID does not exist")),
  row(type, "vpcConfig.securityGroupIds[]", securityGroup, invalid("The security group does not exist")),
  row(type, "deadLetterConfig.targetArn", [...queue, ...topic], invalid("The target ARN does not exist")),
  row("aws:lambda/permission:Permission", "function", lambda, noFunction),
  row("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "functionName", lambda, {
    ...noFunction,
    said: "The function doesn't exist",
    source: "lambda/latest/api/API_PutFunctionEventInvokeConfig.html",
  }),
  ...["onFailure", "onSuccess"].map((outcome) =>
    row(
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      `destinationConfig.${outcome}.destination`,
      destinations,
      {
        ...invalid("The destination ARN is invalid."),
        // The account's own bus, which nobody makes.
        except: /:event-bus\/default$/,
        source: "lambda/latest/api/API_PutFunctionEventInvokeConfig.html",
      },
    ),
  ),
  row("aws:lambda/alias:Alias", "functionName", [type], {
    ...noFunction,
    source: "lambda/latest/api/API_CreateAlias.html",
  }),
  row("aws:lambda/eventSourceMapping:EventSourceMapping", "functionName", lambda, noFunction),
  row(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "eventSourceArn",
    [...queue, "aws:dynamodb/table:Table"],
    {
      ...invalid("The event source does not exist"),
      source: "lambda/latest/api/API_CreateEventSourceMapping.html",
    },
  ),
];
