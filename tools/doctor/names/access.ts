import {
  CloudWatchLogsClient,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient, ListTagsCommand, paginateListFunctions } from "@aws-sdk/client-lambda";
import { roleNames, roleTags, roleType } from "../roles";
import { among } from "./kind";
import type { Existing, Kind } from "./kind";

const roles: Kind = {
  about: "roles",
  type: roleType,
  input: "name",
  existing: async (patient, names) =>
    among(
      names,
      [...(await roleNames(patient))].map((name) => [name, { tags: () => roleTags(patient, name) }] as const),
    ),
};

const logGroups: Kind = {
  about: "log groups",
  type: "aws:cloudwatch/logGroup:LogGroup",
  input: "name",
  existing: async ({ aws }, names) => {
    const client = aws.client(CloudWatchLogsClient);
    const found: (readonly [string | undefined, Existing])[] = [];
    for await (const { logGroups: page = [] } of paginateDescribeLogGroups({ client }, {})) {
      for (const { logGroupName, logGroupArn } of page) {
        const tags = async () =>
          (await client.send(new ListTagsForResourceCommand({ resourceArn: logGroupArn }))).tags;
        found.push([logGroupName, { tags }]);
      }
    }
    return among(names, found);
  },
};

const functions: Kind = {
  about: "functions",
  type: "aws:lambda/function:Function",
  input: "name",
  existing: async ({ aws }, names) => {
    const client = aws.client(LambdaClient);
    const found: (readonly [string | undefined, Existing])[] = [];
    for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
      for (const { FunctionName, FunctionArn } of Functions) {
        const tags = async () => (await client.send(new ListTagsCommand({ Resource: FunctionArn }))).Tags;
        found.push([FunctionName, { tags }]);
      }
    }
    return among(names, found);
  },
};

export const accessKinds: readonly Kind[] = [roles, logGroups, functions];
