import { textOf, unknown } from "../values";
import type { Identity } from "./identity";

const invocation = (ending: string): string =>
  "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/" +
  `arn:aws:lambda:{region}:{account}:function:{name}${ending}`;

/** Functions, deployment, workflows. */
export const computeIdentities: Readonly<Record<string, Identity>> = {
  "aws:lambda/function:Function": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:lambda:{region}:{account}:function:{name}",
    taken: "ResourceConflictException",
    outputs: {
      invokeArn: invocation("/invocations"),
      responseStreamingInvokeArn: invocation("/response-streaming-invocations"),
      lastModified: "2026-01-01T00:00:00.000+0000",
      signingJobArn: "",
      signingProfileVersionArn: "",
    },
    derive: ({ publish }, fill) => {
      // Whoever does not publish has only the version that every update changes.
      const version = publish === true ? "1" : "$LATEST";
      return {
        version,
        qualifiedArn: fill(`arn:aws:lambda:{region}:{account}:function:{name}:${version}`),
        qualifiedInvokeArn: fill(invocation(`:${version}/invocations`)),
      };
    },
    bumps: ["version", "qualifiedArn", "qualifiedInvokeArn"],
    bumpsOnlyIf: "publish",
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    id: "{functionName}{:qualifier}",
    // PutFunctionEventInvokeConfig writes over what is there.
    unique: "{functionName}|{qualifier}",
    defaults: { qualifier: "", maximumRetryAttempts: 2 },
  },
  "aws:lambda/alias:Alias": {
    id: "arn:aws:lambda:{region}:{account}:function:{functionName~}:{name}",
    name: "name",
    arn: "{id}",
    taken: "ResourceConflictException",
    outputs: {
      invokeArn: "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{id}/invocations",
    },
  },
  "aws:lambda/permission:Permission": {
    id: "{statementId}",
    name: "statementId",
    unique: "{function}/{statementId}",
    taken: "ResourceConflictException",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    id: "{uuid}",
    arn: "arn:aws:lambda:{region}:{account}:event-source-mapping:{id}",
    unique: "{eventSourceArn}|{functionName}",
    taken: "ResourceConflictException",
    outputs: {
      uuid: "{id}",
      lastModified: "2026-01-01T00:00:00Z",
      lastProcessingResult: "",
      state: "Enabled",
      stateTransitionReason: "USER_INITIATED",
    },
    // Once for the mapping, whether it was given a name or an ARN.
    derive: ({ functionName }, fill) => ({
      functionArn:
        textOf(functionName)?.includes(":") === false
          ? fill("arn:aws:lambda:{region}:{account}:function:{functionName}")
          : (functionName ?? unknown),
    }),
  },
  "aws:codedeploy/application:Application": {
    id: "{uuid}:{name}",
    name: "name",
    arn: "arn:aws:codedeploy:{region}:{account}:application:{name}",
    unique: "{name}",
    taken: "ApplicationAlreadyExistsException",
    outputs: { applicationId: "{uuid}", githubAccountName: "" },
  },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": {
    id: "{deploymentConfigName}",
    name: "deploymentConfigName",
    arn: "arn:aws:codedeploy:{region}:{account}:deploymentconfig:{deploymentConfigName}",
    taken: "DeploymentConfigAlreadyExistsException",
    outputs: { deploymentConfigId: "{uuid}" },
  },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    id: "{uuid}",
    name: "deploymentGroupName",
    arn: "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{appName}/{deploymentGroupName}",
    unique: "{appName}/{deploymentGroupName}",
    taken: "DeploymentGroupAlreadyExistsException",
    outputs: { deploymentGroupId: "{id}" },
    derive: ({ ecsService }) => ({ computePlatform: ecsService === undefined ? "Lambda" : "ECS" }),
  },
  "aws:sfn/stateMachine:StateMachine": {
    id: "arn:aws:states:{region}:{account}:stateMachine:{name}",
    name: "name",
    arn: "{id}",
    taken: "StateMachineAlreadyExists",
    // CreateStateMachine is idempotent while definition, type, logging and tracing are the same.
    answersAgain: true,
    outputs: {
      creationDate: "2026-01-01T00:00:00Z",
      description: "",
      revisionId: "{uuid}",
      status: "ACTIVE",
      stateMachineVersionArn: "arn:aws:states:{region}:{account}:stateMachine:{name}:1",
      versionDescription: "",
    },
    onlyIf: { stateMachineVersionArn: "publish" },
    bumps: ["revisionId"],
  },
};
