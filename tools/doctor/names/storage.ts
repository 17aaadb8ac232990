import { DynamoDBClient, ListTagsOfResourceCommand, paginateListTables } from "@aws-sdk/client-dynamodb";
import { ECRClient, ListTagsForResourceCommand, paginateDescribeRepositories } from "@aws-sdk/client-ecr";
import { DBInstanceNotFoundFault, DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretListEntry } from "@aws-sdk/client-secrets-manager";
import type { Patient } from "../check";
import { among } from "./kind";
import type { Existing, Kind } from "./kind";

/** An ARN in the environment's region and account. */
function arn({ settings: { region, account } }: Patient, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

const tables: Kind = {
  about: "tables",
  type: "aws:dynamodb/table:Table",
  input: "name",
  existing: async (patient, names) => {
    const client = patient.aws.client(DynamoDBClient);
    const found: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client }, {})) found.push(...TableNames);
    const tags = (name: string) => async () => {
      const asked = new ListTagsOfResourceCommand({ ResourceArn: arn(patient, "dynamodb", `table/${name}`) });
      return (await client.send(asked)).Tags;
    };
    return among(
      names,
      found.map((name) => [name, { tags: tags(name) }] as const),
    );
  },
};

const repositories: Kind = {
  about: "image repositories",
  type: "awsx:ecr:Repository",
  input: "name",
  existing: async ({ aws }, names) => {
    const client = aws.client(ECRClient);
    const found: (readonly [string | undefined, Existing])[] = [];
    for await (const { repositories: page = [] } of paginateDescribeRepositories({ client }, {})) {
      for (const { repositoryName, repositoryArn } of page) {
        const tags = async () =>
          (await client.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }))).tags;
        found.push([repositoryName, { tags }]);
      }
    }
    return among(names, found);
  },
};

const databases: Kind = {
  about: "databases",
  type: "aws:rds/instance:Instance",
  input: "identifier",
  existing: async ({ aws }, names) => {
    const found = await Promise.all(
      [...names].map(async (name): Promise<readonly (readonly [string, Existing])[]> => {
        try {
          const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: name });
          const { DBInstances: [instance] = [] } = await aws.client(RDSClient).send(asked);
          return [[name, { tags: () => Promise.resolve(instance?.TagList) }]];
        } catch (error) {
          if (error instanceof DBInstanceNotFoundFault) return [];
          throw error;
        }
      }),
    );
    return among(names, found.flat());
  },
};

/** A deleted secret keeps its name until its recovery window ends. */
function secret({ Name: name = "", ARN: id = "", Tags, DeletedDate }: SecretListEntry): Existing {
  return {
    tags: () => Promise.resolve(Tags),
    id,
    ...(DeletedDate === undefined
      ? {}
      : {
          instead: {
            found: `deleted on ${DeletedDate.toISOString().slice(0, 10)}, and its name is kept until it can no longer be restored`,
            remedy: `aws secretsmanager restore-secret --secret-id ${name}, then take it over`,
          },
        }),
  };
}

const secrets: Kind = {
  about: "secrets",
  type: "aws:secretsmanager/secret:Secret",
  input: "name",
  existing: async ({ aws }, names) => {
    const found: (readonly [string | undefined, Existing])[] = [];
    const asked = { IncludePlannedDeletion: true };
    for await (const { SecretList = [] } of paginateListSecrets(
      { client: aws.client(SecretsManagerClient) },
      asked,
    )) {
      for (const entry of SecretList) found.push([entry.Name, secret(entry)]);
    }
    return among(names, found);
  },
};

export const storageKinds: readonly Kind[] = [tables, repositories, databases, secrets];
